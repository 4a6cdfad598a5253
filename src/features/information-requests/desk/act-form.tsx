import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import type { ActContext, ActField, DeskAct } from './act.ts'

/** What was tried on the page and came back: whose form it was, what was typed, what is wrong. */
export interface Tried {
  readonly act: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** The problems as the summary above shows them: each leads to its field in its form. */
export function summaryOf(tried: Tried | undefined): readonly FieldError[] {
  return (tried?.problems ?? []).map(problem =>
    problem.field === undefined ? problem : { ...problem, field: `${tried?.act}-${problem.field}` },
  )
}

/** One act on a request, as a form of its own that names the version that its reader saw. */
export function ActForm({
  act,
  context,
  tried,
}: {
  readonly act: DeskAct
  readonly context: ActContext
  readonly tried: Tried | undefined
}) {
  const fields = act.fields(context)
  if (!fields) return null
  const { standing } = context.file
  const mine = tried?.act === act.key ? tried : undefined
  const form = (
    <form method="post" action={`/desk/requests/${standing.id}/${act.key}`}>
      <OnceKey />
      <input type="hidden" name="version" value={standing.version} />
      {fields.map(field => (
        <Question key={field.name} field={field} act={act.key} tried={mine} />
      ))}
      <FormActions note={typeof act.note === 'function' ? act.note(context) : act.note}>
        <Button variant={act.summary === undefined ? 'primary' : 'secondary'}>{act.button}</Button>
      </FormActions>
    </form>
  )
  if (act.summary === undefined) return form
  return (
    <Disclosure summary={act.summary} open={mine !== undefined}>
      {form}
    </Disclosure>
  )
}

function Question({
  field,
  act,
  tried,
}: {
  readonly field: ActField
  readonly act: string
  readonly tried: Tried | undefined
}) {
  const { name, type = 'text', options = [], value: byDefault, ...rest } = field
  const value = tried?.values[name] ?? byDefault
  if (type === 'hidden') return <input type="hidden" name={name} value={byDefault} />
  const shared = {
    ...rest,
    name,
    id: fieldId(`${act}-${name}`),
    error: tried?.problems.find(problem => problem.field === name)?.message,
  }
  if (type === 'select')
    return <Field {...shared} type="select" options={options} value={value} empty="请选择" />
  if (type === 'textarea') return <Field {...shared} type="textarea" rows={4} value={value} />
  return <Field {...shared} type={type} value={value} />
}
