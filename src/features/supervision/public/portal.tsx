import { liveAgency } from '../../../foundation/agencies/index.ts'
import { columnLabels, readListQuery } from '../../../foundation/publications/index.ts'
import { page, refuse } from '../../../platform/http/answers.ts'
import type { PortalRoute } from '../../../platform/http/routes.ts'
import type { PortalPanel } from '../../../platform/room/room.ts'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { askRoutes } from '../questions/portal.tsx'
import { liveQuestions } from '../questions/store-live.ts'
import { TASK_FAMILIES } from '../tasks/families.ts'
import { LIGHTS } from '../tasks/lights.ts'
import { LIGHT_WORDS } from '../tasks/words.ts'
import { found, MOST_TASKS, numberOf } from './addresses.ts'
import { fileRoutes } from './files.ts'
import { ListsPage } from './lists-page.tsx'
import { paceOf } from './pace.ts'
import { lightOfTask, type Pace, type Progress, progressOf } from './progress.ts'
import {
  type LiveAnswer,
  type LiveTask,
  liveAnswers,
  liveEvents,
  liveFigures,
  liveList,
  liveLists,
  liveMonths,
  liveReports,
  liveTask,
  liveTasks,
  liveTasksById,
} from './store-live.ts'
import { TaskPage } from './task-page.tsx'
import { listPath, taskPath, taskTitle } from './task-paths.ts'
import { AgencyTasks, ListPage, ProgressLine } from './views.tsx'

export const TITLE = '任务落实'
const crumbs = [{ href: '/tasks', label: TITLE }]
const MOST_EVENTS_SHOWN = 60

const feed = <link rel="alternate" type="application/atom+xml" title="任务动态" href="/tasks.atom" />

function labels(name: string, description: string) {
  return columnLabels({
    name,
    type: '执行公开',
    description,
    keywords: ['任务分解', '落实情况', '督查', '承诺'],
  })
}

/** The pages of lists and tasks, their files, and the form of a question. */
export const taskPages: readonly PortalRoute[] = [
  ...fileRoutes,
  ...askRoutes,
  {
    method: 'GET',
    path: '/tasks',
    async handle({ live, now, query }) {
      const pace = await paceOf(live, now)
      const lists = await liveLists(live)
      const { agencyKey } = readListQuery(query, [])
      if (agencyKey !== undefined) {
        const agency = await liveAgency(live, agencyKey)
        if (!agency) return refuse(404, '没有这个机构。请从任务落实重新选择。')
        const answers = await liveAnswers(live, { agencyKey: agency.key })
        const tasks = await liveTasksById(
          live,
          answers.map(answer => answer.task_id),
        )
        const title = `${agency.name}：${TITLE}`
        return page(
          title,
          <AgencyTasks agency={agency} tasks={tasks} answers={answers} lists={lists} pace={pace} />,
          {
            crumbs,
            canonical: `/tasks?agency=${agency.key}`,
            meta: labels(title, '一个单位负责的全部任务'),
          },
        )
      }
      const family = TASK_FAMILIES.find(each => each.key === query.get('family'))
      const shown = family ? lists.filter(each => each.family === family.key) : lists
      const progress = new Map<number, Progress>()
      for (const list of shown.slice(0, 30)) {
        progress.set(list.number, progressOf(await liveAnswers(live, { list: list.number }), pace))
      }
      return page(TITLE, <ListsPage lists={lists} shown={shown} family={family} progress={progress} />, {
        canonical: family ? `/tasks?family=${family.key}` : '/tasks',
        head: feed,
        meta: labels(TITLE, '年度要点、承诺事项、民生实事等清单的每项任务由谁负责、进展如何'),
        life: { keys: ['tasks', 'site'], seconds: secondsLeft(now) },
      })
    },
  },
  {
    method: 'GET',
    path: '/tasks/:list',
    async handle({ live, now, params, query }) {
      const list = await found(numberOf(params.list), number => liveList(live, number))
      if (!list) return refuse(404, '没有这份清单。请从任务落实重新选择。')
      const pace = await paceOf(live, now)
      const tasks = await liveTasks(live, { list: list.number, limit: MOST_TASKS })
      const answers = await liveAnswers(live, { list: list.number })
      const chosen = {
        agency: query.get('agency') ?? '',
        part: query.get('part') ?? '',
        light: query.get('light') ?? '',
      }
      const shown = narrowed(tasks, answers, chosen, pace)
      const path = listPath(list.number)
      const kept = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''))
      const body = (
        <>
          <FilterPanel
            action={path}
            clear={path}
            filters={[
              {
                name: 'agency',
                label: '责任单位',
                value: chosen.agency,
                options: unique(answers, each => [each.agency_key, each.agency_name]).sort((a, b) =>
                  BY_PINYIN.compare(a.label, b.label),
                ),
              },
              {
                name: 'part',
                label: '部分',
                value: chosen.part,
                options: unique(tasks, each => [
                  each.part ?? each.level1 ?? '',
                  each.part ?? each.level1 ?? '',
                ]),
              },
              {
                name: 'light',
                label: '进展',
                value: chosen.light,
                options: LIGHTS.map(light => ({ value: light, label: LIGHT_WORDS[light] })),
              },
            ]}
          />
          <ListPage
            list={list}
            tasks={tasks}
            shown={shown}
            answers={answers}
            months={await liveMonths(live, list.number)}
            pace={pace}
          />
        </>
      )
      return page(list.title, body, {
        crumbs,
        canonical: kept.size === 0 ? path : `${path}?${kept}`,
        meta: labels(list.title, '每项任务由谁负责、进展如何、何时到期'),
        ...(kept.size === 0
          ? { life: { keys: [`task-list:${list.number}`, 'site'], seconds: secondsLeft(now) } }
          : {}),
      })
    },
  },
  {
    method: 'GET',
    path: '/tasks/:list/:task',
    async handle({ live, now, params }) {
      const list = await found(numberOf(params.list), number => liveList(live, number))
      const task = list && (await found(numberOf(params.task), number => liveTask(live, list.number, number)))
      if (!list || !task) return refuse(404, '没有这项任务，或者它依法不予公开。请从清单重新选择。')
      const answers = await liveAnswers(live, { tasks: [task.id] })
      const cases = answers.map(answer => answer.case_id)
      const title = taskTitle(task)
      const body = (
        <TaskPage
          list={list}
          task={task}
          answers={answers}
          reports={await liveReports(live, cases)}
          figures={await liveFigures(live, task.id)}
          events={(await liveEvents(live, cases)).slice(-MOST_EVENTS_SHOWN)}
          questions={await liveQuestions(live, [task.id])}
          pace={await paceOf(live, now)}
        />
      )
      return page(title, body, {
        crumbs: [...crumbs, { href: listPath(list.number), label: list.title }],
        canonical: taskPath(task),
        meta: labels(title, '一项任务的要求、责任单位、进展和报告'),
        life: {
          keys: [`task-list:${list.number}`, `task:${list.number}-${task.ordinal}`, 'site'],
          seconds: secondsLeft(now),
        },
      })
    },
  },
]

/** On the home page the newest plan in figures; on an agency's page its own tasks. */
export const taskPortalPanels: readonly PortalPanel[] = [
  {
    place: 'home',
    order: 25,
    async render({ live, now }) {
      const lists = await liveLists(live)
      const list = lists.find(each => each.family === 'key-points') ?? lists[0]
      if (!list) return null
      const answers = await liveAnswers(live, { list: list.number })
      return (
        <Section title={TITLE} id="task-lists" more={{ href: '/tasks', label: '全部清单' }}>
          <p>
            <a href={listPath(list.number)}>{list.title}</a>
          </p>
          <ProgressLine progress={progressOf(answers, await paceOf(live, now))} label={list.title} />
        </Section>
      )
    },
  },
  {
    place: 'agency',
    order: 25,
    async render({ live, now }, key) {
      if (key === null) return null
      const answers = await liveAnswers(live, { agencyKey: key })
      if (answers.length === 0) return null
      return (
        <Section title={TITLE} id="agency-tasks" more={{ href: `/tasks?agency=${key}`, label: '全部任务' }}>
          <ProgressLine progress={progressOf(answers, await paceOf(live, now))} label={TITLE} />
        </Section>
      )
    },
  },
]

function narrowed(
  tasks: readonly LiveTask[],
  answers: readonly LiveAnswer[],
  chosen: { readonly agency: string; readonly part: string; readonly light: string },
  pace: Pace,
): readonly LiveTask[] {
  return tasks.filter(task => {
    const own = answers.filter(answer => answer.task_id === task.id)
    return (
      (chosen.agency === '' || own.some(answer => answer.agency_key === chosen.agency)) &&
      (chosen.part === '' || (task.part ?? task.level1 ?? '') === chosen.part) &&
      (chosen.light === '' || lightOfTask(own, pace) === chosen.light)
    )
  })
}

const BY_PINYIN = new Intl.Collator('zh-CN')

function unique<T>(rows: readonly T[], name: (row: T) => readonly [value: string, label: string]) {
  const labels = new Map(rows.map(name).filter(([value]) => value !== ''))
  return [...labels].map(([value, label]) => ({ value, label }))
}

/** Seconds until the next day begins in China: then what is late changes. */
function secondsLeft(now: Date): number {
  const passed = (Math.floor(now.getTime() / 1000) + 8 * 3600) % 86_400
  return 86_400 - passed
}
