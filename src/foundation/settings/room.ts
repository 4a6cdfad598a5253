import type { Room } from '../../platform/room/room.ts'
import { deskRoutes } from './desk/routes.tsx'
import { permissions } from './permissions.ts'
import { TITLE } from './words.ts'

/** The numbers that the city may change, each from a day on. */
export const settingsRoom: Room = {
  name: 'settings',
  desk: deskRoutes,
  permissions: Object.values(permissions),
  deskNavigation: [
    { href: '/desk/settings', label: TITLE, may: permissions.open, order: 40, group: '基础数据' },
  ],
}
