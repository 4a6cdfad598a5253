import type { ComponentChildren } from 'preact'

export interface LinkEntry {
  readonly href: string
  readonly label: string
  /** A few quiet words behind the link. */
  readonly note?: ComponentChildren | undefined
}

interface LinkColumnsProps {
  items: readonly LinkEntry[]
  label: string
}

/** Many short links, in as many columns as fit, read down the page in their order. */
export function LinkColumns({ items, label }: LinkColumnsProps) {
  return (
    <ul class="link-columns" aria-label={label}>
      {items.map(item => (
        <li key={item.href}>
          <a href={item.href}>{item.label}</a>
          {item.note === undefined ? null : <span class="link-columns-note">{item.note}</span>}
        </li>
      ))}
    </ul>
  )
}
