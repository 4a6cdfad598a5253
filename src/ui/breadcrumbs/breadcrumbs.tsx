export interface Crumb {
  readonly href: string
  readonly label: string
}

interface BreadcrumbsProps {
  /** The way here from the top, without the page itself. */
  items: readonly Crumb[]
  /** The name of this page, shown without a link at the end. */
  current?: string | undefined
}

/** Where this page stands. Nothing is drawn when there is no way to show. */
export function Breadcrumbs({ items, current }: BreadcrumbsProps) {
  if (items.length === 0) return null
  return (
    <nav class="breadcrumbs" aria-label="当前位置">
      <ol class="breadcrumbs-list">
        {items.map(item => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
        {current === undefined ? null : (
          <li>
            <span aria-current="page">{current}</span>
          </li>
        )}
      </ol>
    </nav>
  )
}
