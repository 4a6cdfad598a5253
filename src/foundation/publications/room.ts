import type { Room } from '../../platform/room/room.ts'
import { publicationApi } from './api.ts'
import { deskNavigation, deskPanels, deskRoutes, previewRoutes } from './desk.ts'
import type { PublicationKind } from './kinds.ts'
import { publicationPermissions } from './permissions.ts'
import { portalPanels, portalRoutes } from './portal.tsx'
import { scheduleJobs } from './schedule-jobs.ts'

/** The room, built with the kinds that the features offer. */
export function publicationsRoom(kinds: readonly PublicationKind[]): Room {
  return {
    name: 'publications',
    portal: [...portalRoutes(kinds), ...previewRoutes(kinds)],
    desk: deskRoutes(kinds),
    api: publicationApi(kinds),
    permissions: publicationPermissions,
    deskNavigation,
    deskPanels: deskPanels(kinds),
    portalPanels: portalPanels(kinds),
    jobs: ({ db }) => scheduleJobs(db, kinds),
  }
}
