import type { FreshReceipt } from '../../../foundation/cases/index.ts'
import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import type { RequestFile } from '../file.ts'

/** Number and query code, large, once; how to come back; a page for the printer. */
export function ReceiptPage({
  receipt,
  file,
  agencyName,
  telephone,
}: {
  readonly receipt: FreshReceipt
  readonly file: RequestFile
  readonly agencyName: string
  readonly telephone: string
}) {
  return (
    <>
      <Notice tone="success" title="申请已提交" live>
        <p>请现在抄下或者打印编号和查询码。查询码只显示这一次，以后凭两者查看进度、补正、查收答复和撤回。</p>
      </Notice>
      <StatLine
        label="编号和查询码"
        items={[
          { label: '申请编号', value: receipt.number },
          { label: '查询码', value: receipt.code },
        ]}
      />
      <DescriptionList
        label="回执"
        items={[
          { term: '受理机关', value: agencyName, wide: true },
          { term: '提交时间', value: formatShanghaiMinute(file.standing.openedAt), wide: true },
          { term: '联系电话', value: telephone, wide: true },
        ]}
      />
      <p>
        受理机关将与您确认，双方确认之日为收到申请之日，自次日起 20
        个工作日内答复（《中华人民共和国政府信息公开条例》第三十一条、第三十三条）。一个工作日内没有确认的，可以拨打上面的电话。
      </p>
      <form method="post" action="/requests/receipt/done">
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
  action = '/requests/status',
  example = 'Q2026-00001',
}: {
  readonly number: string | undefined
  readonly action?: string
  readonly example?: string
  readonly problems: readonly FieldError[]
}) {
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>填写提交申请时得到的编号和查询码。</p>
      <form method="post" action={action}>
        <Field
          name="number"
          label="申请编号"
          hint={`形如 ${example}`}
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
