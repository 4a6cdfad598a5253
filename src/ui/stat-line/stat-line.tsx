import type { ComponentChildren } from 'preact'

export interface Stat {
  readonly label: string
  readonly value: ComponentChildren
  readonly unit?: string | undefined
  /** The list behind the figure. */
  readonly href?: string | undefined
}

interface StatLineProps {
  items: readonly Stat[]
  label?: string | undefined
}

/** A few figures in one line, each with its word and the list behind it. */
export function StatLine({ items, label }: StatLineProps) {
  return (
    <dl class="stat-line" aria-label={label}>
      {items.map(item => (
        <div class="stat" key={item.label}>
          <dt>{item.href === undefined ? item.label : <a href={item.href}>{item.label}</a>}</dt>
          <dd>
            <span class="stat-value">{item.value}</span>
            {item.unit === undefined ? null : <span class="stat-unit">{item.unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
