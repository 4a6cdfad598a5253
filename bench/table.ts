/** One line of the report. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Against what was measured beside it. */
  readonly ratio?: number | undefined
  /** Microseconds of CPU for one answer, of the web processes alone. */
  readonly cpu?: number | undefined
  /** What the project wants to reach; `held` says whether it does. */
  readonly goal?: string | undefined
  readonly held?: boolean | undefined
}

/** The report as a table that reads alike on a terminal and in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(figure => [
    figure.name,
    shown(figure.value),
    figure.unit,
    figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
    figure.cpu === undefined ? '' : String(Math.round(figure.cpu)),
    figure.goal ?? '',
    figure.held === undefined ? '' : figure.held ? 'held' : 'MISSED',
  ])
  const head = ['what', 'value', 'unit', 'ratio', 'CPU µs/answer', 'goal', '']
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map(row => (row[at] ?? '').length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (at > 0 && at < 5 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`
  return [line(head), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join(
    '\n',
  )
}

function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
