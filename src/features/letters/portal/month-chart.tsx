import type { Total } from '../statistics.ts'

const WIDTH = 720
const HEIGHT = 220
const FOOT = 28
const HEAD = 20

/**
 * Letters by month as bars: received in outline, answered filled, so that shape and not colour tells them apart. The table
 * beside it says the same; the picture takes the colours of the page, in print and in high contrast too.
 */
export function MonthChart({ months }: { readonly months: readonly Total[] }) {
  const most = Math.max(1, ...months.map(month => month.received))
  const step = WIDTH / Math.max(months.length, 1)
  const bar = Math.min(36, step * 0.6)
  const tall = (count: number) => Math.round(((HEIGHT - FOOT - HEAD) * count) / most)
  return (
    <svg
      role="img"
      aria-label={`近 ${months.length} 个月每月收到和已答复的来信数，数字见下表`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      fill="none"
      stroke="currentColor"
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {months.map((month, index) => {
        const x = index * step + (step - bar) / 2
        const received = tall(month.received)
        const answered = tall(month.answered)
        return (
          <g key={month.key}>
            <rect x={x} y={HEIGHT - FOOT - received} width={bar} height={received} />
            <rect
              x={x}
              y={HEIGHT - FOOT - answered}
              width={bar}
              height={answered}
              fill="currentColor"
              fill-opacity="0.55"
              stroke="none"
            />
            <text
              x={x + bar / 2}
              y={HEIGHT - FOOT - received - 5}
              text-anchor="middle"
              font-size="13"
              fill="currentColor"
              stroke="none"
            >
              {month.received}
            </text>
            <text
              x={x + bar / 2}
              y={HEIGHT - 9}
              text-anchor="middle"
              font-size="12"
              fill="currentColor"
              stroke="none"
            >
              {month.key.slice(2)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
