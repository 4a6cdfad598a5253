import {
  cellOf,
  formatDecimal,
  parseDecimal,
  type ReportValues,
  withSums,
} from '../../../law/report-cells.ts'
import { balanceOf } from '../../../law/report-checks.ts'
import {
  type ReportCell,
  TABLE_THREE_COLUMNS,
  TABLE_THREE_GROUPS,
  TABLE_TWO_COLUMNS,
  TABLE_TWO_NOTE,
  tableTwo,
} from '../../../law/report-form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { WorkedReport } from '../numbers.ts'
import type { ReportRow } from '../tables.ts'
import { balanceWords } from './balance-words.ts'

export interface NumbersPageProps {
  readonly row: ReportRow
  readonly worked: WorkedReport
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly open: boolean
}

/**
 * Tables two and three by hand: for years before the cases were kept here, and where somebody knows better than the cases.
 * Sums and balances are those of what is saved; with script they follow what is typed (`live-balance`).
 */
export function NumbersPage(props: NumbersPageProps) {
  const { row, worked, typed, problems } = props
  if (!props.open) return <p>报告不在编制中，不能修改。</p>
  const source = worked.counted ? '办件库' : '各单位报告'
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>
        不填的格使用{source}的数（格中的浅色数字）；填写的与其不一致时，应当在报告页写明说明。合计由平台计算。
      </p>
      <form method="post" action={`/desk/annual-reports/${row.case_id}/numbers`} data-report-form={row.form}>
        <OnceKey />
        <TableTwo {...props} />
        <TableThree {...props} />
        <Field
          name="source"
          label="新填的数的来源"
          hint="台账、旧系统、提供的处室；没有改动的数保留原来的来源。"
          value={typed.source ?? ''}
          maxLength={300}
        />
        <FormActions>
          <Button variant="primary">保存</Button>
        </FormActions>
      </form>
    </>
  )
}

function TableTwo(props: NumbersPageProps) {
  const { form } = props.row
  const values = withSums(form, props.worked.values)
  const balances = TABLE_TWO_COLUMNS.map(({ key }) => {
    const balance = balanceOf(form, values, key)
    return [key, <output data-balance={key}>{balanceWords(balance)}</output>] as const
  })
  return (
    <Table
      id="table2"
      caption="三、收到和处理政府信息公开申请情况"
      wide
      rows={tableTwo(form)}
      rowKey={line => line.key}
      columns={[
        {
          key: 'label',
          head: '项目',
          rowHeader: true,
          cell: line => (
            <>
              {line.group ? <span class="quiet">{line.group}</span> : null} {line.label}
            </>
          ),
        },
        ...TABLE_TWO_COLUMNS.map(({ key, label }) => ({
          key,
          head: label,
          figures: true,
          cell: (line: ReturnType<typeof tableTwo>[number]) => (
            <Figure {...props} values={values} cell={`t2.${line.key}.${key}`} />
          ),
        })),
      ]}
      totals={{ label: '勾稽关系', ...Object.fromEntries(balances) }}
      note={`${TABLE_TWO_NOTE.slice(1, -1)}。“少”“多”指第三项加第四项比第一项加第二项少、多的件数。`}
    />
  )
}

function TableThree(props: NumbersPageProps) {
  const values = withSums(props.row.form, props.worked.values)
  return (
    <Table
      id="table3"
      caption="四、政府信息公开行政复议、行政诉讼情况"
      wide
      rows={TABLE_THREE_GROUPS}
      rowKey={group => group.key}
      columns={[
        {
          key: 'label',
          head: '项目',
          rowHeader: true,
          cell: group => `${group.under ?? ''}${group.under ? '：' : ''}${group.label}`,
        },
        ...TABLE_THREE_COLUMNS.map(({ key, label }) => ({
          key,
          head: label,
          figures: true,
          cell: (group: (typeof TABLE_THREE_GROUPS)[number]) => (
            <Figure {...props} values={values} cell={`t3.${group.key}.${key}`} />
          ),
        })),
      ]}
    />
  )
}

/** One number: a field, or of a sum what it comes to; a sum that somebody wrote can be corrected and taken back. */
function Figure({
  row,
  worked,
  typed,
  problems,
  values,
  cell,
}: NumbersPageProps & { readonly values: ReportValues; readonly cell: ReportCell }) {
  const known = cellOf(row.form, cell)
  const entered = worked.entered.get(cell)
  if (!known) throw new Error(`${cell} is no cell of the form of ${row.form}`)
  if (known.sum && !entered) return <output data-sum={cell}>{formatDecimal(values.get(cell) ?? 0n)}</output>
  const name = `cell:${cell}`
  const id = fieldId(name)
  const error = problems.find(each => each.field === name)?.message
  const counted = known.sum ? undefined : (worked.counted ?? worked.below)?.get(cell)
  return (
    <>
      <input
        class="control figure-field"
        id={id}
        name={name}
        value={typed[name] ?? (entered ? formatDecimal(parseDecimal(entered.value) ?? 0n) : '')}
        placeholder={counted === undefined ? '0' : formatDecimal(counted)}
        inputMode="decimal"
        autocomplete="off"
        data-sum={known.sum ? cell : undefined}
        aria-label={known.label}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
      {error === undefined ? null : (
        <span class="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </>
  )
}
