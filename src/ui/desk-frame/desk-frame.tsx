import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from '../breadcrumbs/breadcrumbs.tsx'
import { classNames } from '../class-names.ts'
import { ariaCurrent, type NavItem } from '../nav-item.ts'

export interface NavGroup {
  readonly title: string
  readonly items: readonly NavItem[]
}

interface DeskFrameProps {
  productName: string
  homeHref?: string | undefined
  /** Who sits here; undefined before signing in. */
  person?:
    | { readonly name: string; readonly detail?: string | undefined; readonly href?: string | undefined }
    | undefined
  /** The form that signs out. */
  signOut?: ComponentChildren | undefined
  navigation: readonly NavGroup[]
  breadcrumbs?: readonly Crumb[] | undefined
  heading?: ComponentChildren | undefined
  /** Buttons on the line of the heading. */
  actions?: ComponentChildren | undefined
  children: ComponentChildren
}

/** The workbench around a page: dense, quiet, the same everywhere. */
export function DeskFrame(props: DeskFrameProps) {
  const { homeHref = '/', breadcrumbs = [], navigation, person } = props
  const groups = navigation.filter(group => group.items.length > 0)
  return (
    <div class="desk-frame">
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <header class="desk-header">
        <div class="desk-header-line">
          <a class="desk-name" href={homeHref}>
            {props.productName}
          </a>
          {person === undefined ? null : (
            <p class="desk-person">
              {person.href === undefined ? person.name : <a href={person.href}>{person.name}</a>}
              {person.detail === undefined ? null : <span class="desk-person-detail">{person.detail}</span>}
            </p>
          )}
          {props.signOut === undefined ? null : <div class="desk-sign-out">{props.signOut}</div>}
        </div>
      </header>
      <div class={classNames('desk-body', groups.length === 0 && 'desk-body-alone')}>
        {groups.length === 0 ? null : (
          // A closed <details> cannot be opened by a stylesheet: narrow screens get one, wide ones the open list.
          <>
            <nav class="desk-nav" aria-label="工作导航">
              <Groups groups={groups} />
            </nav>
            <nav class="desk-nav-folded" aria-label="工作导航">
              <details>
                <summary>工作导航</summary>
                <Groups groups={groups} />
              </details>
            </nav>
          </>
        )}
        <main class="desk-main" id="main" tabIndex={-1}>
          <Breadcrumbs items={breadcrumbs} />
          {props.heading === undefined ? null : (
            <div class="desk-heading">
              <h1>{props.heading}</h1>
              {props.actions === undefined ? null : <div class="desk-actions">{props.actions}</div>}
            </div>
          )}
          {props.children}
        </main>
      </div>
    </div>
  )
}

function Groups({ groups }: { groups: readonly NavGroup[] }) {
  return (
    <>
      {groups.map(group => (
        <div class="desk-nav-group" key={group.title}>
          <p class="desk-nav-title">{group.title}</p>
          <ul class="desk-nav-list" aria-label={group.title}>
            {group.items.map(item => (
              <li key={item.href}>
                <a href={item.href} aria-current={ariaCurrent(item)}>
                  <span>{item.label}</span>
                  {item.count === undefined ? null : <span class="desk-nav-count">{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
