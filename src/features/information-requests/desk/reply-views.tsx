import type { RequestOutcome } from '../../../law/outcomes.ts'
import type { ReplyField } from '../../../law/reply-words.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import type { Option } from '../../../ui/field/field-types.ts'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'

interface ReplyProps {
  readonly caseId: string
  readonly version: number
  readonly offered: readonly RequestOutcome[]
  /** Undefined until one is chosen. */
  readonly outcome: RequestOutcome | undefined
  /** Released records, as the letter will list them. */
  readonly listed: readonly string[]
  readonly fields: readonly ReplyField[]
  /** Other agencies, for a letter that points to one. */
  readonly agencies: readonly Option[]
  readonly evidence: readonly { readonly key: string; readonly label: string; readonly kept: boolean }[]
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** Two steps on one page: the outcome, then what its letter says and what proves it. */
export function ReplyPage(props: ReplyProps) {
  const { outcome, values, problems } = props
  const errorOf = (name: string) => problems.find(problem => problem.field === name)?.message
  const groups = [...new Set(props.offered.map(each => each.group))]
  return (
    <>
      <ErrorSummary errors={problems} />
      <form method="post" action={`/desk/requests/${props.caseId}/reply`}>
        <OnceKey />
        <input type="hidden" name="version" value={props.version} />
        <Field
          name="outcome"
          label="处理决定"
          type="select"
          empty="请选择"
          options={groups.map(group => ({
            label: group,
            options: props.offered
              .filter(each => each.group === group)
              .map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          }))}
          value={values.outcome}
          error={errorOf('outcome')}
          width="full"
          required
        />
        <FormActions note="选择后显示答复书必须写明的内容和应当具备的材料。">
          <Button name="step" value="choose" formNoValidate>
            {outcome ? '更换处理决定' : '下一步'}
          </Button>
        </FormActions>
        {outcome ? (
          <>
            <p>依据：{outcome.article}</p>
            {outcome.choices.length === 0 ? null : (
              <Field
                name="choice"
                label="具体情形"
                type="radios"
                options={outcome.choices.map(({ key, label }) => ({ value: key, label }))}
                value={values.choice}
                error={errorOf('choice')}
                required
              />
            )}
            {props.listed.length === 0 ? null : (
              <>
                <p>随答复书提供、并列入附件清单的材料：</p>
                <ul>
                  {props.listed.map(line => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </>
            )}
            <Fieldset legend="写入答复书的内容" id="words">
              {props.fields.map(field => {
                const shared = {
                  name: `field-${field.key}`,
                  label: field.label,
                  hint: field.hint === '' ? undefined : field.hint,
                  value: values[`field-${field.key}`],
                  error: errorOf(`field-${field.key}`),
                  required: field.required,
                  maxLength: 3000,
                }
                return field.long ? (
                  <Field key={field.key} {...shared} type="textarea" rows={4} />
                ) : (
                  <Field key={field.key} {...shared} />
                )
              })}
              {props.fields.some(field => field.key === 'responsible') ? (
                <>
                  <Field
                    name="agency"
                    label="从机构名录选取"
                    type="select"
                    empty="请选择"
                    options={props.agencies}
                    value={values.agency}
                  />
                  <FormActions note="把所选机关的名称和联系方式填入“负责公开的机关”，可以再修改。">
                    <Button name="step" value="agency" formNoValidate>
                      填入
                    </Button>
                  </FormActions>
                </>
              ) : null}
            </Fieldset>
            {props.evidence.length === 0 ? null : (
              <Fieldset legend="证明材料（入卷，不写入答复书）" id="evidence">
                {props.evidence.map(({ key, label, kept }) => (
                  <Field
                    key={key}
                    name={`evidence-${key}`}
                    label={label}
                    hint={kept ? '已经入卷，可以补充' : '送审前必须具备'}
                    type="textarea"
                    rows={3}
                    value={values[`evidence-${key}`]}
                    maxLength={3000}
                  />
                ))}
              </Fieldset>
            )}
            <FormActions note="保存为一稿；修改后，此前的审查意见自动失效。">
              <Button variant="primary">保存答复稿</Button>
            </FormActions>
          </>
        ) : null}
      </form>
    </>
  )
}
