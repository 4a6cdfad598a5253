import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'

export interface Description {
  readonly term: string
  /** Pairs whose value is null, undefined or empty are left out. */
  readonly value: ComponentChildren
  /** Takes a whole line where others share one. */
  readonly wide?: boolean | undefined
}

interface DescriptionListProps {
  items: readonly Description[]
  /** Two pairs a line on wide screens, as in the head of an official document. */
  columns?: 1 | 2 | undefined
  label?: string | undefined
}

/** Facts about one thing, as pairs of name and value. */
export function DescriptionList({ items, columns = 1, label }: DescriptionListProps) {
  const shown = items.filter(
    item => item.value !== null && item.value !== undefined && item.value !== '' && item.value !== false,
  )
  if (shown.length === 0) return null
  return (
    <dl class={classNames('description-list', columns === 2 && 'description-list-two')} aria-label={label}>
      {shown.map(item => (
        <div class={classNames('description', item.wide === true && 'description-wide')} key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
