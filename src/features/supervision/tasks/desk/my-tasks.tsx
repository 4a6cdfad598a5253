import { settingsAt } from '../../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { page } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { scopesOf } from '../../../../platform/permissions/permission.ts'
import { FilterPanel } from '../../../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../../../ui/pagination/pagination.tsx'
import { SectionNav } from '../../../../ui/section-nav/section-nav.tsx'
import { LIGHTS, type Light } from '../lights.ts'
import { seeTasks } from '../permissions.ts'
import { tasksAssignedTo } from '../store-assignments.ts'
import { tasksOf } from '../store-cases.ts'
import { LIGHT_WORDS, MY_TASKS } from '../words.ts'
import { agenciesById } from './access.ts'
import { paged } from './paging.ts'
import { litTasks, TaskTable } from './table.tsx'

const PATH = '/desk/tasks'

/** The tasks of one's own agency: what is late first, and which of them lie with oneself. */
export const myTasks: DeskRoute = {
  method: 'GET',
  path: PATH,
  may: seeTasks,
  async handle(visit) {
    const { query } = visit
    const { rows, several } = await ownTasks(visit)
    const light = LIGHTS.find(each => each === query.get('light'))
    const listId = query.get('list') ?? undefined
    const mine = query.get('mine') === 'yes'
    const assigned = await tasksAssignedTo(visit.db, visit.actor.id)
    const lists = new Map(rows.map(({ task }) => [task.list.id, task.list.title]))
    const kept = rows.filter(
      each => (!listId || each.task.list.id === listId) && (!mine || assigned.has(each.task.caseId)),
    )
    const shown = light ? kept.filter(each => each.light === light) : kept
    const address = (changes: Record<string, string | undefined>) => addressOf(query, changes)
    const { part, previous, next, summary } = paged(shown, query.get('page'), number =>
      address({ page: number }),
    )
    return page(
      MY_TASKS,
      <>
        <SectionNav
          label="按时限查看"
          items={[
            { href: address({ light: undefined }), label: '全部', count: kept.length, current: !light },
            ...LIGHTS.map(each => ({
              href: address({ light: each }),
              label: LIGHT_WORDS[each],
              count: counted(kept, each),
              current: light === each,
            })).filter(each => each.count > 0 || each.current),
          ]}
        />
        <FilterPanel
          action={PATH}
          clear={PATH}
          hidden={light ? { light } : {}}
          filters={[
            {
              name: 'list',
              label: '清单',
              value: listId,
              options: [...lists].map(([value, label]) => ({ value, label })),
            },
            {
              name: 'mine',
              label: '分工',
              value: mine ? 'yes' : '',
              options: [{ value: 'yes', label: '拆分给我的', count: assigned.size }],
            },
          ]}
        />
        <TaskTable
          id="tasks"
          caption={MY_TASKS}
          captionHidden
          rows={part}
          empty={
            rows.length === 0
              ? '本单位目前没有派发的任务。派发后在这里签收、拆分、报告。'
              : '没有符合条件的任务。可以清除条件后再看。'
          }
          {...(several ? { agencies: await agenciesById(visit.db) } : {})}
        />
        <Pagination previous={previous} next={next} summary={summary} />
      </>,
    )
  },
}

/** Every task of the agencies that somebody works for, lit. */
export async function ownTasks({ db, actor, now }: Pick<DeskVisit, 'db' | 'actor' | 'now'>) {
  const agencyIds = scopesOf(actor, seeTasks)
  const today = civilDateOf(now)
  const soon = (await settingsAt(db, today))['supervision.remind-days-before']
  const tasks = await tasksOf(db, agencyIds === 'all' ? {} : { agencyIds })
  return { rows: litTasks(tasks, today, soon), several: agencyIds === 'all' || agencyIds.length > 1 }
}

export function counted(rows: readonly { readonly light: Light }[], light: Light): number {
  return rows.filter(each => each.light === light).length
}

function addressOf(query: URLSearchParams, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams()
  for (const name of ['light', 'list', 'mine', 'page']) {
    // A changed filter starts again from the first page.
    const value = name in changes ? changes[name] : name === 'page' ? undefined : query.get(name)
    if (value) next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? PATH : `${PATH}?${text}`
}
