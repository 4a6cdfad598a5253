import type { LiveAgency } from '../../../foundation/agencies/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { familyOf, type TaskFamily } from '../tasks/families.ts'
import type { Light } from '../tasks/lights.ts'
import { LIGHT_TONES, LIGHT_WORDS, ROLE_WORDS } from '../tasks/words.ts'
import { MonthsChart } from './months-chart.tsx'
import { lightOfTask, type Pace, type Progress, progressOf, publicLight } from './progress.ts'
import { ProgressChart, type ProgressRow } from './progress-chart.tsx'
import type { LiveAnswer, LiveList, LiveTask, MonthCount } from './store-live.ts'
import { listPath, taskPath, taskTitle } from './task-paths.ts'

export function LightBadge({ light }: { readonly light: Light }) {
  return <Badge tone={LIGHT_TONES[light]}>{LIGHT_WORDS[light]}</Badge>
}

/** The figures of some answers in one line. */
export function ProgressLine({ progress, label }: { readonly progress: Progress; readonly label: string }) {
  return (
    <StatLine
      label={label}
      items={[
        { label: '承办单位落实事项', value: progress.total, unit: '项' },
        { label: '已完成', value: progress.done, unit: '项' },
        { label: '逾期未完成', value: progress.late, unit: '项' },
        { label: '已公开报告', value: progress.reported, unit: '份' },
      ]}
    />
  )
}

interface ListProps {
  readonly list: LiveList
  readonly tasks: readonly LiveTask[]
  /** Those that the filters left. */
  readonly shown: readonly LiveTask[]
  readonly answers: readonly LiveAnswer[]
  readonly months: readonly MonthCount[]
  readonly pace: Pace
}

/** One list with every task: who answers, how it stands, until when, the last report. */
export function ListPage({ list, tasks, shown, answers, months, pace }: ListProps) {
  const family = familyOf(list.family)
  const byTask = grouped(answers, answer => answer.task_id)
  const partOf = new Map(tasks.map(task => [task.id, task.part ?? task.level1 ?? '']))
  const parts = rowsOf(answers, pace, answer => {
    const part = partOf.get(answer.task_id) ?? ''
    return [part, part === '' ? '未分部分' : part]
  })
  const agencies = rowsOf(answers, pace, answer => [answer.agency_key, answer.agency_name])
  return (
    <>
      <DescriptionList
        columns={2}
        items={[
          { term: '清单类别', value: family.label },
          { term: '年度', value: `${list.year}年` },
          {
            term: '全文',
            value: <a href={`/d/${list.publication_number}`}>{`第 ${list.publication_number} 号公开信息`}</a>,
          },
          { term: '派发日期', value: civilDateOf(list.dispatched_at) },
          list.bases.length === 0
            ? { term: '依据', value: null }
            : {
                term: '依据',
                value: list.bases.map((number, at) => (
                  <>
                    {at === 0 ? null : '、'}
                    <a href={`/d/${number}`}>第 {number} 号</a>
                  </>
                )),
              },
          { term: '不公开项', value: list.withheld === 0 ? null : `${list.withheld} 项依法不予公开` },
        ]}
      />
      <ProgressLine progress={progressOf(answers, pace)} label="总体进展" />
      <Table<LiveTask>
        id="tasks"
        caption={`${family.item}（${shown.length === tasks.length ? `共 ${tasks.length} 项` : `符合条件的 ${shown.length} 项，共 ${tasks.length} 项`}）`}
        columns={taskColumns(family, byTask, pace)}
        rows={shown}
        rowKey={task => task.id}
        empty="没有符合条件的任务。"
        downloads={
          <>
            <a href={`/api/v1/tasks.csv?plan=${list.number}`}>CSV</a>{' '}
            <a href={`/api/v1/tasks?plan=${list.number}`}>JSON</a>{' '}
            <a href={`${listPath(list.number)}/table.xlsx`}>任务分解表（XLSX）</a>{' '}
            <a href={`${listPath(list.number)}/due.ics`}>到期日历（ICS）</a>{' '}
            <a href={`/tasks.atom?plan=${list.number}`}>动态订阅（Atom）</a>
          </>
        }
      />
      <Picture id="by-agency" title="按单位" head="单位" rows={agencies} />
      {parts.length < 2 ? null : (
        <Picture id="by-part" title={`按${family.heads.part}`} head={family.heads.part} rows={parts} />
      )}
      {months.length === 0 ? null : (
        <Section title="按月份" id="by-month">
          <MonthsChart months={months} closing={family.closing} />
          <Table<MonthCount>
            id="months"
            caption="每月提交报告、核验通过和办结的数量"
            columns={[
              { key: 'month', head: '月份', rowHeader: true, cell: row => row.month },
              { key: 'reported', head: '提交报告', figures: true, cell: row => row.reported },
              { key: 'accepted', head: '核验通过', figures: true, cell: row => row.accepted },
              { key: 'closed', head: family.closing, figures: true, cell: row => row.closed },
            ]}
            rows={months}
            rowKey={row => row.month}
          />
        </Section>
      )}
    </>
  )
}

function taskColumns(
  family: TaskFamily,
  byTask: ReadonlyMap<string, readonly LiveAnswer[]>,
  pace: Pace,
): readonly Column<LiveTask>[] {
  return [
    { key: 'ordinal', head: '序号', figures: true, cell: task => task.ordinal },
    { key: 'level1', head: family.heads.level1, cell: task => task.level1 ?? '' },
    {
      key: 'level2',
      head: family.heads.level2,
      rowHeader: true,
      cell: task => <a href={taskPath(task)}>{taskTitle(task)}</a>,
    },
    { key: 'requirement', head: family.heads.requirement, cell: task => task.requirement ?? '' },
    { key: 'who', head: '责任单位', cell: task => whoAnswers(byTask.get(task.id) ?? []) },
    { key: 'due', head: '时限', nowrap: true, cell: task => task.due ?? '未定' },
    {
      key: 'light',
      head: '进展',
      cell: task => {
        const answers = byTask.get(task.id) ?? []
        const { done, total } = progressOf(answers, pace)
        return (
          <>
            <LightBadge light={lightOfTask(answers, pace)} /> {done}/{total}
          </>
        )
      },
    },
  ]
}

/** Up to four names; more are counted, and stand on the task's own page. */
function whoAnswers(answers: readonly LiveAnswer[]): string {
  const names = answers.slice(0, 4).map(answer => answer.agency_name)
  return answers.length > names.length ? `${names.join('、')}等 ${answers.length} 个单位` : names.join('、')
}

function Picture({
  id,
  title,
  head,
  rows,
}: {
  readonly id: string
  readonly title: string
  readonly head: string
  readonly rows: readonly ProgressRow[]
}) {
  const caption = `${title}统计的进展：已完成、逾期和全部`
  return (
    <Section title={title} id={id}>
      <ProgressChart name={caption} rows={rows} />
      <Table<ProgressRow>
        id={`${id}-table`}
        caption={caption}
        columns={[
          { key: 'label', head, rowHeader: true, cell: row => row.label },
          { key: 'total', head: '全部', figures: true, cell: row => row.progress.total },
          { key: 'done', head: '已完成', figures: true, cell: row => row.progress.done },
          { key: 'late', head: '逾期', figures: true, cell: row => row.progress.late },
          { key: 'soon', head: '临近时限', figures: true, cell: row => row.progress.soon },
          { key: 'reported', head: '已公开报告', figures: true, cell: row => row.progress.reported },
        ]}
        rows={rows}
        rowKey={row => row.key}
      />
    </Section>
  )
}

/** An agency's tasks in all lists. */
export function AgencyTasks({
  agency,
  tasks,
  answers,
  lists,
  pace,
}: {
  readonly agency: LiveAgency
  readonly tasks: readonly LiveTask[]
  readonly answers: readonly LiveAnswer[]
  readonly lists: readonly LiveList[]
  readonly pace: Pace
}) {
  const answerOf = new Map(answers.map(answer => [answer.task_id, answer]))
  const listOf = new Map(lists.map(list => [list.number, list]))
  return (
    <>
      <ProgressLine progress={progressOf(answers, pace)} label={`${agency.name}的任务`} />
      <Table<LiveTask>
        id="agency-tasks"
        caption={`${agency.name}负责的任务`}
        captionHidden
        columns={[
          { key: 'list', head: '清单', cell: task => listOf.get(task.list_number)?.title ?? '' },
          {
            key: 'task',
            head: '任务',
            rowHeader: true,
            cell: task => <a href={taskPath(task)}>{taskTitle(task)}</a>,
          },
          { key: 'role', head: '分工', cell: task => ROLE_WORDS[answerOf.get(task.id)?.role ?? 'lead'] },
          { key: 'due', head: '时限', nowrap: true, cell: task => answerOf.get(task.id)?.due ?? '未定' },
          {
            key: 'light',
            head: '进展',
            cell: task => {
              const answer = answerOf.get(task.id)
              return answer ? <LightBadge light={publicLight(answer, pace)} /> : null
            },
          },
        ]}
        rows={tasks}
        rowKey={task => task.id}
        empty="没有公开的任务。"
      />
    </>
  )
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** Progress by whatever names a row; what is late stands first. */
function rowsOf(
  answers: readonly LiveAnswer[],
  pace: Pace,
  name: (answer: LiveAnswer) => readonly [key: string, label: string],
): ProgressRow[] {
  return [...grouped(answers, answer => name(answer)[0])]
    .map(([key, group]) => ({
      key,
      label: group[0] ? name(group[0])[1] : key,
      progress: progressOf(group, pace),
    }))
    .sort((a, b) => b.progress.late - a.progress.late || b.progress.total - a.progress.total)
}
