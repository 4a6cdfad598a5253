import type { ComponentChildren } from 'preact'
import type { Filter } from '../filter-panel/filter-panel.tsx'

interface FacetListProps {
  filters: readonly Filter[]
  /** The address of the list with this answer to one of the questions; an empty one asks it no more. */
  hrefOf: (name: string, value: string) => string
  title?: string | undefined
  /** What is said of the counts. */
  note?: ComponentChildren
}

/** So many answers stand open; the others one line away. */
const OPEN = 8

/** Narrows a list by one press: every answer with its count, for screens with room beside the list. */
export function FacetList({ filters, hrefOf, title = '筛选', note }: FacetListProps) {
  return (
    <nav class="facet-list" aria-label={title}>
      {filters
        .filter(filter => filter.options.length > 0)
        .map(filter => (
          <section class="facet" key={filter.name}>
            <h2 class="facet-label">{filter.label}</h2>
            {filter.value ? (
              <p class="facet-chosen">
                <strong>{filter.options.find(option => option.value === filter.value)?.label}</strong>{' '}
                <a href={hrefOf(filter.name, '')} aria-label={`取消${filter.label}的限制`}>
                  取消
                </a>
              </p>
            ) : null}
            <Answers filter={filter} hrefOf={hrefOf} />
          </section>
        ))}
      {note}
    </nav>
  )
}

function Answers({ filter, hrefOf }: Pick<FacetListProps, 'hrefOf'> & { filter: Filter }) {
  const others = filter.options.filter(option => option.value !== filter.value)
  const list = (options: Filter['options']) => (
    <ul class="facet-answers">
      {options.map(option => (
        <li key={option.value}>
          <a href={hrefOf(filter.name, option.value)}>{option.label}</a>
          {option.count === undefined ? null : <span class="count">{option.count}</span>}
        </li>
      ))}
    </ul>
  )
  if (others.length <= OPEN + 1) return others.length === 0 ? null : list(others)
  return (
    <>
      {list(others.slice(0, OPEN))}
      <details>
        <summary class="facet-more">
          另外 {others.length - OPEN} 个{filter.label}
        </summary>
        {list(others.slice(OPEN))}
      </details>
    </>
  )
}
