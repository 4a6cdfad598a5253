import type { Room } from '../../platform/room/room.ts'
import { permissions } from './permissions.ts'

/** The tree of agencies: what they are, were and became. */
export const agenciesRoom: Room = {
  name: 'agencies',
  permissions: Object.values(permissions),
}
