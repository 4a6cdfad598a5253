import { liveAgencies } from '../../foundation/agencies/index.ts'
import { lastNumber, liveNumbers } from '../../foundation/publications/index.ts'
import { page, refuse } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { navigationEntries } from './frame.tsx'
import { doorsOf } from './home.tsx'
import { kindsOf } from './kinds.ts'
import { publicText } from './public-text.ts'
import { XML_HEAD, xmlElement } from './xml.ts'

/** Numbers in one file; the protocol allows 50,000 addresses and 50 MB. */
const SPAN = 10_000

/** The map of the site: a page for people, an index of bounded files for search engines, and what these may read. */
export function sitemapRoutes(house: House): readonly PortalRoute[] {
  const lists = columnsOf(house).map(column => column.href)
  return [
    {
      method: 'GET',
      path: '/sitemap',
      handle: async () => page('网站地图', <Sitemap house={house} />, { canonical: '/sitemap' }),
    },
    {
      method: 'GET',
      path: '/sitemap.xml',
      async handle({ live, origin }) {
        const files = Math.ceil((await lastNumber(live)) / SPAN)
        const names = ['pages', 'agencies', ...Array.from({ length: files }, (_, at) => `d-${at + 1}`)]
        const lines = names.map(
          name => `<sitemap>${xmlElement('loc', `${origin}/sitemaps/${name}.xml`)}</sitemap>`,
        )
        return publicText(
          'application/xml',
          `${XML_HEAD}<sitemapindex ${NAMESPACE}>\n${lines.join('\n')}\n</sitemapindex>\n`,
        )
      },
    },
    {
      method: 'GET',
      path: '/sitemaps/:name.xml',
      async handle({ live, origin, params }) {
        const name = params.name ?? ''
        if (name === 'pages') return urlset(lists.map(href => ({ href: `${origin}${href}` })))
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
      async handle({ origin }) {
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
function columnsOf(house: House): readonly { readonly href: string; readonly label: string }[] {
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

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

function urlset(addresses: readonly { readonly href: string; readonly changedAt?: Date }[]) {
  const lines = addresses.map(({ href, changedAt }) => {
    const changed = changedAt ? xmlElement('lastmod', changedAt.toISOString()) : ''
    return `<url>${xmlElement('loc', href)}${changed}</url>`
  })
  return publicText('application/xml', `${XML_HEAD}<urlset ${NAMESPACE}>\n${lines.join('\n')}\n</urlset>\n`)
}

function Sitemap({ house }: { house: House }) {
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
