import type { ComponentChild, ComponentChildren } from 'preact'

export interface ContentsEntry {
  readonly href: string
  readonly label: string
  readonly items?: readonly ContentsEntry[] | undefined
}

interface ContentsProps {
  items: readonly ContentsEntry[]
  title?: string | undefined
  /** A long list starts folded. */
  folded?: boolean | undefined
}

/** A long text with its list of contents: above it, or beside it where there is room. */
export function WithContents({
  contents,
  children,
}: {
  contents: ComponentChild
  children: ComponentChildren
}) {
  return (
    <div class="with-contents">
      {contents}
      <div class="contents-text">{children}</div>
    </div>
  )
}

/** The headings of a long text as links, in a list that can be folded away. */
export function Contents({ items, title = '目录', folded }: ContentsProps) {
  if (items.length === 0) return null
  return (
    <nav class="contents" aria-label={title}>
      <details class="contents-fold" open={folded !== true}>
        <summary class="contents-title">{title}</summary>
        <Entries items={items} />
      </details>
    </nav>
  )
}

function Entries({ items }: { items: readonly ContentsEntry[] }) {
  return (
    <ol class="contents-list">
      {items.map(item => (
        <li key={item.href}>
          <a href={item.href}>{item.label}</a>
          {item.items === undefined || item.items.length === 0 ? null : <Entries items={item.items} />}
        </li>
      ))}
    </ol>
  )
}
