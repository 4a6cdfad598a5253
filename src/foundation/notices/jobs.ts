import type { Job } from '../../platform/jobs/jobs.ts'
import type { JobGround } from '../../platform/room/room.ts'
import { sendDigests } from './digest.ts'
import { forgottenBefore } from './rules.ts'
import type { SubscriptionSource } from './sources.ts'
import { sweepWaiting } from './store.ts'

/**
 * Looks every few minutes for letters that are due: most of the time there are none, and one that was missed (no worker
 * ran at seven) is caught up.
 */
export function noticeJobs(
  { db, services, origin }: JobGround,
  sources: readonly SubscriptionSource[],
): readonly Job[] {
  return [
    {
      name: 'notices.digest',
      cron: '*/10 * * * *',
      async run(_payload, now) {
        await sendDigests({ db, keys: services.keys, sources, origin }, now)
      },
    },
    {
      name: 'notices.sweep',
      cron: '25 * * * *',
      async run(_payload, now) {
        await sweepWaiting(db, forgottenBefore(now))
      },
    },
  ]
}
