import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'
import { DateText } from '../date-text/date-text.tsx'

export interface DocumentEntry {
  readonly href: string
  readonly title: ComponentChildren
  /** `2026-11-22` */
  readonly date?: string | undefined
  /** Words in the date's place where there is no single date. */
  readonly dateNote?: ComponentChildren | undefined
  /** Who and which number, in one quiet line. */
  readonly secondary?: ComponentChildren | undefined
  /** An excerpt below. */
  readonly excerpt?: ComponentChildren | undefined
  /** A badge before the title. */
  readonly mark?: ComponentChildren | undefined
}

interface DocumentListProps {
  items: readonly DocumentEntry[]
  label?: string | undefined
  dense?: boolean | undefined
  /** Beside a form that is half filled in: what is opened must not take its place. The page says so. */
  newTab?: boolean | undefined
}

/** A list of texts: lines, not cards. Title first, date at the right, everything else quieter. */
export function DocumentList({ items, label, dense, newTab }: DocumentListProps) {
  return (
    <ul class={classNames('document-list', dense === true && 'document-list-dense')} aria-label={label}>
      {items.map(item => (
        <li class="document-entry" key={item.href}>
          <div class="document-entry-text">
            {item.mark === undefined ? null : <span class="document-entry-mark">{item.mark}</span>}
            <a
              class="document-entry-title"
              href={item.href}
              {...(newTab === true ? { target: '_blank', rel: 'noopener' } : {})}
            >
              {item.title}
            </a>
            {item.excerpt === undefined ? null : <p class="document-entry-excerpt">{item.excerpt}</p>}
            {item.secondary === undefined ? null : <p class="document-entry-secondary">{item.secondary}</p>}
          </div>
          {item.date === undefined && item.dateNote === undefined ? null : (
            <p class="document-entry-date">
              {item.date === undefined ? item.dateNote : <DateText date={item.date} />}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
