import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from '../breadcrumbs/breadcrumbs.tsx'
import { ariaCurrent, type NavItem } from '../nav-item.ts'

interface SiteFrameProps {
  siteName: string
  tagline?: string | undefined
  homeHref?: string | undefined
  navigation: readonly NavItem[]
  /** Above the header: languages, display choices. */
  utility?: ComponentChildren | undefined
  /** A search box in the header; left out on pages that bring their own. */
  search?: ComponentChildren | undefined
  breadcrumbs?: readonly Crumb[] | undefined
  /** The page's h1; undefined where the body draws its own. */
  heading?: ComponentChildren | undefined
  /** One or two sentences right below the heading. */
  lead?: ComponentChildren | undefined
  footer?: ComponentChildren | undefined
  children: ComponentChildren
}

/** The public face around a page: who speaks, where one can go, where one is, and the page itself. */
export function SiteFrame(props: SiteFrameProps) {
  const { homeHref = '/', breadcrumbs = [] } = props
  return (
    <div class="site-frame">
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <header>
        {props.utility === undefined ? null : (
          <div class="site-utility">
            <div class="wrap site-utility-line">{props.utility}</div>
          </div>
        )}
        <div class="site-header">
          <div class="wrap site-header-line">
            <p class="site-title">
              <a class="site-name" href={homeHref}>
                {props.siteName}
              </a>
              {props.tagline === undefined ? null : <span class="site-tagline">{props.tagline}</span>}
            </p>
            {props.search === undefined ? null : <div class="site-search">{props.search}</div>}
          </div>
          {props.navigation.length === 0 ? null : (
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
          )}
        </div>
      </header>
      <div class="wrap site-body">
        <Breadcrumbs items={breadcrumbs} />
        <main class="site-main" id="main" tabIndex={-1}>
          {props.heading === undefined ? null : <h1>{props.heading}</h1>}
          {props.lead === undefined ? null : <p class="lead">{props.lead}</p>}
          {props.children}
        </main>
      </div>
      {props.footer === undefined ? null : (
        <footer class="site-footer">
          <div class="wrap site-footer-body">{props.footer}</div>
        </footer>
      )}
    </div>
  )
}
