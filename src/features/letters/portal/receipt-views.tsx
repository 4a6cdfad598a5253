import type { FreshReceipt } from '../../../foundation/cases/index.ts'
import { type CivilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { DueDay } from '../clock-views.tsx'
import type { WholeLetter } from '../whole-letter.ts'

/** Number and query code, large, once; how to come back; a page for the printer. */
export function ReceiptPage({
  receipt,
  whole,
  today,
}: {
  readonly receipt: FreshReceipt
  readonly whole: WholeLetter
  readonly today: CivilDate
}) {
  return (
    <>
      <Notice tone="success" title="来信已收到" live>
        <p>请现在抄下或者打印编号和查询码。查询码只显示这一次，以后凭两者查看进度、补充、撤回和评价。</p>
      </Notice>
      <StatLine
        label="编号和查询码"
        items={[
          { label: '来信编号', value: receipt.number },
          { label: '查询码', value: receipt.code },
        ]}
      />
      <DescriptionList
        label="回执"
        items={[
          { term: '类型', value: whole.kind.label, wide: true },
          { term: '受理机关', value: whole.agency.name, wide: true },
          { term: '收到时间', value: formatShanghaiMinute(whole.standing.openedAt), wide: true },
        ]}
      />
      <DueDay clock={whole.clock} today={today} calendar={whole.calendar} />
      <p>
        查看进度：打开网站“来信”栏目的“查询进度”，填写编号和查询码。丢失查询码的，可以携带有效证件到受理机关换发。
      </p>
      <form method="post" action="/letters/receipt/done">
        <FormActions note="点击后本页不再显示查询码。">
          <Button variant="primary">已经抄下，查看进度</Button>
        </FormActions>
      </form>
    </>
  )
}

/** Asks for number and query code. */
export function RedeemPage({
  number,
  problems,
}: {
  readonly number: string | undefined
  readonly problems: readonly FieldError[]
}) {
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>填写提交来信时得到的编号和查询码。</p>
      <form method="post" action="/letters/status">
        <Field
          name="number"
          label="来信编号"
          hint="形如 L2026-00001"
          value={number}
          error={errorOf('number')}
          width="medium"
          autocomplete="off"
          required
        />
        <Field
          name="code"
          label="查询码"
          hint="12 个字母和数字，不分大小写"
          error={errorOf('code')}
          width="medium"
          autocomplete="off"
          spellcheck={false}
          required
        />
        <FormActions note="半小时内在本浏览器有效。用公共电脑的，看完请点“结束查看”。">
          <Button variant="primary">查询</Button>
        </FormActions>
      </form>
    </>
  )
}
