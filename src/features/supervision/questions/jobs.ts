import type { Db } from '../../../platform/db/db.ts'
import type { Job } from '../../../platform/jobs/jobs.ts'
import { eraseDecided } from './actions/erase.ts'

/** Each night the words of questions that were decided long enough ago are destroyed. May run twice. */
export function questionJobs(db: Db): readonly Job[] {
  return [
    {
      name: 'supervision.erase-questions',
      cron: '40 19 * * *',
      async run(_payload, now) {
        await eraseDecided(db, now)
      },
    },
  ]
}
