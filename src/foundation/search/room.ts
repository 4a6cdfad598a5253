import type { Reaction, Room } from '../../platform/room/room.ts'
import { indexAgency } from './agencies.ts'
import { bringSearchUpToDate } from './rebuild.ts'

/** What happens to an agency that changes how it is found. */
const CHANGES = [
  'founded',
  'renamed',
  'moved',
  'merged',
  'split',
  'abolished',
  'details-corrected',
  'alias-added',
] as const

/** An agency stands in the index as the public sees it: after each change it is indexed again. */
const followAgencies: readonly Reaction[] = CHANGES.map(change => ({
  name: `search.agency-${change}`,
  to: `agencies.${change}`,
  react: (tx, fact) => indexAgency(tx, fact.subject.id),
}))

/** The one index over everything that is live. */
export const searchRoom: Room = {
  name: 'search',
  reactions: followAgencies,
  jobs: ({ db }) => [
    {
      name: 'search.rebuild',
      // Nightly, and cheap when nothing waits: what the start could not finish, or an older program still wrote.
      cron: '20 19 * * *',
      run: async () => {
        await bringSearchUpToDate(db)
      },
    },
  ],
}
