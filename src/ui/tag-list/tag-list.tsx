export interface Tag {
  readonly label: string
  readonly href?: string | undefined
}

interface TagListProps {
  items: readonly Tag[]
  /** What the words are: `主题`, `适用对象`. */
  label: string
}

/** A few words that sort a thing; each may lead to everything else of that word. */
export function TagList({ items, label }: TagListProps) {
  if (items.length === 0) return null
  return (
    <div class="tag-list">
      <span class="tag-list-label">{label}：</span>
      <ul class="tag-list-items" aria-label={label}>
        {items.map(item => (
          <li key={item.label}>
            {item.href === undefined ? item.label : <a href={item.href}>{item.label}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
