import type { ComponentChildren } from 'preact'

interface DisclosureProps {
  /** Says what is inside, not “更多”. */
  summary: ComponentChildren
  open?: boolean | undefined
  id?: string | undefined
  children: ComponentChildren
}

/** Detail that most readers do not need. */
export function Disclosure({ summary, open, id, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={open === true} id={id}>
      <summary class="disclosure-summary">{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
