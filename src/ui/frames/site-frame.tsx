import type { ComponentChildren } from 'preact'
import { ariaCurrent, type NavItem } from '../nav-item.ts'

export interface CrumbItem {
  href: string
  label: string
}

export interface SiteFrameProps {
  siteName: string
  siteTagline?: string
  homeHref: string
  /** Above the header: look buttons, language. */
  utility?: ComponentChildren
  search?: ComponentChildren
  navigation: readonly NavItem[]
  crumbs: readonly CrumbItem[]
  title: string
  /** The page draws its own heading. */
  ownHeading?: boolean
  footer: ComponentChildren
  children: ComponentChildren
}

/** The frame of a public page: the title first for who comes by keyboard, the rest quieter. */
export function SiteFrame(props: SiteFrameProps) {
  return (
    <div class="site-frame">
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <header class="site-header">
        {props.utility && (
          <div class="utility">
            <div class="wrap utility-line">{props.utility}</div>
          </div>
        )}
        <div class="wrap site-head">
          <p class="site-title">
            <a class="site-name" href={props.homeHref}>
              {props.siteName}
            </a>
            {props.siteTagline && <span class="site-tagline">{props.siteTagline}</span>}
          </p>
          {props.search && <div class="site-search">{props.search}</div>}
        </div>
        <nav class="site-nav" aria-label="主导航">
          <ul class="wrap site-nav-list">
            {props.navigation.map(item => (
              <li key={item.href}>
                <a href={item.href} aria-current={ariaCurrent(item)}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div class="wrap site-body">
        <Breadcrumbs crumbs={props.crumbs} here={props.title} />
        <main id="main" tabIndex={-1}>
          {!props.ownHeading && <h1>{props.title}</h1>}
          {props.children}
        </main>
      </div>
      <footer class="site-footer">
        <div class="wrap">{props.footer}</div>
      </footer>
    </div>
  )
}

/** Where the page stands. Nothing on the first page. */
export function Breadcrumbs({ crumbs, here }: { crumbs: readonly CrumbItem[]; here: string }) {
  if (crumbs.length === 0) return null
  return (
    <nav class="crumbs" aria-label="当前位置">
      <ol class="crumbs-list">
        {crumbs.map(crumb => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
