import type { ComponentChildren } from 'preact'
import { Badge } from '../badge/badge.tsx'
import { classNames } from '../class-names.ts'
import type { Tone } from '../tone.ts'

/** `block` stops the work, `warn` asks for a decision, `info` only tells. */
export type FindingLevel = 'block' | 'warn' | 'info'

export interface FindingEntry {
  readonly id?: string | undefined
  readonly level: FindingLevel
  readonly title: ComponentChildren
  /** What to do about it. */
  readonly advice?: ComponentChildren | undefined
  /** The words around the place. */
  readonly excerpt?: ComponentChildren | undefined
  /** Where it is, in words, and the address of the place on the page. */
  readonly place?: string | undefined
  readonly href?: string | undefined
  /** A form that answers the finding, or the record of the answer. */
  readonly children?: ComponentChildren
}

interface FindingListProps {
  items: readonly FindingEntry[]
  label?: string | undefined
  /** What stands there when nothing was found. */
  none?: ComponentChildren | undefined
}

const WORDS: Readonly<Record<FindingLevel, { word: string; tone: Tone }>> = {
  block: { word: '须改正', tone: 'danger' },
  warn: { word: '请核对', tone: 'warning' },
  info: { word: '供参考', tone: 'info' },
}

/** What a machine noticed in a text, each with its weight, its place and room for a person's answer. */
export function FindingList({ items, label = '检查结果', none = '没有发现问题。' }: FindingListProps) {
  if (items.length === 0) return <p class="finding-none">{none}</p>
  return (
    <ul class="finding-list" aria-label={label}>
      {items.map((item, index) => (
        <li class={classNames('finding', `finding-${item.level}`)} id={item.id} key={item.id ?? index}>
          <p class="finding-title">
            <Badge tone={WORDS[item.level].tone}>{WORDS[item.level].word}</Badge>
            <span>{item.title}</span>
          </p>
          {item.excerpt === undefined ? null : <p class="finding-excerpt">{item.excerpt}</p>}
          {item.advice === undefined ? null : <p class="finding-advice">{item.advice}</p>}
          {item.href === undefined ? (
            item.place === undefined ? null : (
              <p class="finding-place">{item.place}</p>
            )
          ) : (
            <p class="finding-place">
              <a href={item.href}>{item.place ?? '转到该处'}</a>
            </p>
          )}
          {item.children}
        </li>
      ))}
    </ul>
  )
}
