import type { MonthCount } from './store-live.ts'

const WIDTH = 720
const HEIGHT = 220
const FOOT = 28
const HEAD = 20
/** More do not stand beside each other; the table has all. */
const MOST_MONTHS = 24

/**
 * Reports by month as bars: handed in in outline, accepted filled, closed as a line across, so that shape and not colour
 * tells them apart. The table below says the same.
 */
export function MonthsChart({
  months,
  closing,
}: {
  readonly months: readonly MonthCount[]
  /** 办结 or 销号. */
  readonly closing: string
}) {
  const shown = months.slice(-MOST_MONTHS)
  const most = Math.max(1, ...shown.flatMap(({ reported, accepted, closed }) => [reported, accepted, closed]))
  const step = WIDTH / Math.max(shown.length, 1)
  const bar = Math.min(36, step * 0.6)
  const tall = (count: number) => Math.round(((HEIGHT - FOOT - HEAD) * count) / most)
  const words = { fill: 'currentColor', stroke: 'none', 'text-anchor': 'middle' } as const
  return (
    <svg
      role="img"
      aria-label={`近 ${shown.length} 个月每月提交（空心）、核验通过（实心）和${closing}（横线）的数量，数字见下表`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      fill="none"
      stroke="currentColor"
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {shown.map(({ month, reported, accepted, closed }, at) => {
        const x = at * step + (step - bar) / 2
        const top = (count: number) => HEIGHT - FOOT - tall(count)
        return (
          <g key={month}>
            <rect x={x} y={top(reported)} width={bar} height={tall(reported)} />
            <rect
              x={x + bar / 4}
              y={top(accepted)}
              width={bar / 2}
              height={tall(accepted)}
              fill="currentColor"
              fill-opacity="0.55"
              stroke="none"
            />
            {closed === 0 ? null : (
              <line x1={x - 4} x2={x + bar + 4} y1={top(closed)} y2={top(closed)} stroke-width="3" />
            )}
            <text {...words} x={x + bar / 2} y={top(Math.max(reported, accepted, closed)) - 5} font-size="13">
              {reported}
            </text>
            <text {...words} x={x + bar / 2} y={HEIGHT - 9} font-size="12">
              {month.slice(2)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
