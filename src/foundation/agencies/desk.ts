import type { DeskRoute } from '../../platform/http/routes.ts'
import type { NavigationEntry } from '../../platform/room/room.ts'
import { agencyRoutes } from './desk/agency.tsx'
import { detailsRoutes } from './desk/details.tsx'
import { eventPageRoutes } from './desk/event-pages.tsx'
import { foundRoutes } from './desk/found.tsx'
import { listRoute } from './desk/list.tsx'
import { permissions } from './permissions.ts'
import { TITLE } from './words.ts'

/** The room's pages on the workbench. */
export const deskRoutes: readonly DeskRoute[] = [
  listRoute,
  ...foundRoutes,
  ...agencyRoutes,
  ...detailsRoutes,
  ...eventPageRoutes,
]

export const deskNavigation: readonly NavigationEntry[] = [
  { href: '/desk/agencies', label: TITLE, may: permissions.open, order: 20, group: '基础数据' },
]
