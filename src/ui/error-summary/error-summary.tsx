import type { ComponentChildren } from 'preact'
import { fieldId } from '../field/field-id.ts'

export interface FieldError {
  /** The name of the field, or undefined where the refusal belongs to the whole form. */
  readonly field?: string | undefined
  readonly message: ComponentChildren
}

interface ErrorSummaryProps {
  errors: readonly FieldError[]
  title?: string | undefined
  id?: string | undefined
}

/**
 * What has to be mended before the form can be sent, with a link to each field. It stands above the form, is announced
 * and takes focus when the page is loaded. Nothing is drawn without errors.
 */
export function ErrorSummary({ errors, title, id = 'error-summary' }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" id={id} role="alert" tabIndex={-1} autofocus aria-labelledby={`${id}-title`}>
      <h2 class="error-summary-title" id={`${id}-title`}>
        {title ?? `有 ${errors.length} 处需要修改`}
      </h2>
      <ul class="error-summary-list">
        {errors.map(error => (
          <li key={error.field}>
            {error.field === undefined ? (
              error.message
            ) : (
              <a href={`#${fieldId(error.field)}`}>{error.message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
