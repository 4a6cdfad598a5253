import { type CellOfForm, formatDecimal, parseDecimal } from '../../../law/report-cells.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import type { WorkedReport } from '../numbers.ts'
import type { ReportRow } from '../tables.ts'

/** Tables two and three by hand: for years before the cases were kept here, and where somebody knows better than the cases. */
export function NumbersPage({
  row,
  cells,
  worked,
  typed,
  problems,
  open,
}: {
  readonly row: ReportRow
  readonly cells: readonly CellOfForm[]
  readonly worked: WorkedReport
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly open: boolean
}) {
  if (!open) return <p>报告不在编制中，不能修改。</p>
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>
        不填的格使用办件库（汇总年报使用各单位报告）的数；填写的与其不一致时，应当在报告页写明说明。合计由平台计算。
      </p>
      <form method="post" action={`/desk/annual-reports/${row.case_id}/numbers`}>
        <OnceKey />
        {cells.map(({ cell, label }) => {
          const name = `cell:${cell}`
          const entered = worked.entered.get(cell)
          const kept = entered && formatDecimal(parseDecimal(entered.value) ?? 0n)
          const counted = (worked.counted ?? worked.below)?.get(cell)
          return (
            <Field
              key={cell}
              name={name}
              label={label}
              inputMode="decimal"
              value={typed[name] ?? kept ?? ''}
              error={problems.find(each => each.field === name)?.message}
              {...(counted === undefined
                ? {}
                : { hint: `${worked.counted ? '办件库' : '各单位相加'} ${formatDecimal(counted)}` })}
            />
          )
        })}
        <FormActions>
          <Button variant="primary">保存</Button>
        </FormActions>
      </form>
    </>
  )
}
