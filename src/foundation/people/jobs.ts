import type { Db } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { signInNumbers } from './numbers.ts'
import { sweepSessions } from './store/sessions.ts'

/** Removes sessions that are over, so that nothing of them stays behind (GB/T 22239-2019 8.1.4.10). */
export function sweepSessionsJob(db: Db): Job {
  return {
    name: 'people.sweep-sessions',
    cron: '*/10 * * * *',
    async run(_payload, now) {
      const idle = (await signInNumbers(db, now)).idleMinutes * 60_000
      await sweepSessions(db, now, new Date(now.getTime() - idle))
    },
  }
}
