import type { PageAnswer, RefusalAnswer } from '../../platform/http/answers.ts'
import type { Frame } from '../../platform/http/send.ts'
import type { House } from '../../platform/room/house.ts'
import type { NavigationEntry } from '../../platform/room/room.ts'
import { documentShell } from '../../ui/document-shell/document-shell.tsx'
import { LookBar } from '../../ui/look-bar/look-bar.tsx'
import type { NavItem } from '../../ui/nav-item.ts'
import { SearchBox } from '../../ui/search-box/search-box.tsx'
import { SiteFrame } from '../../ui/site-frame/site-frame.tsx'
import type { FrontHouse } from '../front-house.ts'
import { refusalPage } from '../refusals.tsx'
import { Footer } from './footer.tsx'
import { ICON } from './icon.ts'
import { siteLabels } from './labels.ts'
import { baseSite, type ShownSite, siteAt } from './site.ts'
import { structuredOf } from './structured.ts'
import { HANT, traditionalHref, traditionalPageOnce } from './traditional.ts'

/** How a page is drawn: as it is, in Traditional characters, or for one person alone. */
export type PortalVariant = 'simplified' | 'traditional' | 'private'

/** Scripts that improve every page of the portal. */
const EVERY_PAGE = ['leaving.js']

/** A frame knows whose site is asked: the same page stands in each site's own. */
export type FrameAt = (host: string) => Frame

/** The portal around what rooms answer. */
export function portalFrame(house: FrontHouse, variant: PortalVariant): FrameAt {
  return host => {
    const draw = (answer: PageAnswer) => {
      const html = drawn(house, siteAt(house, host), answer, variant)
      return variant === 'traditional' ? traditionalPageOnce(html) : html
    }
    return { page: draw, refusal: (answer: RefusalAnswer) => draw(refusalPage(answer)) }
  }
}

function drawn(house: FrontHouse, site: ShownSite, answer: PageAnswer, variant: PortalVariant): string {
  const path = answer.canonical
  const home = path === '/'
  return documentShell({
    lang: 'zh-CN',
    title: home ? site.name : `${answer.title} - ${site.name}`,
    stylesheets: [...builtFiles(house, ['site.css', 'portal.css']), '/look.css'],
    scripts: builtFiles(house, variant === 'private' ? answer.scripts : [...EVERY_PAGE, ...answer.scripts]),
    head: (
      <>
        <link rel="icon" type="image/svg+xml" href={ICON} />
        {[...siteLabels(site), ...answer.meta].map(({ name, content }) => (
          <meta key={name} name={name} content={content} />
        ))}
        {variant === 'private' || answer.status !== 200 ? <meta name="robots" content="noindex" /> : null}
        {path === undefined || variant === 'private' ? null : (
          <Addresses origin={originOfPage(house, site, path)} path={path} />
        )}
        {answer.head}
      </>
    ),
    structured: variant === 'private' ? undefined : structuredOf(house.origin, answer),
    body: (
      <SiteFrame
        siteName={site.name}
        navigation={navigationOf(house, answer)}
        utility={<Utility path={variant === 'private' ? undefined : path} variant={variant} />}
        search={
          home || path?.startsWith('/search') ? undefined : (
            <SearchBox action="/search" label="站内搜索" labelHidden id="site-search" />
          )
        }
        breadcrumbs={home ? [] : [{ href: '/', label: '首页' }, ...answer.crumbs]}
        heading={answer.ownHeading ? undefined : answer.title}
        footer={
          <Footer
            site={site}
            address={path === undefined || variant === 'private' ? undefined : `${house.origin}${path}`}
          />
        }
      >
        {answer.body}
      </SiteFrame>
    ),
  })
}

/** The addresses of built files; a file that was not built is left out, and the page works without it. */
export function builtFiles(house: Pick<House, 'assets'>, names: readonly string[]): string[] {
  return names.flatMap(name => house.assets[name] ?? [])
}

/** Pages that are a site's own; everything else has one address, at the site of the whole base. */
const OWN = /^\/(?:$|\?|sitemap$|search(?:\?|$)|about\/)/

function originOfPage(house: FrontHouse, site: ShownSite, path: string): string {
  return OWN.test(path) ? site.origin : baseSite(house).origin
}

function Addresses({ origin, path }: { origin: string; path: string }) {
  return (
    <>
      <link rel="canonical" href={`${origin}${path}`} />
      <link rel="alternate" hreflang="zh-Hans" href={`${origin}${path}`} />
      <link rel="alternate" hreflang="zh-Hant" href={`${origin}${traditionalHref(path)}`} />
    </>
  )
}

/** Above the header: the other script, and how the page is shown. */
function Utility({ path, variant }: { path: string | undefined; variant: PortalVariant }) {
  return (
    <>
      {variant === 'traditional' ? (
        <p class="utility-language">
          本页由机器转换为繁体字，以简体字版本为准。
          <a href={path ?? '/'} hreflang="zh-Hans" lang="zh-Hans">
            查看简体版
          </a>
        </p>
      ) : path === undefined ? null : (
        <p class="utility-language">
          <a href={traditionalHref(path)} hreflang="zh-Hant" lang="zh-Hant">
            繁體
          </a>
        </p>
      )}
      <a class="utility-extra" href="/about/accessibility">
        无障碍说明
      </a>
      <LookBar action="/look" />
    </>
  )
}

const FIXED: readonly NavigationEntry[] = [{ href: '/', label: '首页', order: 0 }]

/** What one can go to, in words: the home page and what the rooms offer. */
export function navigationEntries(house: Pick<House, 'rooms'>): readonly NavigationEntry[] {
  return [...FIXED, ...house.rooms.flatMap(room => room.portalNavigation ?? [])].sort(
    (a, b) => a.order - b.order,
  )
}

function navigationOf(house: FrontHouse, answer: PageAnswer): NavItem[] {
  const path = answer.canonical?.replace(/[?#].*/, '')
  const sections = new Set(answer.crumbs.map(crumb => crumb.href))
  return navigationEntries(house).map(({ href, label }) => ({
    href,
    label,
    current: path === href ? true : sections.has(href) ? 'section' : undefined,
  }))
}

/** The path of a page in Traditional characters, as the room knows it. */
export function withoutHant(url: string): string {
  const path = url.slice(HANT.length)
  return path === '' || path.startsWith('?') ? `/${path}` : path
}
