import type { Agency } from '../../../../foundation/agencies/index.ts'
import type { CivilDate } from '../../../../law/civil-date.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { DateText } from '../../../../ui/date-text/date-text.tsx'
import { type Column, Table } from '../../../../ui/table/table.tsx'
import type { Tone } from '../../../../ui/tone.ts'
import { LIGHTS, type Light, lightOf } from '../lights.ts'
import { litOf } from '../rules.ts'
import { itemTitle, type TaskStanding } from '../standing.ts'
import { LIGHT_TONES, LIGHT_WORDS, ROLE_WORDS, stateWords, VERDICT_WORDS } from '../words.ts'
import type { TaskState } from '../workflow.ts'
import { shortOf } from './access.ts'

/** An answer with how it stands against its day. */
export interface LitTask {
  readonly task: TaskStanding
  readonly light: Light
}

/** The answers with their lights, what is late first, then by the day they are due. */
export function litTasks(
  tasks: readonly TaskStanding[],
  today: CivilDate,
  soonDays: number,
): readonly LitTask[] {
  const rank = (each: LitTask) => LIGHTS.indexOf(each.light)
  return tasks
    .map(task => ({ task, light: lightOf(litOf(task), today, soonDays) }))
    .sort((a, b) => rank(a) - rank(b) || (a.task.due ?? '9999').localeCompare(b.task.due ?? '9999') || 0)
}

const STATE_TONES: Readonly<Record<TaskState, Tone>> = {
  dispatched: 'warning',
  acknowledged: 'info',
  reported: 'info',
  returned: 'warning',
  accepted: 'success',
  closed: 'success',
  cancelled: 'neutral',
}

export function StateBadge({ task }: { task: TaskStanding }) {
  return <Badge tone={STATE_TONES[task.state]}>{stateWords(task.list.family, task.state)}</Badge>
}

export function LightBadge({ light }: { light: Light }) {
  return <Badge tone={LIGHT_TONES[light]}>{LIGHT_WORDS[light]}</Badge>
}

interface TaskTableProps {
  readonly id: string
  readonly caption: string
  readonly captionHidden?: boolean
  readonly rows: readonly LitTask[]
  readonly empty: string
  /** Names the agency of each row; left out where all are one's own. */
  readonly agencies?: ReadonlyMap<string, Agency>
}

/** Tasks as a table: which, whose, how it stands, by when. */
export function TaskTable({ id, caption, captionHidden, rows, empty, agencies }: TaskTableProps) {
  const columns: Column<LitTask>[] = [
    {
      key: 'task',
      head: '任务',
      rowHeader: true,
      cell: ({ task }) => (
        <>
          <a href={`/desk/tasks/${task.caseId}`}>
            {task.item.number && `${task.item.number}. `}
            {itemTitle(task.item)}
          </a>
          <br />
          <span class="quiet">{task.list.title}</span>
        </>
      ),
    },
    ...(agencies
      ? [{ key: 'agency', head: '单位', cell: ({ task }: LitTask) => shortOf(agencies, task.agencyId) }]
      : []),
    { key: 'role', head: '分工', nowrap: true, cell: ({ task }) => ROLE_WORDS[task.role] },
    {
      key: 'state',
      head: '状态',
      cell: ({ task }) => (
        <>
          <StateBadge task={task} />
          {task.extensionAsked && <p class="quiet">申请延期到{task.extensionAsked}</p>}
        </>
      ),
    },
    {
      key: 'due',
      head: '时限',
      nowrap: true,
      cell: ({ task, light }) => (
        <>
          {task.due ? <DateText date={task.due} /> : null}
          {task.due ? <br /> : null}
          <LightBadge light={light} />
        </>
      ),
    },
    {
      key: 'report',
      head: '最近报告',
      cell: ({ task: { lastReport: report } }) =>
        report ? (
          <>
            <DateText date={civilDateOf(report.at)} />
            <br />
            <span class="quiet">{report.verdict ? VERDICT_WORDS[report.verdict] : '等待核验'}</span>
          </>
        ) : (
          '—'
        ),
    },
  ]
  return (
    <Table<LitTask>
      id={id}
      caption={caption}
      captionHidden={captionHidden}
      columns={columns}
      rows={rows}
      rowKey={({ task }) => task.caseId}
      empty={empty}
    />
  )
}
