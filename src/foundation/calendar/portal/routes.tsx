import { civilDateOf, datePartsOf } from '../../../law/civil-date.ts'
import { type Answer, page, refuse } from '../../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../../platform/http/routes.ts'
import { liveCalendar } from '../store.ts'
import { TITLE } from '../words.ts'
import { reckon } from './reckon.ts'
import { YearPage } from './year-page.tsx'

/** The calendar in public: citizen and handler count by the same table. */
export const portalRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/calendar', handle: visit => answer(visit, undefined) },
  { method: 'GET', path: '/calendar/:year', handle: visit => answer(visit, visit.params.year ?? '') },
]

async function answer(visit: Visit, asked: string | undefined): Promise<Answer> {
  const calendar = await liveCalendar(visit.live)
  const today = civilDateOf(visit.now)
  const year = asked === undefined ? datePartsOf(today).year : Number(asked)
  if (asked !== undefined && (!/^\d{4}$/.test(asked) || !calendar.years.has(year))) {
    return refuse(404, '没有这一年的工作日历：放假安排尚未公布，或者早于本平台收录的年份。')
  }
  const question = {
    from: visit.query.get('from')?.trim() ?? '',
    days: visit.query.get('days')?.trim() ?? '',
  }
  const reckoned = reckon(question, calendar)
  return page(
    asked === undefined ? TITLE : `${year}年${TITLE}`,
    <YearPage year={year} calendar={calendar} today={today} question={question} reckoned={reckoned} />,
    {
      crumbs: asked === undefined ? [] : [{ href: '/calendar', label: TITLE }],
      status: reckoned.state === 'wrong' ? 422 : 200,
      canonical: asked === undefined ? '/calendar' : `/calendar/${year}`,
    },
  )
}
