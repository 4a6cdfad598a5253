import type { ComponentChildren } from 'preact'
import { Button } from '../button/button.tsx'
import { fieldId } from '../field/field-id.ts'

export interface Filter {
  readonly name: string
  readonly label: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly count?: number | undefined
  }[]
  readonly value?: string | undefined
  /** The words of the option that filters nothing; `全部` unless said otherwise. */
  readonly all?: string | undefined
}

interface FilterPanelProps {
  action: string
  filters: readonly Filter[]
  title?: string | undefined
  submitLabel?: string | undefined
  /** The list without any filter; shown when something is chosen. */
  clear?: string | undefined
  /** Other parameters that the list keeps. */
  hidden?: Readonly<Record<string, string>> | undefined
  /** Further fields. */
  children?: ComponentChildren
}

/** Narrows a list by questions with known answers. The answer has an address of its own (GET). */
export function FilterPanel(props: FilterPanelProps) {
  const { filters, hidden = {}, title = '筛选' } = props
  const chosen = filters.some(filter => filter.value !== undefined && filter.value !== '')
  return (
    <form class="filter-panel" action={props.action} method="get" aria-label={title}>
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {filters.map(filter => {
        const id = `filter-${fieldId(filter.name)}`
        return (
          <div class="filter" key={filter.name}>
            <label class="filter-label" for={id}>
              {filter.label}
            </label>
            <select class="control" id={id} name={filter.name}>
              <option value="">{filter.all ?? '全部'}</option>
              {filter.options.map(option => (
                <option key={option.value} value={option.value} selected={option.value === filter.value}>
                  {option.count === undefined ? option.label : `${option.label}（${option.count}）`}
                </option>
              ))}
            </select>
          </div>
        )
      })}
      {props.children}
      <div class="filter-actions">
        <Button>{props.submitLabel ?? title}</Button>
        {chosen && props.clear !== undefined ? <a href={props.clear}>清除条件</a> : null}
      </div>
    </form>
  )
}
