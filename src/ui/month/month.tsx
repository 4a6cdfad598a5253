import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'

/** One day of the month: `off` and `on` depart from the plain week and carry a word as well as a shape. */
export interface DayCell {
  readonly day: number
  readonly look: 'plain' | 'rest' | 'off' | 'on'
  /** One character beside the number: 休, 班. */
  readonly mark?: string | undefined
  readonly today?: boolean | undefined
}

interface MonthProps {
  caption: ComponentChildren
  /** The heads of the seven columns. */
  weekdays: readonly string[]
  /** How many columns stay empty before the first day. */
  offset: number
  days: readonly DayCell[]
}

/** A month as a table of weeks. What a day is, is said by a word; shape and line only help the eye. */
export function Month({ caption, weekdays, offset, days }: MonthProps) {
  const cells: readonly (DayCell | null)[] = [...Array<null>(offset).fill(null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_unused, column) => cells[week * 7 + column] ?? null),
  )
  return (
    <table class="month">
      <caption class="month-caption">{caption}</caption>
      <thead>
        <tr>
          {weekdays.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((cell, column) =>
              cell === null ? (
                <td key={column} />
              ) : (
                <td
                  key={column}
                  class={classNames('month-day', `month-${cell.look}`, cell.today === true && 'month-today')}
                  aria-current={cell.today === true ? 'date' : undefined}
                >
                  {cell.day}
                  {cell.mark === undefined ? null : <span class="month-mark">{cell.mark}</span>}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Months side by side, as many as fit. */
export function Months({ children }: { children: ComponentChildren }) {
  return <div class="months">{children}</div>
}
