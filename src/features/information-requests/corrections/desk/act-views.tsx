import type { ComponentChildren } from 'preact'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { fieldId } from '../../../../ui/field/field-id.ts'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { RESULT_WORDS, SERVICE_WORDS } from '../words.ts'
import type { CorrectionEvent } from '../workflow.ts'
import type { CorrectionPageProps } from './correction-props.ts'

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** The forms of what may be done now, as the workflow's table says. */
export function CorrectionActs(props: CorrectionPageProps) {
  const { may, letter } = props
  const of = (event: CorrectionEvent) => fieldsOf(props, event)
  if (may.size === 0) return null
  const draft = of('draft')
  const back = of('return')
  const serve = of('serve')
  return (
    <Section title="办理" id="acts">
      <Act {...props} event="accept" button="受理" />
      <Act {...props} event="draft" button="提交审批">
        <Field
          {...draft('result', letter?.row.result)}
          label="处理结果"
          type="select"
          empty="请选择"
          options={optionsOf(RESULT_WORDS)}
          required
        />
        <Field
          {...draft('finding', letter?.kept?.finding)}
          label="核查情况"
          type="textarea"
          rows={4}
          hint="写进告知书；更正的，写明怎样更正"
          maxLength={3000}
          required
        />
        <Field
          {...draft('responsible', letter?.kept?.responsible)}
          label="有权更正的行政机关及其联系方式"
          hint="不属于本机关更正的必填"
          maxLength={300}
        />
      </Act>
      {letter ? (
        <Act {...props} event="approve" button="签发告知书">
          <input type="hidden" name="digest" value={letter.row.digest} />
        </Act>
      ) : null}
      <Act {...props} event="return" button="退回核查">
        <Field {...back('reason')} label="退回的理由" type="textarea" rows={2} maxLength={1000} required />
      </Act>
      <Act {...props} event="serve" button="登记送达">
        <Field
          {...serve('method')}
          label="送达方式"
          type="select"
          empty="请选择"
          options={optionsOf(SERVICE_WORDS)}
          required
        />
        <Field {...serve('day')} label="送达日期" type="date" required />
        <Field {...serve('evidence')} label="凭证" hint="邮件号码、签收人" maxLength={300} required />
      </Act>
    </Section>
  )
}

/** A field of one act, with what was tried in it; the ids of the forms on the page do not meet. */
function fieldsOf({ tried }: CorrectionPageProps, event: CorrectionEvent) {
  const mine = tried?.act === event ? tried : undefined
  return (name: string, before?: string) => ({
    name,
    id: fieldId(`${event}-${name}`),
    value: mine?.values[name] ?? before,
    error: mine?.problems.find(problem => problem.field === name)?.message,
  })
}

function Act({
  event,
  button,
  file,
  may,
  children,
}: CorrectionPageProps & {
  readonly event: CorrectionEvent
  readonly button: string
  readonly children?: ComponentChildren
}) {
  if (!may.has(event)) return null
  return (
    <form method="post" action={`/desk/requests/corrections/${file.standing.id}/${event}`}>
      <OnceKey />
      <input type="hidden" name="version" value={file.standing.version} />
      {children}
      <FormActions>
        <Button variant={event === 'return' ? 'secondary' : 'primary'}>{button}</Button>
      </FormActions>
    </form>
  )
}
