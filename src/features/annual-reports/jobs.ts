import { listAgencies } from '../../foundation/agencies/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import { reportYearOn } from '../../law/report-deadlines.ts'
import type { ReportScope } from '../../law/report-form.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import type { JobGround } from '../../platform/room/room.ts'
import { beginReport } from './actions.ts'

/** What happens by itself. It may run twice. */
export function reportJobs({ db }: JobGround): readonly Job[] {
  return [
    {
      // 04:10 at Shanghai, every day: who joins in January gets a form, too.
      name: 'annual-reports.begin',
      cron: '10 20 * * *',
      run: (_payload, now) => beginReports(db, now),
    },
  ]
}

/** Hands the forms of the year out (domain/02 §8): to every open agency its own, and to each government that of all below it. */
export async function beginReports(db: Db, now: Date): Promise<void> {
  const year = reportYearOn(civilDateOf(now))
  if (year === undefined) return
  for (const { id: agencyId, kind, state } of await listAgencies(db)) {
    if (state !== 'active') continue
    const aggregates = kind === 'government' || kind === 'county'
    const scopes: readonly ReportScope[] = aggregates ? ['agency', 'government'] : ['agency']
    for (const scope of scopes) {
      // Refused where somebody has begun it already.
      await inTransaction(db, tx => beginReport(tx, { agencyId, year, scope }, 'system', now))
    }
  }
}
