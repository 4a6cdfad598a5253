import { liveAgency } from '../../../foundation/agencies/index.ts'
import { parseCivilDate } from '../../../law/civil-date.ts'
import { bytes, refuse } from '../../../platform/http/answers.ts'
import type { PortalRoute } from '../../../platform/http/routes.ts'
import { planSheet } from '../plan/sheet.ts'
import { found, MOST_TASKS, numberOf } from './addresses.ts'
import { dueCalendar } from './due-calendar.ts'
import { taskFeed } from './feed.ts'
import { sheetOfLive } from './sheet-of-live.ts'
import { liveAnswers, liveList, liveTasks } from './store-live.ts'
import { taskNews } from './store-news.ts'
import { taskPath, taskTitle } from './task-paths.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MISSING = '没有这份清单。请从任务落实重新选择。'
/** Entries of a feed: what a reader fetches each hour. */
const MOST_NEWS = 50

/** A list as files: the days as a calendar, the tasks in the layout of a plan's annex; and what happened, as a feed. */
export const fileRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/tasks.atom',
    perMinute: 120,
    async handle({ live, query, origin }) {
      const list = await found(numberOf(query.get('plan') ?? undefined), number => liveList(live, number))
      const agency = query.has('agency') ? await liveAgency(live, query.get('agency') ?? '') : undefined
      const unknown = (query.has('plan') && !list) || (query.has('agency') && !agency)
      if (unknown) return refuse(404, '没有这个订阅地址。请从任务落实重新复制。')
      const news = await taskNews(live, { list: list?.number, agencyKey: agency?.key }, MOST_NEWS)
      return bytes('application/atom+xml; charset=utf-8', taskFeed({ origin, list, agency, news }))
    },
  },
  {
    method: 'GET',
    path: '/tasks/:list/due.ics',
    async handle({ live, params, origin }) {
      const list = await found(numberOf(params.list), number => liveList(live, number))
      if (!list) return refuse(404, MISSING)
      const tasks = await liveTasks(live, { list: list.number, limit: MOST_TASKS })
      const days = tasks.flatMap(task => {
        const date = task.due === null ? undefined : parseCivilDate(task.due)
        if (!date) return []
        const url = `${origin}${taskPath(task)}`
        return [
          {
            id: `task-${task.list_number}-${task.ordinal}`,
            date,
            title: taskTitle(task),
            url,
            changedAt: list.changed_at,
          },
        ]
      })
      return bytes('text/calendar; charset=utf-8', dueCalendar(list.title, new URL(origin).host, days))
    },
  },
  {
    method: 'GET',
    path: '/tasks/:list/table.xlsx',
    perMinute: 30,
    async handle({ live, params }) {
      const list = await found(numberOf(params.list), number => liveList(live, number))
      if (!list) return refuse(404, MISSING)
      const tasks = await liveTasks(live, { list: list.number, limit: MOST_TASKS })
      const answers = await liveAnswers(live, { list: list.number })
      const name = encodeURIComponent(`${list.title}.xlsx`)
      return bytes(SHEET, await planSheet(sheetOfLive(list, tasks, answers)), {
        'content-disposition': `attachment; filename="tasks.xlsx"; filename*=UTF-8''${name}`,
      })
    },
  },
]
