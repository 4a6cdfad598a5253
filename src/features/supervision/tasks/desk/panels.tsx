import type { ComponentChild } from 'preact'
import { settingsAt } from '../../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { mayDo } from '../../../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../../../platform/room/room.ts'
import { Section } from '../../../../ui/section/section.tsx'
import { draftTaskTexts, overseeTasks, seeTasks } from '../permissions.ts'
import { tasksOf } from '../store-cases.ts'
import { agenciesById } from './access.ts'
import { ownTasks } from './my-tasks.tsx'
import { type LitTask, litTasks, TaskTable } from './table.tsx'

const ROWS = 10

type Visit = Parameters<DeskPanel['render']>[0]

/** 待办: what an agency has to do with its tasks today, and what waits for the supervising office. */
export const taskPanels: readonly DeskPanel[] = [
  { order: 12, may: seeTasks, render: agencyPanel },
  { order: 13, may: overseeTasks, render: officePanel },
]

async function agencyPanel(visit: Visit): Promise<ComponentChild | null> {
  const { rows, several } = await ownTasks(visit)
  const waits = rows.filter(({ task, light }) => {
    if (task.closedAt !== null) return false
    const { lastReport } = task
    const textMissing =
      lastReport?.verdict === 'accepted' &&
      lastReport.publicationId === null &&
      task.item.withheldBasis === null &&
      mayDo(visit.actor, draftTaskTexts, task.agencyId)
    if (textMissing) return true
    if (task.state === 'reported') return false
    return task.state === 'dispatched' || task.state === 'returned' || light === 'late' || light === 'soon'
  })
  return todo(visit, waits, {
    title: '任务待办',
    id: 'task-todos',
    href: '/desk/tasks',
    label: '全部任务',
    named: several,
  })
}

async function officePanel(visit: Visit): Promise<ComponentChild | null> {
  const { db, now } = visit
  const today = civilDateOf(now)
  const soon = (await settingsAt(db, today))['supervision.remind-days-before']
  const rows = litTasks(await tasksOf(db, { open: true }), today, soon)
  // What only the supervising office can move comes before what is merely late.
  const judged = rows.filter(({ task }) => task.state === 'reported' || task.extensionAsked !== null)
  const late = rows.filter(each => each.light === 'late' && !judged.includes(each))
  return todo(visit, [...judged, ...late], {
    title: '督办待办',
    id: 'oversight-todos',
    href: '/desk/tasks/overview',
    label: '督办总览',
    named: true,
  })
}

async function todo(
  { db }: Visit,
  rows: readonly LitTask[],
  {
    title,
    id,
    href,
    label,
    named,
  }: { title: string; id: string; href: string; label: string; named: boolean },
): Promise<ComponentChild | null> {
  if (rows.length === 0) return null
  return (
    <Section title={`${title}（${rows.length}）`} id={id} more={{ href, label }}>
      <TaskTable
        id={`${id}-table`}
        caption={title}
        captionHidden
        rows={rows.slice(0, ROWS)}
        empty=""
        {...(named ? { agencies: await agenciesById(db) } : {})}
      />
    </Section>
  )
}
