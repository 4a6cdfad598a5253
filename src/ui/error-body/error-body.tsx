import type { ComponentChildren } from 'preact'

interface ErrorBodyProps {
  /** What happened, as a sentence to a person. */
  what: ComponentChildren
  /** What the person can do now. */
  next: ComponentChildren
  actions?: ComponentChildren | undefined
  /** An identifier to quote when asking for help. */
  reference?: string | undefined
}

/** The body of an error page; the frame's heading says the rest. */
export function ErrorBody({ what, next, actions, reference }: ErrorBodyProps) {
  return (
    <div class="error-body">
      <p class="error-body-what">{what}</p>
      <h2 class="error-body-heading">您可以</h2>
      <div class="error-body-next">{next}</div>
      {actions === undefined ? null : <div class="error-body-actions">{actions}</div>}
      {reference === undefined ? null : (
        <p class="quiet">
          联系我们时，请报出编号 <span class="figure">{reference}</span>。
        </p>
      )}
    </div>
  )
}
