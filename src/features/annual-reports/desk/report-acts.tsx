import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { ReportEvent } from '../workflow.ts'
import type { ReportPageProps } from './report-props.ts'

const REASONED: readonly {
  readonly event: ReportEvent
  readonly summary: string
  readonly button: string
}[] = [
  { event: 'return', summary: '退回编制人修改', button: '退回' },
  { event: 'send-back', summary: '审核退回', button: '退回' },
  { event: 'amend', summary: '公布后更正（原版本留存，理由作为更正说明公布）', button: '开始更正' },
]

/** What the table opens to the reader. */
export function ReportActs(props: ReportPageProps) {
  const { row, standing, version, may, failed, drafts } = props
  const at = (event: string) => `/desk/annual-reports/${row.case_id}/${event}`
  const hidden = (
    <>
      <OnceKey />
      <input type="hidden" name="version" value={standing.version} />
    </>
  )
  const digest = version ? <input type="hidden" name="digest" value={version.digest} /> : null
  const reasoned = REASONED.filter(each => may.has(each.event))
  if (may.size === 0 && !drafts) return null
  return (
    <Section title="办理" id="acts">
      {may.has('submit') ? (
        <form method="post" action={at('submit')}>
          {hidden}
          <FormActions note="提交后内容固定为一稿，由公开机构负责人签批。">
            <Button variant="primary">提交签批</Button>
          </FormActions>
        </form>
      ) : null}
      {may.has('recall') ? (
        <form method="post" action={at('recall')}>
          {hidden}
          <FormActions>
            <Button variant="secondary">撤回修改</Button>
          </FormActions>
        </form>
      ) : null}
      {may.has('sign') ? (
        <form method="post" action={at('sign')}>
          {hidden}
          {digest}
          <FormActions note="签批的是您看到的这一稿，随即报送主管部门。">
            <Button variant="primary">签批并报送</Button>
          </FormActions>
        </form>
      ) : null}
      {may.has('accept') ? (
        <form method="post" action={at('accept')}>
          {hidden}
          {digest}
          <FormActions>
            <Button variant="primary">审核通过</Button>
          </FormActions>
        </form>
      ) : null}
      {drafts ? (
        <form method="post" action={at('draft-text')}>
          {hidden}
          <FormActions note="生成格式固定的公布稿，经审查后发布；公布稿与审核稿一致的，才列入年度报告栏目。">
            <Button variant="primary">生成公布稿</Button>
          </FormActions>
        </form>
      ) : null}
      {reasoned.map(({ event, summary, button }) => {
        const mine = failed?.act === event ? failed : undefined
        return (
          <Disclosure key={event} summary={summary} open={mine !== undefined}>
            <form method="post" action={at(event)}>
              {hidden}
              <Field
                name="reason"
                id={fieldId('reason')}
                label="理由"
                type="textarea"
                rows={3}
                value={mine?.values.reason}
                error={mine?.problems.find(each => each.field === 'reason')?.message}
                required
              />
              <FormActions>
                <Button variant="secondary">{button}</Button>
              </FormActions>
            </form>
          </Disclosure>
        )
      })}
    </Section>
  )
}
