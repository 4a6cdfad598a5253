import { liveAgencies, liveAgency } from '../../foundation/agencies/index.ts'
import {
  COLUMNS,
  columnStandings,
  columnTree,
  liveAbsentItems,
  standingTogether,
} from '../../foundation/catalogue/index.ts'
import {
  columnLabels,
  kindStanding,
  listAnswer,
  listLive,
  liveDetails,
  MOST_COUNTED,
  readListQuery,
} from '../../foundation/publications/index.ts'
import { page, refuse } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { PortalPanel } from '../../platform/room/room.ts'
import { columnRoutes } from './columns.tsx'
import { linksOf } from './columns-views.tsx'
import { guide, institutionRule } from './kinds.ts'
import { DisclosurePage, FocusPanel, GuidesPage, HomeEntrance, type PartStanding } from './portal-views.tsx'
import { shownColumns, statutoryTree } from './standing.ts'
import { COLUMN, COLUMN_DESCRIPTION, type ColumnPart, GUIDES_COLUMN, PARTS, RULES_COLUMN } from './words.ts'

/** More guides than there are agencies in a city of eleven million. */
const MOST_GUIDES = 1000

const crumbs = [{ href: '/disclosure', label: COLUMN }]

async function standings(
  live: Parameters<typeof kindStanding>[0],
  agencyKey?: string,
): Promise<readonly PartStanding[]> {
  const found: PartStanding[] = []
  for (const part of PARTS) {
    found.push({ part, ...(await standingOf(live, part, agencyKey)) })
  }
  return found
}

/** What a part holds: the texts of its kind, or, of the part with the items of the law, all that stands in them. */
async function standingOf(
  live: Parameters<typeof kindStanding>[0],
  part: ColumnPart,
  agencyKey: string | undefined,
): Promise<Omit<PartStanding, 'part'>> {
  if (part.statutory) return standingTogether(live, STATUTORY_KEYS, MOST_COUNTED, agencyKey)
  return part.kind ? kindStanding(live, part.kind, agencyKey) : { count: 0, changedAt: null }
}

const STATUTORY_KEYS = COLUMNS.filter(column => column.group === 'statutory').map(column => column.key)

export const disclosureRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/disclosure',
    async handle({ live, now, query }) {
      const { agencyKey } = readListQuery(query, [])
      const agency = agencyKey === undefined ? undefined : await liveAgency(live, agencyKey)
      if (agencyKey !== undefined && !agency) return refuse(404, '没有这个机构。请从专栏页重新选择。')
      const absent = agency ? await liveAbsentItems(live, agency.key) : new Set<string>()
      const standing = await columnStandings(live, agency?.key)
      const title = agency ? `${agency.name}：${COLUMN}` : COLUMN
      return page(
        title,
        <DisclosurePage
          agency={agency && { key: agency.key, name: agency.name }}
          parts={await standings(live, agency?.key)}
          articles={statutoryTree(agency?.level, standing, absent, now)}
          agencies={(await liveAgencies(live)).filter(
            each => each.state === 'active' || each.key === agency?.key,
          )}
        />,
        {
          crumbs: agency ? crumbs : [],
          canonical: agency ? `/disclosure?agency=${encodeURIComponent(agency.key)}` : '/disclosure',
          meta: columnLabels({
            name: COLUMN,
            type: '信息公开目录',
            description: COLUMN_DESCRIPTION,
            keywords: ['政府信息公开', '公开指南', '公开制度', '法定主动公开内容', '年度报告'],
          }),
        },
      )
    },
  },
  {
    method: 'GET',
    path: GUIDES_COLUMN.path,
    async handle({ live, now, query }) {
      const { agencyKey } = readListQuery(query, [])
      const rows = await listLive(live, { kind: guide.key, agencyKey, limit: MOST_GUIDES }, now)
      const details = await liveDetails(
        live,
        rows.map(row => row.number),
      )
      const guides = rows.map(row => ({ ...row, reviewed: details.get(row.number)?.reviewed }))
      return page(GUIDES_COLUMN.title, <GuidesPage guides={guides} narrowed={agencyKey !== undefined} />, {
        crumbs,
        canonical: GUIDES_COLUMN.path,
        meta: columnLabels({ ...GUIDES_COLUMN, name: GUIDES_COLUMN.title, type: GUIDES_COLUMN.columnType }),
      })
    },
  },
  {
    method: 'GET',
    path: RULES_COLUMN.path,
    handle: visit => listAnswer(visit, { ...RULES_COLUMN, crumbs }, [institutionRule]),
  },
  ...columnRoutes,
]

/** The entrance of the column: in a fixed, prominent place of the home page, and on every agency's page. */
export const disclosurePanels: readonly PortalPanel[] = [
  {
    place: 'home',
    order: 5,
    async render({ live }) {
      return <HomeEntrance parts={await standings(live)} />
    },
  },
  {
    place: 'home',
    order: 20,
    async render({ live }) {
      const standings = await columnStandings(live)
      const focus = shownColumns(standings).filter(column => column.group === 'focus')
      const [tree] = columnTree(focus)
      return tree ? (
        <FocusPanel
          about={tree.group.about}
          links={linksOf(tree.branches, standings, ({ count }) => `${count} 条`)}
        />
      ) : null
    },
  },
  {
    place: 'agency',
    order: 5,
    async render({ live }, agencyKey) {
      if (agencyKey === null) return null
      return <HomeEntrance parts={await standings(live, agencyKey)} agencyKey={agencyKey} />
    },
  },
]
