import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import type { Option } from '../../../../ui/field/field-types.ts'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { ApplicantFields, type AskingState, askingField } from '../../asking-views.tsx'
import { MOST } from '../forms.ts'
import { CORRECTION_NOTICE_VERSION, correctionNotice } from '../words.ts'

interface FormProps extends AskingState {
  readonly agencies: readonly Option[]
  readonly days: number
  readonly keepMonths: number
  readonly papersDays: number
}

const QUESTIONS = [
  ['record', '哪一项记录', '写明记录的名称、证书号或者编号，在哪里看到的'],
  ['wrong', '哪里不准确', '现在的记录是怎样写的'],
  ['right', '准确的内容', '应当怎样写'],
  ['evidence', '证据材料', '说明有哪些材料能够证明；照片、扫描件在提交之后的进度页面提交'],
] as const

/** Which record about oneself is wrong, and who says so. */
export function CorrectionForm(props: FormProps) {
  const { agencies, problems, values, days } = props
  const field = askingField(props)
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>
        有证据证明行政机关提供的与您自身相关的政府信息记录不准确的，可以要求该机关更正（《中华人民共和国政府信息公开条例》第四十一条）。自收到之日的次日起{' '}
        {days} 个工作日内告知结果。
      </p>
      <form method="post" action="/requests/correction">
        <OnceKey />
        <Field
          {...field('agency')}
          label="记录这项信息的机关"
          type="select"
          empty="请选择"
          options={agencies}
          hint="不属于它更正的，它将转送有权更正的机关，或者告诉您向谁提出"
          required
        />
        {QUESTIONS.map(([name, label, hint]) => (
          <Field
            key={name}
            {...field(name)}
            label={label}
            type="textarea"
            rows={3}
            hint={hint}
            maxLength={MOST}
            required
          />
        ))}
        <ApplicantFields {...props} withoutHelp />
        <Disclosure summary={`个人信息处理说明（${CORRECTION_NOTICE_VERSION} 版）`} id="privacy">
          <ul>
            {correctionNotice(props).map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Disclosure>
        <Field
          name="agreed"
          type="checkbox"
          label="我已阅读上述说明，同意为办理这件申请处理我填写的信息"
          checked={values.agreed !== undefined}
          error={field('agreed').error}
          required
        />
        <FormActions note="提交后显示编号和查询码，请抄下或者打印。">
          <Button variant="primary">提交更正申请</Button>
        </FormActions>
      </form>
    </>
  )
}
