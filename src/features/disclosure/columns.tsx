import { type LiveAgency, liveAgencies, liveAgency } from '../../foundation/agencies/index.ts'
import {
  agenciesInColumn,
  COLUMNS,
  type Column,
  columnOf,
  columnStandings,
  isStatutoryItem,
  liveAbsentItems,
} from '../../foundation/catalogue/index.ts'
import {
  columnLabels,
  csvHref,
  type ListedPublication,
  listHref,
  listLive,
  liveDetails,
  readListQuery,
} from '../../foundation/publications/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import { type Answer, page, refuse } from '../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../platform/http/routes.ts'
import { ColumnPage, type ColumnRow, ColumnsPage, columnHref, linksOf } from './columns-views.tsx'
import { statutoryTree, validityOn } from './standing.ts'
import { COLUMN } from './words.ts'

const PAGE = 30
const COLUMNS_TITLE = '公开栏目'

/** `/columns`, every column by group; `/columns/KEY`, what stands in one. */
export const columnRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/columns',
    async handle({ live, now }) {
      const standings = await columnStandings(live)
      const articles = statutoryTree(undefined, standings, new Set(), now)
      return page(COLUMNS_TITLE, <ColumnsPage articles={articles} standings={standings} />, {
        canonical: '/columns',
        meta: columnLabels({
          name: COLUMNS_TITLE,
          type: '信息公开目录',
          description:
            '法定主动公开内容、重点领域、政策解读、公众参与、建议提案办理结果和会议公开的全部栏目。',
          keywords: ['公开栏目', '法定主动公开内容', '重点领域', '政策解读', '公众参与', '会议公开'],
        }),
      })
    },
  },
  {
    method: 'GET',
    path: '/columns/:key',
    async handle(visit) {
      const column = columnOf(visit.params.key ?? '')
      if (!column) return refuse(404, '没有这个栏目。可以从公开栏目的目录查找。')
      const { agencyKey } = readListQuery(visit.query, [])
      const agency = agencyKey === undefined ? undefined : await liveAgency(visit.live, agencyKey)
      if (agencyKey !== undefined && !agency) return refuse(404, '没有这个机构。请从栏目页重新选择。')
      return columnAnswer(visit, column, agency)
    },
  },
]

async function columnAnswer(visit: Visit, column: Column, agency: LiveAgency | undefined): Promise<Answer> {
  const { live, now } = visit
  const { after } = readListQuery(visit.query, [])
  const agencyKey = agency?.key
  const found = await listLive(live, { column: column.key, agencyKey, after, limit: PAGE + 1 }, now)
  const rows = await withValidity(visit, found.slice(0, PAGE))
  const last = found.length > PAGE ? rows.at(-1) : undefined
  const self = columnHref(column.key)
  const query = { ...(agencyKey === undefined ? {} : { agencyKey }), ...(after ? { after } : {}) }
  const first = agencyKey === undefined ? {} : { agencyKey }
  return page(
    agency ? `${agency.name}：${column.name}` : column.name,
    <ColumnPage
      column={column}
      agency={agency}
      rows={rows}
      agencies={await agenciesOf(visit, column, agency)}
      parts={agency ? [] : await partsOf(visit, column)}
      state={rows.length > 0 ? 'listed' : await whyEmpty(visit, column, agency)}
      hrefs={{
        self,
        first: after ? listHref(self, first) : undefined,
        next: last ? listHref(self, query, last) : undefined,
        feed: listHref('/feed.xml', { ...first, column: column.key }),
        followed: listHref('/publications', { ...first, column: column.key }),
        csv: csvHref({ ...first, column: column.key }),
      }}
    />,
    {
      crumbs: crumbsOf(column, agency),
      canonical: listHref(self, query),
      meta: columnLabels(column),
      head: (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={column.name}
          href={listHref('/feed.xml', { ...first, column: column.key })}
        />
      ),
    },
  )
}

async function withValidity(
  { live, now }: Visit,
  rows: readonly ListedPublication[],
): Promise<readonly ColumnRow[]> {
  const details = await liveDetails(
    live,
    rows.map(row => row.number),
  )
  const today = civilDateOf(now)
  return rows.map(row => ({ ...row, validity: validityOn(details.get(row.number), today) }))
}

/** The agencies that one can narrow the list to; the one asked for is among them, so that the choice is seen. */
async function agenciesOf({ live }: Visit, column: Column, asked: LiveAgency | undefined) {
  const counts = new Map((await agenciesInColumn(live, column.key)).map(({ key, count }) => [key, count]))
  if (counts.size === 0) return []
  return (await liveAgencies(live))
    .filter(({ key }) => counts.has(key) || key === asked?.key)
    .map(({ key, name }) => ({ value: key, label: name, count: counts.get(key) ?? 0 }))
}

async function partsOf({ live }: Visit, column: Column) {
  const parts = COLUMNS.filter(each => each.parent === column.key)
  if (parts.length === 0) return []
  const standings = await columnStandings(live)
  return linksOf(
    parts.map(part => ({ column: part, parts: [] })),
    standings,
  )
}

async function whyEmpty({ live }: Visit, column: Column, agency: LiveAgency | undefined) {
  if (!agency) return 'empty'
  if (column.levels && !column.levels.includes(agency.level)) return 'other-level'
  if (!isStatutoryItem(column)) return 'empty'
  return (await liveAbsentItems(live, agency.key)).has(column.key) ? 'absent' : 'empty'
}

function crumbsOf(column: Column, agency: LiveAgency | undefined) {
  const statutory = column.group === 'statutory'
  const parent = column.parent === undefined ? undefined : columnOf(column.parent)
  return [
    statutory ? { href: '/disclosure', label: COLUMN } : { href: '/columns', label: COLUMNS_TITLE },
    ...(agency && statutory ? [{ href: `/disclosure?agency=${agency.key}`, label: agency.name }] : []),
    ...(parent ? [{ href: columnHref(parent.key, agency?.key), label: parent.name }] : []),
    ...(agency ? [{ href: columnHref(column.key), label: column.name }] : []),
  ]
}
