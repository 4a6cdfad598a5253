import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'

export interface TimelineItem {
  readonly title: ComponentChildren
  /** The moment in words: `2026-11-22`, `2026-11-22 15:00`, or `预计 12 月初`. */
  readonly at?: ComponentChildren | undefined
  readonly detail?: ComponentChildren | undefined
  /** `done` unless said otherwise; one item at most is `current`. */
  readonly state?: 'done' | 'current' | 'ahead' | undefined
}

interface TimelineProps {
  items: readonly TimelineItem[]
  label?: string | undefined
}

const WORDS = { done: undefined, current: '目前', ahead: '尚未' } as const

/** What happened, in order, where it stands now, and what is still ahead. */
export function Timeline({ items, label = '经过' }: TimelineProps) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map((item, index) => {
        const state = item.state ?? 'done'
        const word = WORDS[state]
        return (
          <li
            class={classNames('timeline-item', `timeline-${state}`)}
            key={index}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            {item.at === undefined ? null : <p class="timeline-at">{item.at}</p>}
            <p class="timeline-title">
              {word === undefined ? null : <span class="timeline-word">{word}</span>}
              {item.title}
            </p>
            {item.detail === undefined ? null : <div class="timeline-detail">{item.detail}</div>}
          </li>
        )
      })}
    </ol>
  )
}
