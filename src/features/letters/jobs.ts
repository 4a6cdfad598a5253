import { loadCalendar } from '../../foundation/calendar/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import { isWorkday } from '../../law/working-days.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import type { JobGround } from '../../platform/room/room.ts'
import { eraseEnded } from './actions/erase.ts'
import { byDueDay, clocked } from './clocks.ts'
import { kindOf } from './kinds.ts'
import { reminderMail } from './notices.ts'
import { urgencyOf } from './rules.ts'
import { projectCounts } from './store-counts.ts'
import { mailboxesWithOpen, noteReminder, queuedLetters } from './store-queue.ts'

/** Counts, reminders and erasure. Each may run twice. */
export function letterJobs({ db, services, origin }: JobGround): readonly Job[] {
  return [
    {
      name: 'letters.count',
      cron: '*/10 * * * *',
      async run(_payload, now) {
        await projectCounts(db, now)
      },
    },
    {
      // Half past seven in the morning in China.
      name: 'letters.remind',
      cron: '30 23 * * *',
      run: (_payload, now) => remind(db, services.keys, origin, now),
    },
    {
      name: 'letters.erase',
      cron: '20 19 * * *',
      async run(_payload, now) {
        await eraseEnded(db, now)
      },
    },
  ]
}

/** One message a working day to each agency that has letters due or late, and an address. */
async function remind(db: Db, keys: KeyRing, origin: string, now: Date): Promise<void> {
  const calendar = await loadCalendar(db)
  const today = civilDateOf(now)
  if (!isWorkday(today, calendar)) return
  for (const { agencyId, name, email } of await mailboxesWithOpen(db)) {
    const open = await queuedLetters(db, { agencies: [agencyId], closed: false })
    const pressing = byDueDay(await clocked(db, open, calendar)).flatMap(({ standing, letter, clock }) => {
      const urgency = urgencyOf(clock, today, calendar)
      if (clock.state !== 'running' || urgency === 'ahead') return []
      const kind = kindOf(letter.kind).label
      return [{ number: standing.number ?? '', kind, due: clock.date, late: urgency === 'late' }]
    })
    if (pressing.length === 0) continue
    await inTransaction(db, async tx => {
      if (!(await noteReminder(tx, agencyId, today))) return
      await queueMail(tx, reminderMail({ name, email }, pressing, origin, now), keys, now)
    })
  }
}
