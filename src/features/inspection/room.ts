import type { Room } from '../../platform/room/room.ts'
import { inspectionDesk } from './desk.tsx'
import { seeInspection } from './permissions.ts'
import { inspectionPortal } from './portal.tsx'

/** 网站自查: the state's inspection list, judged by what each site of the base shows now. */
export const inspectionRoom: Room = {
  name: 'inspection',
  portal: inspectionPortal,
  desk: inspectionDesk,
  permissions: [seeInspection],
}
