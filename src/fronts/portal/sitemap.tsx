import { liveAgencies } from '../../foundation/agencies/index.ts'
import { kindStanding, lastChange, lastNumber, liveNumbers } from '../../foundation/publications/index.ts'
import { ERROR_REPORT } from '../../foundation/sites/index.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import { page, refuse } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import { XML_HEAD, xmlElement } from '../../platform/http/xml.ts'
import type { FrontHouse } from '../front-house.ts'
import { navigationEntries } from './frame.tsx'
import { doorsOf } from './home.tsx'
import { kindsOf } from './kinds.ts'
import { publicText } from './public-text.ts'
import { type ShownSite, siteAt } from './site.ts'

/** Numbers in one file; the protocol allows 50,000 addresses and 50 MB. */
const SPAN = 10_000

/** The map of the site: a page for people, an index of bounded files for search engines, and what these may read. */
export function sitemapRoutes(house: FrontHouse): readonly PortalRoute[] {
  const lists = columnsOf(house).map(column => column.href)
  return [
    {
      method: 'GET',
      path: '/sitemap',
      handle: async ({ host }) =>
        page('网站地图', <Sitemap house={house} site={siteAt(house, host)} />, { canonical: '/sitemap' }),
    },
    {
      method: 'GET',
      path: '/sitemap.xml',
      async handle({ live, host }) {
        const { origin, isDefault } = siteAt(house, host)
        if (!isDefault) return index(origin, ['pages'])
        const files = Math.ceil((await lastNumber(live)) / SPAN)
        const names = ['pages', 'agencies', ...Array.from({ length: files }, (_, at) => `d-${at + 1}`)]
        return index(origin, names)
      },
    },
    {
      method: 'GET',
      path: '/sitemaps/:name.xml',
      async handle({ live, host, params }) {
        const { origin, isDefault } = siteAt(house, host)
        const name = params.name ?? ''
        if (name === 'pages') {
          const changed = await changesOf(live, house)
          const pages = isDefault ? lists : OWN_PAGES
          return urlset(pages.map(href => ({ href: `${origin}${href}`, changedAt: changed.get(href) })))
        }
        // Documents and agencies have their one address at the site of the whole base.
        if (!isDefault) return refuse(404)
        if (name === 'agencies') {
          const agencies = await liveAgencies(live)
          return urlset(agencies.map(({ key }) => ({ href: `${origin}/agencies/${key}` })))
        }
        const part = Number(/^d-([1-9]\d{0,5})$/.exec(name)?.[1])
        if (!part) return refuse(404)
        const rows = await liveNumbers(live, (part - 1) * SPAN + 1, part * SPAN)
        return urlset(rows.map(row => ({ href: `${origin}/d/${row.number}`, changedAt: row.changedAt })))
      },
    },
    {
      method: 'GET',
      path: '/robots.txt',
      async handle({ host }) {
        const { origin } = siteAt(house, host)
        const closed = ['/desk', '/look', '/search', '/hant/search', '/subscriptions']
        return publicText(
          'text/plain',
          [
            'User-agent: *',
            ...closed.map(path => `Disallow: ${path}`),
            '',
            `Sitemap: ${origin}/sitemap.xml`,
            '',
          ].join('\n'),
        )
      },
    },
  ]
}

/** Every column once: those of the navigation, the kinds' lists, and the doors of the home page. */
function columnsOf(house: FrontHouse): readonly { readonly href: string; readonly label: string }[] {
  const columns = new Map<string, string>()
  for (const { href, label } of [
    ...navigationEntries(house),
    ...kindsOf(house).map(kind => ({ href: kind.listHref, label: kind.label })),
    ...doorsOf(house),
  ]) {
    if (!columns.has(href)) columns.set(href, label)
  }
  return [...columns].map(([href, label]) => ({ href, label }))
}

/** What a further site says that stands nowhere else. */
const OWN_PAGES = ['/', '/sitemap', '/about/accessibility', ERROR_REPORT]

function index(origin: string, names: readonly string[]) {
  const lines = names.map(name => `<sitemap>${xmlElement('loc', `${origin}/sitemaps/${name}.xml`)}</sitemap>`)
  const body = `<sitemapindex ${NAMESPACE}>\n${lines.join('\n')}\n</sitemapindex>\n`
  return publicText('application/xml', `${XML_HEAD}${body}`)
}

/** When the lists last changed. A list of one kind changes when something of the kind does. */
async function changesOf(live: LiveDb, house: FrontHouse): Promise<ReadonlyMap<string, Date>> {
  const changes = new Map<string, Date>()
  for (const { key, listHref } of kindsOf(house)) {
    const { changedAt } = await kindStanding(live, key)
    if (changedAt) changes.set(listHref, changedAt)
  }
  const last = await lastChange(live)
  if (last) for (const href of ['/', '/publications', '/disclosure']) changes.set(href, last)
  return changes
}

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

function urlset(addresses: readonly { readonly href: string; readonly changedAt?: Date | undefined }[]) {
  const lines = addresses.map(({ href, changedAt }) => {
    const changed = changedAt ? xmlElement('lastmod', changedAt.toISOString()) : ''
    return `<url>${xmlElement('loc', href)}${changed}</url>`
  })
  return publicText('application/xml', `${XML_HEAD}<urlset ${NAMESPACE}>\n${lines.join('\n')}\n</urlset>\n`)
}

function Sitemap({ house, site }: { house: FrontHouse; site: ShownSite }) {
  return (
    <>
      <h2>栏目</h2>
      <ul>
        {columnsOf(house).map(column => (
          <li key={column.href}>
            <a href={column.href}>{column.label}</a>
          </li>
        ))}
        <li>
          <a href="/search">站内搜索</a>
        </li>
      </ul>
      <h2>本网站</h2>
      <ul>
        <li>
          <a href="/about/accessibility">无障碍说明</a>
        </li>
        <li>
          <a href={site.errorReport}>我为政府网站找错</a>
        </li>
        <li>
          <a href="/about/inspection">网站自查情况</a>
        </li>
        <li>
          <a href="/gallery">界面元件</a>
        </li>
      </ul>
      <h2>数据与订阅</h2>
      <ul>
        <li>
          <a href="/api">开放接口</a>
        </li>
        <li>
          <a href="/feed.xml">最新公开的订阅（Atom）</a>
        </li>
        <li>
          <a href="/api/v1/publications.csv?limit=100">最新公开的信息（CSV）</a>
        </li>
        <li>
          <a href="/sitemap.xml">供搜索引擎读取的地图（XML）</a>
        </li>
      </ul>
    </>
  )
}
