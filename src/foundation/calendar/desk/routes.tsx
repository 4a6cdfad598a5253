import { civilDateOf } from '../../../law/civil-date.ts'
import type { CalendarYear } from '../../../law/working-days.ts'
import type { Db } from '../../../platform/db/db.ts'
import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { personNames } from '../../people/index.ts'
import { enterYear } from '../actions.ts'
import { yearForm } from '../forms.ts'
import { readNotice } from '../notice.ts'
import { permissions } from '../permissions.ts'
import { calendarAlarm, enteringProblems, plainYear } from '../rules.ts'
import { loadCalendar, type RecordedYear, versionsOf, yearsInForce } from '../store.ts'
import { spoken, TITLE } from '../words.ts'
import { EnterPage, PreviewPage, VersionsPage, YearsPage } from './views.tsx'

const HOME = '/desk/calendar'
const crumbs = [{ href: HOME, label: TITLE }]

/** The calendar at work: what is entered, what is missing, and the two steps of entering a year. */
export const deskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may: permissions.open,
    async handle({ db, now, query }) {
      const years = await yearsInForce(db)
      const names = await namesOf(db, years)
      const alarms = calendarAlarm(await loadCalendar(db), civilDateOf(now))
      const done = query.get('done')
      return page(TITLE, <YearsPage years={years} names={names} alarms={alarms} done={done} />)
    },
  },
  { method: 'GET', path: `${HOME}/enter`, may: permissions.enter, handle: visit => enterPage(visit, []) },
  { method: 'POST', path: `${HOME}/enter`, may: permissions.enter, handle: enter },
  {
    method: 'GET',
    path: `${HOME}/:year`,
    may: permissions.open,
    async handle({ db, params }) {
      const year = /^\d{4}$/.test(params.year ?? '') ? Number(params.year) : 0
      const versions = await versionsOf(db, year)
      if (versions.length === 0) return refuse(404, '这一年的工作日历没有录入过。')
      const names = await namesOf(db, versions)
      return page(`${year}年${TITLE}`, <VersionsPage versions={versions} names={names} />, { crumbs })
    },
  },
]

function namesOf(db: Db, years: readonly RecordedYear[]): Promise<ReadonlyMap<string, string>> {
  return personNames(db, [...new Set(years.flatMap(each => each.recordedBy ?? []))])
}

async function enterPage(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const calendar = await loadCalendar(visit.db)
  const [missing] = calendarAlarm(calendar, civilDateOf(visit.now))
  const values = typed(visit.form)
  const body = (
    <EnterPage typed={{ year: String(missing?.year ?? ''), ...values }} problems={spoken(problems)} />
  )
  return page('录入年度日历', body, { crumbs, status: statusOf(problems) })
}

/** The first sending shows what the notice would change; the second, with `confirmed`, enters it. */
async function enter(visit: DeskVisit): Promise<Answer> {
  const parsed = parseForm(yearForm, visit.form)
  if (!parsed.ok) return enterPage(visit, parsed.problems)
  const { year, source, notice, confirmed } = parsed.value
  const read = readNotice(year, notice)
  const [unread] = read.unread
  if (unread !== undefined) {
    return enterPage(visit, [{ field: 'notice', code: 'unread', detail: { piece: unread } }])
  }
  const data: CalendarYear = { ...plainYear(read), source }
  if (confirmed) {
    const done = await carryOut(
      visit,
      tx => enterYear(tx, { year, ...data }, visit.actor, visit.now),
      () => `${HOME}?done=${year}`,
    )
    return done.ok ? seeOther(done.location) : enterPage(visit, done.problems)
  }
  const calendar = await loadCalendar(visit.db)
  const current = calendar.years.get(year)
  const problems = enteringProblems(year, data, current, civilDateOf(visit.now))
  if (problems.length > 0) return enterPage(visit, problems)
  const body = <PreviewPage year={year} data={data} notice={notice} calendar={calendar} />
  return page('核对年度日历', body, { crumbs })
}
