import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { fieldId } from '../../../../ui/field/field-id.ts'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { DEFECT_TYPES } from '../plan.ts'
import type { StandingDefect } from '../standing.ts'
import { DECISION_WORDS, DEFECT_WORDS } from '../words.ts'
import { HOME } from './on-plan.ts'
import type { ReviewProps } from './review-props.ts'

/** The faults of the plan's table, each with what was found, what is proposed, and a person's decision. */
export function DefectsSection(props: ReviewProps) {
  const { plan } = props
  return (
    <Section title={`缺陷 ${plan.defects.length} 处`} id="defects">
      {plan.defects.length === 0 ? <p>没有发现缺陷。</p> : null}
      {plan.defects.map((defect, at) => (
        <Defect key={defect.id} defect={defect} number={at + 1} {...props} />
      ))}
    </Section>
  )
}

function Defect({
  defect,
  number,
  plan,
  typed,
  errors,
}: ReviewProps & { defect: StandingDefect; number: number }) {
  const key = `defect-${defect.id}`
  const error = errors.find(each => each.field === `note-${key}`)?.message
  const code = DEFECT_TYPES[defect.type]
  const name = `${number}. ${DEFECT_WORDS[defect.type]}`
  return (
    <article id={key}>
      <h3>
        {name}
        {code === null ? null : <span class="quiet">（{code}）</span>}{' '}
        <Badge tone={defect.decision === null ? 'warning' : 'success'}>
          {defect.decision === null ? '待处理' : DECISION_WORDS[defect.decision]}
        </Badge>
      </h3>
      <p>
        <span class="quiet">{placeWords(defect)}发现：</span>
        {defect.found}
      </p>
      <p>
        <span class="quiet">建议：</span>
        {defect.proposed}
      </p>
      {defect.note === '' ? null : (
        <p>
          <span class="quiet">说明：</span>
          {defect.note}
        </p>
      )}
      {plan.state !== 'reviewing' ? null : defect.decision === null ? (
        <DecisionForm {...{ plan, defect, name, typed, errors }} />
      ) : (
        <Disclosure summary="修改决定" open={error !== undefined}>
          <DecisionForm {...{ plan, defect, name, typed, errors }} />
        </Disclosure>
      )}
    </article>
  )
}

type FormProps = Pick<ReviewProps, 'plan' | 'typed' | 'errors'> & {
  readonly defect: StandingDefect
  readonly name: string
}

function DecisionForm({ plan, defect, name, typed, errors }: FormProps) {
  const key = `defect-${defect.id}`
  const error = errors.find(each => each.field === `note-${key}`)?.message
  return (
    <form method="post" action={`${HOME}/${plan.id}/defects`}>
      <OnceKey />
      <input type="hidden" name="defect" value={defect.id} />
      <FormActions>
        <Button name="decision" value="accepted" label={`采用建议：${name}`}>
          采用建议
        </Button>
        <Button name="decision" value="kept" variant="quiet" label={`保留原文：${name}`}>
          保留原文
        </Button>
      </FormActions>
      <Disclosure summary="写说明，或者另行处理" open={error !== undefined || defect.note !== ''}>
        <Field
          name="note"
          id={fieldId(`note-${key}`)}
          label="说明"
          hint="另行处理时必填。"
          value={typed.key === key ? typed.values.note : defect.note}
          error={error}
          maxLength={500}
        />
        <Button name="decision" value="otherwise" label={`另行处理：${name}`}>
          另行处理
        </Button>
      </Disclosure>
    </form>
  )
}

function placeWords({ line, row, tasks }: StandingDefect): string {
  const place = line !== null ? `第 ${line} 行` : row !== null ? `表第 ${row} 行` : ''
  const touched = tasks.length === 0 || tasks.length > 6 ? '' : `（任务 ${tasks.join('、')}）`
  return `${place}${touched}`
}
