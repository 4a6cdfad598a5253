import type { ComponentChildren } from 'preact'

interface EmptyStateProps {
  /** The fact: `没有找到与“…”有关的内容`. */
  title: ComponentChildren
  /** The next step; an empty page without one is a dead end. */
  children: ComponentChildren
  actions?: ComponentChildren | undefined
}

/** Nothing here, why that is, and what to do instead. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p class="empty-state-title">{title}</p>
      <div class="empty-state-body">{children}</div>
      {actions === undefined ? null : <div class="empty-state-actions">{actions}</div>}
    </div>
  )
}
