import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'
import type { Tone } from '../tone.ts'

/** A shape for each tone, so that nobody needs to tell colours apart. The characters are in every Chinese font. */
const SHAPES: Readonly<Record<Tone, string>> = {
  neutral: '○',
  info: '◆',
  success: '●',
  warning: '▲',
  danger: '■',
}

interface BadgeProps {
  tone?: Tone | undefined
  /** The word: two to six characters. */
  children: ComponentChildren
}

/** A state in one word, with a shape and a colour that say the same. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span class={classNames('badge', `badge-${tone}`)}>
      <span class="badge-shape" aria-hidden="true">
        {SHAPES[tone]}
      </span>
      {children}
    </span>
  )
}

interface StateProps {
  tone?: Tone | undefined
  word: string
  /** The sentence: what is so, since when, and what comes next. */
  children: ComponentChildren
}

/** A state as a sentence, led by its word. */
export function State({ tone, word, children }: StateProps) {
  return (
    <div class="state">
      <Badge tone={tone}>{word}</Badge>
      <p class="state-sentence">{children}</p>
    </div>
  )
}
