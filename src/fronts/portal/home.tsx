import type { ComponentChild } from 'preact'
import { agencyPage } from '../../foundation/agencies/index.ts'
import { type Answer, page } from '../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { SearchBox } from '../../ui/search-box/search-box.tsx'
import type { FrontHouse } from '../front-house.ts'
import { agencyPanels } from './agency.tsx'
import { homeLabels } from './labels.ts'
import { baseSite, type ShownSite, siteAt } from './site.ts'
import { siteNodes } from './structured.ts'

/** A way in, in words. It stands here only while a route of the house answers it. */
interface Door {
  readonly href: string
  readonly label: string
  readonly about: string
}

const DOORS: readonly Door[] = [
  { href: '/publications', label: '查政策', about: '文件、通知和其他公开的信息' },
  { href: '/disclosure', label: '看公开', about: '指南、制度、法定主动公开内容' },
  { href: '/letters', label: '写来信', about: '咨询、建议、投诉、求助，查办理进度' },
  { href: '/agencies', label: '找机构', about: '职能、地址、电话和办公时间' },
  { href: '/calendar', label: '算工作日', about: '节假日、调休和期限' },
]

const EXAMPLES = ['政府信息公开指南', '应急预案', '民生实事']

/** The doors that lead somewhere. */
export function doorsOf(house: Pick<House, 'rooms'>): readonly Door[] {
  const answered = new Set(house.rooms.flatMap(room => room.portal ?? []).map(route => route.path))
  return DOORS.filter(door => answered.has(door.href))
}

/** The first page: the search, the doors, then what the rooms show. */
export function homeRoute(house: FrontHouse): PortalRoute {
  const doors = doorsOf(house)
  const panels = house.rooms
    .flatMap(room => room.portalPanels ?? [])
    .filter(panel => panel.place === 'home')
    .sort((a, b) => a.order - b.order)
  return {
    method: 'GET',
    path: '/',
    async handle(visit) {
      const site = siteAt(house, visit.host)
      if (site.agencyKey !== null) return agencyHome(house, visit, site, site.agencyKey)
      const drawn: ComponentChild[] = []
      for (const panel of panels) drawn.push(await panel.render(visit, null))
      return page(site.name, <Home name={site.name} doors={doors} panels={drawn} />, {
        ownHeading: true,
        canonical: '/',
        scripts: ['suggest.js'],
        meta: homeLabels(site),
        structured: siteNodes(site, visit.origin),
        head: <link rel="alternate" type="application/atom+xml" title="最新公开" href="/feed.xml" />,
      })
    },
  }
}

/** The home of an agency's own site: the page of the agency, under the name of the site, with the search above it. */
async function agencyHome(house: FrontHouse, visit: Visit, site: ShownSite, key: string): Promise<Answer> {
  const answer = await agencyPage(visit, key, await agencyPanels(house, visit, key))
  if (answer.kind !== 'page') return answer
  const base = baseSite(house)
  return page(site.name, <AgencyHome name={site.name} base={base} body={answer.body} />, {
    ownHeading: true,
    canonical: '/',
    meta: homeLabels(site),
    head: <link rel="alternate" type="application/atom+xml" title="最新公开" href="/feed.xml" />,
  })
}

function AgencyHome({ name, base, body }: { name: string; base: ShownSite; body: ComponentChild }) {
  return (
    <>
      <h1 class="visually-hidden">{name}</h1>
      <div class="home-search">
        <SearchBox action="/search" label="查找本机构公开的信息" large />
      </div>
      <p class="quiet">
        本站只列出本机构的信息。<a href={`${base.origin}/`}>到“{base.name}”查看全部机构的信息</a>
      </p>
      {body}
    </>
  )
}

function Home({
  name,
  doors,
  panels,
}: {
  name: string
  doors: readonly Door[]
  panels: readonly ComponentChild[]
}) {
  return (
    <>
      <h1 class="visually-hidden">{name}</h1>
      <div class="home-search">
        <SearchBox
          action="/search"
          label="查找公开的信息"
          suggest="/search/suggest"
          large
          examples={EXAMPLES.map(text => ({ label: text, href: `/search?q=${encodeURIComponent(text)}` }))}
        />
      </div>
      <ul class="doors" aria-label="主要入口">
        {doors.map(door => (
          <li class="door" key={door.href}>
            <a class="door-label" href={door.href}>
              {door.label}
            </a>
            <span class="door-about quiet">{door.about}</span>
          </li>
        ))}
      </ul>
      <div class="home-panels">{panels}</div>
    </>
  )
}
