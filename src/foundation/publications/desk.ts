import type { DeskRoute } from '../../platform/http/routes.ts'
import type { NavigationEntry } from '../../platform/room/room.ts'
import { changeRoute } from './desk/change.ts'
import { editRoutes } from './desk/edit.tsx'
import { eventRoutes } from './desk/events.ts'
import { fileRoute } from './desk/files.ts'
import { historyRoute } from './desk/history.tsx'
import { listRoute } from './desk/list.tsx'
import { newRoutes } from './desk/new.tsx'
import { previewLinkRoute } from './desk/preview.tsx'
import { reviewRoutes } from './desk/review.tsx'
import { scheduleRoute } from './desk/schedule.tsx'
import { UNPLACED, UNPLACED_TITLE, unplacedRoutes } from './desk/unplaced.tsx'
import { urgentRoutes } from './desk/urgent.tsx'
import type { PublicationKind } from './kinds.ts'
import { draftPublications, listPublications, placePublications } from './permissions.ts'

export { deskPanels } from './desk/panels.tsx'
export { previewRoutes } from './desk/preview.tsx'

/** The workbench of publications: each route with its one permission. */
export function deskRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return [
    listRoute(kinds),
    ...newRoutes(kinds),
    ...unplacedRoutes(kinds),
    ...reviewRoutes(kinds),
    ...editRoutes(kinds),
    ...eventRoutes(kinds),
    scheduleRoute,
    ...urgentRoutes(kinds),
    changeRoute(kinds),
    historyRoute(kinds),
    previewLinkRoute(kinds),
    fileRoute,
  ]
}

export const deskNavigation: readonly NavigationEntry[] = [
  { href: '/desk/publications', label: '信息发布', may: listPublications, order: 10, group: '信息发布' },
  { href: '/desk/publications/new', label: '新建信息', may: draftPublications, order: 11, group: '信息发布' },
  { href: UNPLACED, label: UNPLACED_TITLE, may: placePublications, order: 12, group: '信息发布' },
]
