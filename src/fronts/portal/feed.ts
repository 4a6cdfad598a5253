import { columnOf } from '../../foundation/catalogue/index.ts'
import { listFacets, listLive, readListQuery } from '../../foundation/publications/index.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { FrontHouse } from '../front-house.ts'
import { kindsOf } from './kinds.ts'
import { publicText } from './public-text.ts'
import { siteAt } from './site.ts'
import { XML_HEAD, xmlElement, xmlText } from './xml.ts'

const MOST = 50

/** `/feed.xml`: the newest releases as Atom (RFC 4287); `agency`, `kind` and `column` narrow it as they narrow the list. */
export function feedRoute(house: FrontHouse): PortalRoute {
  const kinds = kindsOf(house)
  return {
    method: 'GET',
    path: '/feed.xml',
    async handle({ live, now, origin, query, host }) {
      const site = siteAt(house, host)
      const { agencyKey, kind: kindKey, column: columnKey } = readListQuery(query, kinds)
      const kind = kinds.find(each => each.key === kindKey)
      const agency = agencyKey
        ? (await listFacets(live)).agencies.find(each => each.key === agencyKey)
        : undefined
      const rows = await listLive(live, { agencyKey, kind: kind?.key, column: columnKey, limit: MOST }, now)
      const search = new URLSearchParams()
      if (agencyKey) search.set('agency', agencyKey)
      if (kind) search.set('kind', kind.key)
      const column = columnKey === undefined ? undefined : columnOf(columnKey)
      if (column) search.set('column', column.key)
      const suffix = search.size > 0 ? `?${search}` : ''
      const updated = new Date(Math.max(0, ...rows.map(row => row.changedAt.getTime())))
      const lines = [
        `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">`,
        xmlElement('id', `${site.origin}/feed.xml${suffix}`),
        xmlElement(
          'title',
          [site.name, agency?.name, column?.name ?? kind?.label ?? '最新公开'].filter(Boolean).join('：'),
        ),
        xmlElement('updated', updated.toISOString()),
        `<author>${xmlElement('name', site.name)}</author>`,
        link('self', `${site.origin}/feed.xml${suffix}`),
        link('alternate', `${site.origin}/publications${suffix}`),
        ...rows.map(row =>
          [
            '<entry>',
            xmlElement('id', `${origin}/d/${row.number}`),
            xmlElement('title', row.title),
            link('alternate', `${origin}/d/${row.number}`),
            xmlElement('published', row.releasedAt.toISOString()),
            xmlElement('updated', row.changedAt.toISOString()),
            `<author>${xmlElement('name', row.agencyName)}</author>`,
            `<category term="${xmlText(row.kind)}" label="${xmlText(labelOf(row.kind))}"/>`,
            xmlElement('summary', [row.documentNumber, row.indexNumber].filter(Boolean).join('　')),
            '</entry>',
          ].join('\n'),
        ),
        '</feed>\n',
      ]
      return publicText('application/atom+xml', lines.join('\n'))
    },
  }

  function labelOf(key: string): string {
    return kinds.find(each => each.key === key)?.label ?? key
  }
}

function link(rel: string, href: string): string {
  return `<link rel="${rel}" href="${xmlText(href)}"/>`
}
