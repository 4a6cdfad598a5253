import type { ComponentChildren } from 'preact'

interface FieldsetProps {
  legend: ComponentChildren
  hint?: ComponentChildren | undefined
  id?: string | undefined
  children: ComponentChildren
}

/** Several fields that answer one question together. */
export function Fieldset({ legend, hint, id, children }: FieldsetProps) {
  const hintId = hint !== undefined && id !== undefined ? `${id}-hint` : undefined
  return (
    <fieldset class="fieldset" id={id} aria-describedby={hintId}>
      <legend class="fieldset-legend">{legend}</legend>
      {hint === undefined ? null : (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  )
}
