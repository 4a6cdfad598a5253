import type { Room } from '../../platform/room/room.ts'
import { agencyApi } from './api.ts'
import { deskNavigation, deskRoutes } from './desk.ts'
import { permissions } from './permissions.ts'
import { portalRoutes } from './portal/routes.tsx'
import { TITLE } from './words.ts'

/** The tree of agencies: what they are, were and became. */
export const agenciesRoom: Room = {
  name: 'agencies',
  portal: portalRoutes,
  desk: deskRoutes,
  api: agencyApi,
  permissions: Object.values(permissions),
  deskNavigation,
  portalNavigation: [{ href: '/agencies', label: TITLE, order: 40 }],
}
