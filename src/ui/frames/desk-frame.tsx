import type { ComponentChildren } from 'preact'
import { ariaCurrent, type NavItem } from '../nav-item.ts'
import { Breadcrumbs, type CrumbItem } from './site-frame.tsx'

export interface NavGroup {
  label: string
  items: readonly NavItem[]
}

export interface DeskFrameProps {
  productName: string
  homeHref: string
  /** Who sits here; absent before signing in. */
  person?: string | undefined
  /** At the right of the header: own page, sign-out form. */
  account?: ComponentChildren
  groups: readonly NavGroup[]
  crumbs: readonly CrumbItem[]
  title: string
  ownHeading?: boolean
  children: ComponentChildren
}

/** The frame of the workbench: dense and quiet; the navigation folds on narrow screens. */
export function DeskFrame(props: DeskFrameProps) {
  return (
    <div class="desk-frame">
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <header class="desk-header">
        <a class="desk-product" href={props.homeHref}>
          {props.productName}
        </a>
        <div class="desk-account">
          {props.person && <span class="desk-person">{props.person}</span>}
          {props.account}
        </div>
      </header>
      <div class="desk-columns">
        {props.groups.length > 0 && (
          <>
            <nav class="desk-nav" aria-label="工作台导航">
              <Groups groups={props.groups} />
            </nav>
            <details class="desk-nav-folded">
              <summary>工作台导航</summary>
              <nav aria-label="工作台导航（折叠）">
                <Groups groups={props.groups} />
              </nav>
            </details>
          </>
        )}
        <div class="desk-main">
          <Breadcrumbs crumbs={props.crumbs} here={props.title} />
          <main id="main" tabIndex={-1}>
            {!props.ownHeading && <h1>{props.title}</h1>}
            {props.children}
          </main>
        </div>
      </div>
    </div>
  )
}

function Groups({ groups }: { groups: readonly NavGroup[] }) {
  return (
    <>
      {groups.map(group => (
        <section class="desk-nav-group" key={group.label}>
          <p class="desk-nav-label">{group.label}</p>
          <ul class="desk-nav-list">
            {group.items.map(item => (
              <li key={item.href}>
                <a href={item.href} aria-current={ariaCurrent(item)}>
                  {item.label}
                  {item.count !== undefined && <span class="desk-nav-count">{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
