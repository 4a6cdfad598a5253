import type { Progress } from './progress.ts'

export interface ProgressRow {
  readonly key: string
  readonly label: string
  readonly progress: Progress
}

const WIDTH = 720
const LABEL = 210
const ROW = 26
const BAR = 14
const MOST_ROWS = 20

/**
 * Progress as bars: done filled, late hatched by its outline and a mark, the rest in outline, so that shape and not colour
 * tells them apart. The table beside it says the same of every row; the picture shows the longest twenty.
 */
export function ProgressChart({
  name,
  rows,
}: {
  readonly name: string
  readonly rows: readonly ProgressRow[]
}) {
  const shown = [...rows].sort((a, b) => b.progress.total - a.progress.total).slice(0, MOST_ROWS)
  const most = Math.max(1, ...shown.map(row => row.progress.total))
  const length = (count: number) => ((WIDTH - LABEL - 90) * count) / most
  return (
    <svg
      role="img"
      aria-label={`${name}，数字见下表`}
      viewBox={`0 0 ${WIDTH} ${shown.length * ROW + 8}`}
      width="100%"
      fill="none"
      stroke="currentColor"
      font-size="13"
    >
      {shown.map(({ key, label, progress }, at) => {
        const y = at * ROW + 6
        const done = length(progress.done)
        return (
          <g key={key}>
            <text x={LABEL - 10} y={y + BAR - 2} text-anchor="end" fill="currentColor" stroke="none">
              {label.length > 15 ? `${label.slice(0, 14)}…` : label}
            </text>
            <rect x={LABEL} y={y} width={length(progress.total)} height={BAR} />
            <rect
              x={LABEL}
              y={y}
              width={done}
              height={BAR}
              fill="currentColor"
              fill-opacity="0.6"
              stroke="none"
            />
            {progress.late === 0 ? null : (
              <rect
                x={LABEL + done}
                y={y + BAR - 4}
                width={length(progress.late)}
                height={4}
                fill="currentColor"
                stroke="none"
              />
            )}
            <text
              x={LABEL + length(progress.total) + 8}
              y={y + BAR - 2}
              fill="currentColor"
              stroke="none"
            >{`${progress.done}/${progress.total}`}</text>
          </g>
        )
      })}
    </svg>
  )
}
