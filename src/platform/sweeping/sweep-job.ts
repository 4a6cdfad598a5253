import { sql } from 'kysely'
import type { Db } from '../db/db.ts'
import { sweepOnceKeys } from '../forms/once.ts'
import type { Job } from '../jobs/jobs.ts'
import { sweepLimits } from '../limits/limits.ts'
import { sweepMail } from '../mail/mail.ts'

const MAIL_KEPT_DAYS = 30

/** Every night (19:00 UTC is 03:00 in China): forgets limits, once-keys, settled letters and ended sessions. */
export function sweepJob(db: Db): Job {
  return {
    name: 'platform.sweep',
    cron: '0 19 * * *',
    async run(_payload, now) {
      await sweepLimits(db, now)
      await sweepOnceKeys(db, now)
      await sweepMail(db, new Date(now.getTime() - MAIL_KEPT_DAYS * 86_400_000))
      await sql`delete from ops.sessions where ends_at < ${now}`.execute(db)
    },
  }
}
