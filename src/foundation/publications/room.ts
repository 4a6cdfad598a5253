import { inTransaction } from '../../platform/db/db.ts'
import type { Room } from '../../platform/room/room.ts'
import { RELEASE_DUE, releaseScheduled } from './actions/release.ts'
import { publicationApi } from './api.ts'
import { deskNavigation, deskPanels, deskRoutes, previewRoutes } from './desk.ts'
import type { PublicationKind } from './kinds.ts'
import { publicationPermissions } from './permissions.ts'
import { portalPanels, portalRoutes } from './portal.tsx'

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
    jobs: ({ db }) => [
      {
        name: RELEASE_DUE,
        // A schedule that was cancelled or already carried out is refused by the table, and that is the end of it.
        async run(payload, now) {
          await inTransaction(db, tx => releaseScheduled(tx, kinds, String(payload.edition), now))
        },
      },
    ],
  }
}
