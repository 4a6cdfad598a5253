import { formatDecimal } from '../../law/report-cells.ts'
import { Badge } from '../../ui/badge/badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Compared, type Comparison, isLarge } from './comparison.ts'

/** What changed against the year before, number by number. */
export function ComparisonTable({
  year,
  comparison: { changed, unlike },
  atLeast,
}: {
  readonly year: number
  readonly comparison: Comparison
  /** In hundredths: from where a change is called large. Unless given, none is. */
  readonly atLeast?: number
}) {
  return (
    <>
      <Table<Compared>
        id="compared"
        caption={`与 ${year - 1} 年度比较：有变化的 ${changed.length} 项`}
        columns={[
          { key: 'label', head: '项目', rowHeader: true, cell: each => each.label },
          {
            key: 'before',
            head: `${year - 1} 年度`,
            figures: true,
            cell: each => formatDecimal(each.before),
          },
          { key: 'now', head: `${year} 年度`, figures: true, cell: each => formatDecimal(each.now) },
          { key: 'change', head: '增减', figures: true, cell: each => signed(each.now - each.before) },
          {
            key: 'percent',
            head: '幅度',
            nowrap: true,
            cell: each => (
              <>
                {each.percent === undefined ? '上年为 0' : `${each.percent > 0 ? '+' : ''}${each.percent}%`}{' '}
                {atLeast !== undefined && isLarge(each, atLeast) ? (
                  <Badge tone="warning">变化较大</Badge>
                ) : null}
              </>
            ),
          },
        ]}
        rows={changed}
        rowKey={each => each.cell}
        empty="各项数字与上年相同。"
        wide
      />
      {unlike.length === 0 ? null : (
        <p class="quiet">
          两年的报告格式不同，以下 {unlike.length} 项不能比较：{unlike.join('；')}。
        </p>
      )}
    </>
  )
}

const signed = (value: bigint) => `${value > 0n ? '+' : ''}${formatDecimal(value)}`
