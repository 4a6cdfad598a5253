import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { RELEASE_DUE, releaseScheduled } from './actions/release.ts'
import type { PublicationKind } from './kinds.ts'
import { overdueEditions } from './store-waiting.ts'

/** What the table answers where the schedule was cancelled, or carried out already: there is nothing left to do. */
const SETTLED: ReadonlySet<string> = new Set(['wrong-state', 'not-found'])

/**
 * What releases on time. Each schedule has a job of its own for its moment; once a minute another looks for moments that
 * have passed all the same, so that no lost job keeps a text from the public. Both may run twice.
 */
export function scheduleJobs(db: Db, kinds: readonly PublicationKind[]): readonly Job[] {
  const release = async (editionId: string, now: Date) => {
    const done = await inTransaction(db, tx => releaseScheduled(tx, kinds, editionId, now))
    const codes = done.ok ? [] : done.problems.map(problem => problem.code)
    return codes.filter(code => !SETTLED.has(code))
  }
  return [
    {
      name: RELEASE_DUE,
      async run(payload, now) {
        const codes = await release(String(payload.edition), now)
        // Where our clock is behind the database's, which woke us, the moment has not come yet: the job is tried again.
        if (codes.length > 0) throw new Error(`a scheduled release was refused: ${codes.join(', ')}`)
      },
    },
    {
      name: `${RELEASE_DUE}-overdue`,
      cron: '* * * * *',
      async run(_payload, now) {
        const refused: string[] = []
        for (const editionId of await overdueEditions(db, now)) {
          // One that fails does not keep the others.
          const codes = await release(editionId, now).catch(error => [String(error)])
          if (codes.length > 0) refused.push(`${editionId}: ${codes.join(', ')}`)
        }
        if (refused.length > 0) throw new Error(`scheduled releases were refused: ${refused.join('; ')}`)
      },
    },
  ]
}
