import type { DeskRoute } from '../../platform/http/routes.ts'
import type { NavigationEntry } from '../../platform/room/room.ts'
import { absenceRoutes } from './desk/absences.tsx'
import { auditRoutes } from './desk/audit.tsx'
import { ownAccountRoutes } from './desk/me.tsx'
import { newPersonRoutes } from './desk/new-person.tsx'
import { peopleListRoute } from './desk/people-list.tsx'
import { personRoutes } from './desk/person.tsx'
import { permissions } from './permissions.ts'

/** The room's pages on the workbench. */
export const deskRoutes: readonly DeskRoute[] = [
  ...ownAccountRoutes,
  ...absenceRoutes,
  peopleListRoute,
  ...newPersonRoutes,
  ...personRoutes,
  ...auditRoutes,
]

export const deskNavigation: readonly NavigationEntry[] = [
  { href: '/desk/people', label: '账号管理', may: permissions.list, order: 800, group: '系统管理' },
  { href: '/desk/audit', label: '审计记录', may: permissions.audit, order: 810, group: '系统管理' },
  { href: '/desk/absences', label: '缺勤与移交', may: permissions.ownAbsence, order: 900, group: '本人' },
  { href: '/desk/me', label: '我的账号', may: permissions.ownAccount, order: 910, group: '本人' },
]
