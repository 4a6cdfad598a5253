import type { ComponentChildren } from 'preact'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button, type ButtonVariant } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'

/** What was tried on the page and came back: whose form it was, what was typed, what is wrong. */
export interface Tried {
  readonly act: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** A field of one of the page's forms: its id tells it from a field of the same name in another. */
export function fieldOf(tried: Tried | undefined, act: string, name: string) {
  const mine = tried?.act === act ? tried : undefined
  return {
    name,
    id: fieldId(`${act}-${name}`),
    value: mine?.values[name],
    error: mine?.problems.find(problem => problem.field === name)?.message,
  }
}

/** The problems as the summary above shows them: each leads to its field in its form. */
export function summaryOf(tried: Tried | undefined): readonly FieldError[] {
  return (tried?.problems ?? []).map(problem =>
    problem.field === undefined ? problem : { ...problem, field: `${tried?.act}-${problem.field}` },
  )
}

interface ActFormProps {
  readonly act: string
  readonly caseId: string
  readonly version: number
  readonly tried: Tried | undefined
  readonly button: string
  readonly variant?: ButtonVariant
  /** Folded away under this line, unless it came back with problems. */
  readonly summary?: string
  readonly note?: string
  readonly children?: ComponentChildren
  /** Further buttons. */
  readonly more?: ComponentChildren
}

/** One act on a letter, as a form of its own that names the version that its reader saw. */
export function ActForm(props: ActFormProps) {
  const form = (
    <form method="post" action={`/desk/letters/${props.caseId}/${props.act}`}>
      <OnceKey />
      <input type="hidden" name="version" value={props.version} />
      {props.children}
      <FormActions note={props.note}>
        <Button variant={props.variant ?? 'secondary'}>{props.button}</Button>
        {props.more}
      </FormActions>
    </form>
  )
  if (props.summary === undefined) return form
  return (
    <Disclosure summary={props.summary} open={props.tried?.act === props.act}>
      {form}
    </Disclosure>
  )
}
