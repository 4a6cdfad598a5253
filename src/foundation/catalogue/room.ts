import type { Room } from '../../platform/room/room.ts'
import { catalogueApi } from './api.ts'
import { deskNavigation, deskRoutes } from './desk.tsx'
import { cataloguePermissions } from './permissions.ts'

/** 公开目录: the columns in which the public finds publications, and what each agency has of the items of the law. */
export const catalogueRoom: Room = {
  name: 'catalogue',
  desk: deskRoutes,
  deskNavigation,
  api: catalogueApi,
  permissions: cataloguePermissions,
}
