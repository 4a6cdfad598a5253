import type { ComponentChildren } from 'preact'

interface SectionProps {
  title: ComponentChildren
  id?: string | undefined
  /** Where the rest is: `{ href, label: '全部通知' }`. */
  more?: { readonly href: string; readonly label: string } | undefined
  children: ComponentChildren
}

/** A part of a page under its own h2, with the way to the rest of it on the same line. */
export function Section({ title, id, more, children }: SectionProps) {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <h2>{title}</h2>
        {more === undefined ? null : <a href={more.href}>{more.label}</a>}
      </div>
      {children}
    </section>
  )
}
