import { classNames } from '../class-names.ts'
import { Choices } from './choices.tsx'
import { Control } from './control.tsx'
import { fieldId } from './field-id.ts'
import type { FieldProps } from './field-types.ts'

/**
 * One question of a form: label, hint, error, control. The control's id is `fieldId(name)` unless `id` is given; hint and
 * error are tied to it by `aria-describedby`. What was typed comes back as `value`, so nothing is lost after a refusal.
 */
export function Field(props: FieldProps) {
  const id = props.id ?? fieldId(props.name)
  const hintId = props.hint === undefined ? undefined : `${id}-hint`
  const errorId = props.error === undefined ? undefined : `${id}-error`
  const describedBy = [hintId, errorId].filter(part => part !== undefined).join(' ') || undefined
  const notes = (
    <>
      {hintId === undefined ? null : (
        <p class="field-hint" id={hintId}>
          {props.hint}
        </p>
      )}
      {errorId === undefined ? null : (
        <p class="field-error" id={errorId}>
          <span class="field-error-word">有误：</span>
          {props.error}
        </p>
      )}
    </>
  )
  const outer = classNames('field', props.error !== undefined && 'field-wrong')
  if (props.type === 'radios' || props.type === 'checkboxes') {
    return (
      <fieldset class={outer} aria-describedby={describedBy}>
        <legend class="field-label">
          {props.label}
          <RequiredMark required={props.required} />
        </legend>
        {notes}
        <Choices {...props} id={id} />
      </fieldset>
    )
  }
  if (props.type === 'checkbox') {
    return (
      <div class={outer}>
        {errorId === undefined ? null : notes}
        <div class="choice">
          <input
            type="checkbox"
            id={id}
            name={props.name}
            value={props.value ?? 'yes'}
            checked={props.checked === true}
            required={props.required === true}
            disabled={props.disabled === true}
            aria-invalid={props.error === undefined ? undefined : 'true'}
            aria-describedby={describedBy}
          />
          <label for={id}>
            {props.label}
            <RequiredMark required={props.required} />
          </label>
        </div>
        {errorId === undefined ? notes : null}
      </div>
    )
  }
  return (
    <div class={outer}>
      <label class="field-label" for={id}>
        {props.label}
        <RequiredMark required={props.required} />
      </label>
      {notes}
      <Control {...props} id={id} describedBy={describedBy} />
    </div>
  )
}

function RequiredMark({ required }: { required: boolean | undefined }) {
  return required === true ? <span class="field-required">（必填）</span> : null
}
