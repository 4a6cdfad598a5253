import type { ComponentChildren } from 'preact'

interface FormActionsProps {
  children: ComponentChildren
  /** A sentence below the buttons: what happens after sending. */
  note?: ComponentChildren | undefined
}

/** The end of a form: the one primary button first, then the others. */
export function FormActions({ children, note }: FormActionsProps) {
  return (
    <div class="form-actions">
      <div class="form-actions-buttons">{children}</div>
      {note === undefined ? null : <p class="form-actions-note">{note}</p>}
    </div>
  )
}
