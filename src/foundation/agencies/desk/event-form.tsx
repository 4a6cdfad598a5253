import type { ComponentChildren } from 'preact'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'

export type Typed = Readonly<Record<string, string>>

/** What a field of a form that may come back needs: what was typed, and what was wrong with it. */
export interface Filling {
  readonly typed: Typed
  readonly problems: readonly FieldError[]
}

/** The value and the sentence of one field. */
export function filled({ typed, problems }: Filling, name: string) {
  return { name, value: typed[name], error: problems.find(problem => problem.field === name)?.message }
}

interface EventFormProps extends Filling {
  readonly action: string
  readonly back: string
  readonly submit: string
  readonly danger?: boolean | undefined
  readonly lead: ComponentChildren
  readonly today: string
  readonly children?: ComponentChildren
}

/** The form of a dated event: what is its own, then the day and what it rests on. */
export function EventForm(props: EventFormProps) {
  const { action, back, submit, danger, lead, today, problems, children } = props
  return (
    <>
      <ErrorSummary errors={problems} />
      {lead}
      <form method="post" action={action}>
        <OnceKey />
        {children}
        <Field
          {...filled(props, 'date')}
          label="生效日期"
          type="date"
          max={today}
          hint="文件规定的日期；当日起适用新的情况。"
          width="short"
          required
        />
        <Field {...filled(props, 'basis')} label="依据" hint="文件标题和文号。" maxLength={300} required />
        <FormActions note="保存后立即公开，不能删改；以后的变动另行登记。">
          <Button variant={danger === true ? 'danger' : 'primary'}>{submit}</Button>
          <ButtonLink href={back} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
