import { liveAgency } from '../../../foundation/agencies/index.ts'
import { columnLabels, listAnswer, listLive, readListQuery } from '../../../foundation/publications/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { LiveDb } from '../../../platform/db/db.ts'
import { page, refuse } from '../../../platform/http/answers.ts'
import type { PortalRoute } from '../../../platform/http/routes.ts'
import type { PortalPanel } from '../../../platform/room/room.ts'
import { kindOf } from '../kinds.ts'
import { letterAnswer, policyAnswer } from '../publication-kinds.ts'
import { monthBefore, totalOf, totalsBy } from '../statistics.ts'
import { type LetterCount, letterCounts } from '../store-counts.ts'
import { liveLetterDesks } from '../store-desks.ts'
import { TITLE } from '../words.ts'
import { LettersHome, LettersPanel, StatisticsPage } from './public-views.tsx'

const SHOWN = 6
const MONTHS = 12
/** More than all agencies of a city have of all kinds in a year. */
const MOST_COUNTS = 20_000
const crumbs = [{ href: '/letters', label: TITLE }]
const DESCRIPTION = '咨询、建议、投诉、求助和网站找错，来信选登、政策问答和办理统计'

/** The counts of the last twelve months, this one included. */
async function lately(live: LiveDb, now: Date, agencyKey?: string): Promise<readonly LetterCount[]> {
  const month = civilDateOf(now).slice(0, 7)
  return letterCounts(live, {
    from: monthBefore(month, MONTHS - 1),
    to: month,
    agencyKey,
    limit: MOST_COUNTS,
  })
}

export const publicRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/letters',
    async handle({ live, now }) {
      const body = (
        <LettersHome
          desks={await liveLetterDesks(live)}
          answers={await listLive(live, { kind: letterAnswer.key, limit: SHOWN }, now)}
          questions={await listLive(live, { kind: policyAnswer.key, limit: SHOWN }, now)}
          total={totalOf(await lately(live, now))}
        />
      )
      return page(TITLE, body, {
        canonical: '/letters',
        meta: labels(TITLE, DESCRIPTION),
      })
    },
  },
  {
    method: 'GET',
    path: '/letters/answers',
    handle: visit =>
      listAnswer(
        visit,
        {
          path: '/letters/answers',
          title: letterAnswer.column,
          columnType: letterAnswer.columnType,
          description: '征得来信人同意、隐去个人信息后公开的来信和答复',
          keywords: ['来信选登', '咨询', '建议', '投诉', '答复'],
          crumbs,
        },
        [letterAnswer],
      ),
  },
  {
    method: 'GET',
    path: '/letters/questions',
    handle: visit =>
      listAnswer(
        visit,
        {
          path: '/letters/questions',
          title: policyAnswer.column,
          columnType: policyAnswer.columnType,
          description: '可以反复使用的政策咨询答复',
          keywords: ['政策问答', '政策咨询', '答复'],
          crumbs,
        },
        [policyAnswer],
      ),
  },
  {
    method: 'GET',
    path: '/letters/statistics',
    async handle({ live, now, query }) {
      const { agencyKey } = readListQuery(query, [])
      const agency = agencyKey === undefined ? undefined : await liveAgency(live, agencyKey)
      if (agencyKey !== undefined && !agency) return refuse(404, '没有这个机构。请从来信统计重新选择。')
      const counts = await lately(live, now, agency?.key)
      const title = agency ? `${agency.name}：来信办理统计` : '来信办理统计'
      const suffix = agency ? `?agency=${agency.key}` : ''
      const body = (
        <StatisticsPage
          total={totalOf(counts)}
          months={totalsBy(counts, ({ month }) => ({ key: month, label: month }))}
          agencies={totalsBy(counts, each => ({ key: each.agencyKey, label: each.agencyName }))}
          kinds={totalsBy(counts, ({ kind }) => ({ key: kind, label: kindOf(kind).label }))}
          apiQuery={suffix}
        />
      )
      return page(title, body, {
        crumbs,
        canonical: `/letters/statistics${suffix}`,
        meta: labels('来信办理统计', '按月、按机关、按类型统计的来信办理情况'),
      })
    },
  },
]

/** On the home page, and on the page of an agency that answers letters. */
export const publicPanels: readonly PortalPanel[] = [
  {
    place: 'home',
    order: 30,
    async render({ live, now }) {
      if ((await liveLetterDesks(live)).length === 0) return null
      return <LettersPanel agencyKey={null} total={totalOf(await lately(live, now))} />
    },
  },
  {
    place: 'agency',
    order: 30,
    async render({ live, now }, key) {
      if (key === null || !(await liveLetterDesks(live)).some(desk => desk.key === key)) return null
      return <LettersPanel agencyKey={key} total={totalOf(await lately(live, now, key))} />
    },
  },
]

function labels(name: string, description: string) {
  return columnLabels({
    name,
    type: '互动交流',
    description,
    keywords: ['来信', '咨询', '建议', '投诉', '网站找错'],
  })
}
