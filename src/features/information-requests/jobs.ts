import { loadCalendar } from '../../foundation/calendar/index.ts'
import { eventsOfCases } from '../../foundation/cases/index.ts'
import { addDays, civilDateOf } from '../../law/civil-date.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import type { JobGround } from '../../platform/room/room.ts'
import { eraseEnded, purgePapers } from './actions/erase.ts'
import { queueDay } from './actions/step.ts'
import { concludeConsultation } from './actions/work.ts'
import { eraseEndedCorrections } from './corrections/actions/erase.ts'
import { noteDueChange } from './recalculated/store.ts'
import { updateRequest } from './store.ts'
import { unansweredSince } from './store-beside.ts'
import { reckonedOtherwise } from './store-sweeps.ts'

const AT_ONCE = 200

/** What happens by itself. Each may run twice. */
export function requestJobs({ db, services, origin }: JobGround): readonly Job[] {
  const ground = { keys: services.keys, origin }
  return [
    {
      // Silence of a third party leaves it to the agency, that of a co-producing agency is consent: the clock goes on.
      name: 'requests.silence',
      cron: '5 * * * *',
      run: (_payload, now) => closeSilent(db, ground, now),
    },
    {
      // After a change of the calendar the queues are reckoned anew.
      name: 'requests.reckon',
      cron: '*/10 * * * *',
      run: (_payload, now) => reckonAnew(db, now),
    },
    {
      name: 'requests.erase',
      cron: '40 19 * * *',
      async run(_payload, now) {
        await purgePapers(db, services.files, now)
        await eraseEnded(db, services.files, now)
        await eraseEndedCorrections(db, services.files, now)
      },
    },
  ]
}

async function closeSilent(
  db: Db,
  ground: Parameters<typeof concludeConsultation>[1],
  now: Date,
): Promise<void> {
  const today = civilDateOf(now)
  // Fifteen working days are three weeks at least.
  for (const { id, case_id: caseId } of await unansweredSince(db, addDays(today, -20), AT_ONCE)) {
    // Refused where its time is not over yet, or somebody was faster.
    await inTransaction(db, tx =>
      concludeConsultation(
        tx,
        ground,
        { caseId, consultationId: id, answer: 'silent', answeredOn: undefined, words: '' },
        'system',
        now,
      ),
    )
  }
}

async function reckonAnew(db: Db, now: Date): Promise<void> {
  const calendar = await loadCalendar(db)
  for (;;) {
    const rows = await reckonedOtherwise(db, calendar.version, AT_ONCE)
    if (rows.length === 0) return
    const events = await eventsOfCases(
      db,
      rows.map(row => row.case_id),
    )
    await inTransaction(db, async tx => {
      for (const { case_id, agency_id, queue_due: before } of rows) {
        const after = queueDay(events.get(case_id) ?? [], calendar)
        await updateRequest(tx, case_id, after)
        if (before === null || after.queue_due === null || before === after.queue_due) continue
        await noteDueChange(tx, {
          case_id,
          agency_id,
          calendar: calendar.version,
          due_before: before,
          due_after: after.queue_due,
          at: now,
        })
      }
    })
  }
}
