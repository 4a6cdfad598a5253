import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'

interface SplitProps {
  /** What stands beside on wide screens and below on narrow ones. */
  aside: ComponentChildren
  /** The name of the side part for those who jump between parts. */
  asideLabel: string
  /** `half` shares the width evenly; otherwise the main part takes two thirds. */
  share?: 'main' | 'half' | undefined
  children: ComponentChildren
}

/** A main part and a side part. On narrow screens the main part comes first. */
export function Split({ aside, asideLabel, share = 'main', children }: SplitProps) {
  return (
    <div class={classNames('split', share === 'half' && 'split-half')}>
      <div class="split-main">{children}</div>
      <aside class="split-aside" aria-label={asideLabel}>
        {aside}
      </aside>
    </div>
  )
}
