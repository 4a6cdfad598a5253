import type { Agency } from '../../../../foundation/agencies/index.ts'
import { settingsAt } from '../../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { page } from '../../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { FilterPanel } from '../../../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../../../ui/pagination/pagination.tsx'
import { StatLine } from '../../../../ui/stat-line/stat-line.tsx'
import { type Column, Table } from '../../../../ui/table/table.tsx'
import { LIGHTS } from '../lights.ts'
import { overseeTasks } from '../permissions.ts'
import { tasksOf } from '../store-cases.ts'
import { allLists } from '../store-lists.ts'
import { LIGHT_WORDS, OVERVIEW } from '../words.ts'
import { type TaskState, taskWorkflow } from '../workflow.ts'
import { agenciesById, shortOf } from './access.ts'
import { counted } from './my-tasks.tsx'
import { paged } from './paging.ts'
import { type LitTask, litTasks, TaskTable } from './table.tsx'

const PATH = '/desk/tasks/overview'
const STATES = Object.keys(taskWorkflow.states) as TaskState[]
const FILTERS = ['list', 'agency', 'state', 'light'] as const

/** Every agency by every state, and the tasks behind the figures; what is late comes first. */
export const overview: DeskRoute = {
  method: 'GET',
  path: PATH,
  may: overseeTasks,
  async handle({ db, now, query }) {
    const today = civilDateOf(now)
    const soon = (await settingsAt(db, today))['supervision.remind-days-before']
    const lists = (await allLists(db)).filter(each => each.dispatched_at !== null)
    const chosen = lists.find(each => each.id === query.get('list'))
    const tasks = await tasksOf(db, { listId: chosen?.id })
    const rows = litTasks(tasks, today, soon)
    const agencies = await agenciesById(db)
    const state = STATES.find(each => each === query.get('state'))
    const light = LIGHTS.find(each => each === query.get('light'))
    const agencyId = agencies.has(query.get('agency') ?? '') ? (query.get('agency') ?? undefined) : undefined
    const shown = rows.filter(
      each =>
        (!state || each.task.state === state) &&
        (!light || each.light === light) &&
        (!agencyId || each.task.agencyId === agencyId),
    )
    const address = (changes: Record<string, string | undefined>) => {
      const next = new URLSearchParams()
      for (const name of [...FILTERS, 'page']) {
        const value = name in changes ? changes[name] : name === 'page' ? undefined : query.get(name)
        if (value) next.set(name, value)
      }
      return next.size === 0 ? PATH : `${PATH}?${next}`
    }
    const { part, previous, next, summary } = paged(shown, query.get('page'), number =>
      address({ page: number }),
    )
    return page(
      OVERVIEW,
      <>
        <StatLine
          label="按时限统计"
          items={LIGHTS.filter(each => counted(rows, each) > 0).map(each => ({
            label: LIGHT_WORDS[each],
            value: counted(rows, each),
            unit: '项',
            href: address({ light: each, state: undefined, agency: undefined }),
          }))}
        />
        <FilterPanel
          action={PATH}
          clear={PATH}
          filters={[
            {
              name: 'list',
              label: '清单',
              all: '全部清单',
              value: chosen?.id,
              options: lists.map(each => ({ value: each.id, label: `${each.year}　${each.title}` })),
            },
            {
              name: 'agency',
              label: '单位',
              value: agencyId,
              options: [...agencies.values()]
                .filter(each => rows.some(({ task }) => task.agencyId === each.id))
                .map(each => ({ value: each.id, label: each.shortName || each.name })),
            },
            {
              name: 'state',
              label: '状态',
              value: state,
              options: STATES.map(each => ({ value: each, label: taskWorkflow.states[each].label })),
            },
            {
              name: 'light',
              label: '时限',
              value: light,
              options: LIGHTS.map(each => ({ value: each, label: LIGHT_WORDS[each] })),
            },
          ]}
        />
        <TaskTable
          id="tasks"
          caption={chosen ? `“${chosen.title}”的任务` : '全部任务'}
          rows={part}
          agencies={agencies}
          empty={
            lists.length === 0
              ? '还没有派发任务。请从“任务清单”派发年度要点，或者新建台账。'
              : '没有符合条件的任务。可以清除条件后再看。'
          }
        />
        <Pagination previous={previous} next={next} summary={summary} />
        {rows.length > 0 && <ByAgency rows={rows} agencies={agencies} address={address} />}
      </>,
    )
  },
}

interface AgencyRow {
  readonly agencyId: string
  readonly rows: readonly LitTask[]
}

/** Agencies × states: who has the most late ones comes first. */
function ByAgency({
  rows,
  agencies,
  address,
}: {
  readonly rows: readonly LitTask[]
  readonly agencies: ReadonlyMap<string, Agency>
  address(changes: Record<string, string | undefined>): string
}) {
  const ids = [...new Set(rows.map(each => each.task.agencyId))]
  const table: AgencyRow[] = ids
    .map(agencyId => ({ agencyId, rows: rows.filter(each => each.task.agencyId === agencyId) }))
    .sort((a, b) => counted(b.rows, 'late') - counted(a.rows, 'late') || b.rows.length - a.rows.length)
  const used = STATES.filter(state => rows.some(each => each.task.state === state))
  const figure = (count: number, href: string) => (count === 0 ? 0 : <a href={href}>{count}</a>)
  const columns: Column<AgencyRow>[] = [
    {
      key: 'agency',
      head: '单位',
      rowHeader: true,
      cell: ({ agencyId }) => (
        <a href={address({ agency: agencyId, state: undefined, light: undefined })}>
          {shortOf(agencies, agencyId)}
        </a>
      ),
    },
    {
      key: 'late',
      head: LIGHT_WORDS.late,
      figures: true,
      cell: row =>
        figure(counted(row.rows, 'late'), address({ agency: row.agencyId, light: 'late', state: undefined })),
    },
    ...used.map(state => ({
      key: state,
      head: taskWorkflow.states[state].label,
      figures: true,
      cell: (row: AgencyRow) =>
        figure(
          row.rows.filter(each => each.task.state === state).length,
          address({ agency: row.agencyId, state, light: undefined }),
        ),
    })),
    { key: 'all', head: '合计', figures: true, cell: row => row.rows.length },
  ]
  return (
    <Table<AgencyRow>
      id="by-agency"
      caption="各单位办理情况"
      columns={columns}
      rows={table}
      rowKey={row => row.agencyId}
      totals={{
        agency: '合计',
        late: counted(rows, 'late'),
        ...Object.fromEntries(
          used.map(state => [state, rows.filter(each => each.task.state === state).length]),
        ),
        all: rows.length,
      }}
      note="逾期按完成报告的提交日期判断，不按核验日期。"
    />
  )
}
