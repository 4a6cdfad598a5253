import { settingsAt } from '../../../foundation/settings/index.ts'
import { addDays, civilDateOf } from '../../../law/civil-date.ts'
import { type Db, inTransaction } from '../../../platform/db/db.ts'
import type { Job } from '../../../platform/jobs/jobs.ts'
import { remindOfTask } from './actions/oversee.ts'
import { familyOf } from './families.ts'
import { type Post, writeDue } from './letters.ts'
import { lightOf } from './lights.ts'
import { type OwedQuarter, quartersOwed } from './quarters.ts'
import { litOf } from './rules.ts'
import type { TaskStanding } from './standing.ts'
import { tasksOf } from './store-cases.ts'
import { holdCases, noteReminder, turnDay } from './store-reminders.ts'
import { quartersReported } from './store-reports.ts'
import type { ReminderReason } from './tables.ts'

/**
 * What a task is reminded of today, and the day that the reminder is about; undefined for nothing. Each is sent once for
 * one day: a task that got more time is reminded of again.
 */
export function reminderOf(
  task: TaskStanding,
  today: ReturnType<typeof civilDateOf>,
  days: { readonly soon: number; readonly acknowledge: number },
  owed: OwedQuarter | undefined = undefined,
): { readonly why: ReminderReason; readonly due: string } | undefined {
  const light = lightOf(litOf(task), today, days.soon)
  // What lies with the supervising office is not the agency's to be reminded of.
  if (task.state === 'reported') return undefined
  if (task.due !== null && (light === 'late' || light === 'soon')) {
    return { why: light === 'late' ? 'late' : 'due-soon', due: task.due }
  }
  const taken = addDays(civilDateOf(task.openedAt), days.acknowledge)
  if (task.state === 'dispatched' && today > taken) return { why: 'acknowledge', due: taken }
  return owed && { why: 'quarter', due: owed.due }
}

/** Sends what is due to be sent: one letter to each agency and reason, one event on each task. Answers how many tasks. */
export async function sendReminders(db: Db, post: Post, now: Date): Promise<number> {
  const today = civilDateOf(now)
  const settings = await settingsAt(db, today)
  const days = {
    soon: settings['supervision.remind-days-before'],
    acknowledge: settings['supervision.acknowledge-days'],
  }
  const tasks = await tasksOf(db, { open: true })
  const quarterly = tasks.filter(each => familyOf(each.list.family).quarterly)
  const reported = await quartersReported(
    db,
    quarterly.map(each => each.caseId),
  )
  const owedOf = (task: TaskStanding) =>
    quarterly.includes(task)
      ? quartersOwed(
          civilDateOf(task.openedAt),
          reported.get(task.caseId) ?? [],
          today,
          settings['supervision.quarter-report-days'],
        ).at(-1)
      : undefined
  const groups = new Map<string, { readonly why: ReminderReason; readonly tasks: TaskStanding[] }>()
  for (const task of tasks) {
    const why = reminderOf(task, today, days, owedOf(task))?.why
    if (!why) continue
    const group = groups.get(`${task.agencyId} ${why}`)
    if (group) group.tasks.push(task)
    else groups.set(`${task.agencyId} ${why}`, { why, tasks: [task] })
  }
  let sent = 0
  for (const { why, tasks } of groups.values()) {
    sent += await inTransaction(db, async tx => {
      await holdCases(
        tx,
        tasks.map(each => each.caseId),
      )
      const told: TaskStanding[] = []
      for (const task of tasks) {
        const reminder = reminderOf(task, today, days, owedOf(task))
        if (!reminder || !(await noteReminder(tx, task.caseId, reminder, now))) continue
        const done = await remindOfTask(tx, { caseId: task.caseId }, null, 'system', now)
        if (done.ok) told.push(task)
      }
      await writeDue(tx, post, why, told, now)
      return told.length
    })
  }
  return sent
}

/** The day turns at five past midnight in China, and reminders go out when offices open. */
export function taskJobs(db: Db, post: Post): readonly Job[] {
  return [
    {
      name: 'supervision.turn-day',
      cron: '5 16 * * *',
      async run(_payload, now) {
        const today = civilDateOf(now)
        const soon = (await settingsAt(db, today))['supervision.remind-days-before']
        await inTransaction(db, tx => turnDay(tx, today, soon, now))
      },
    },
    {
      name: 'supervision.remind',
      cron: '30 0 * * *',
      async run(_payload, now) {
        await sendReminders(db, post, now)
      },
    },
  ]
}
