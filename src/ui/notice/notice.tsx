import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'
import type { Tone } from '../tone.ts'

type NoticeTone = Exclude<Tone, 'neutral'>

const WORDS: Readonly<Record<NoticeTone, string>> = {
  info: '提示',
  success: '已完成',
  warning: '请注意',
  danger: '警告',
}

interface NoticeProps {
  tone?: NoticeTone | undefined
  /** A heading of its own instead of the tone's word. */
  title?: string | undefined
  /** Announces the notice when the page shows it after something was done. */
  live?: boolean | undefined
  id?: string | undefined
  children: ComponentChildren
}

/** Something the reader must not miss. Use it once on a page. */
export function Notice({ tone = 'info', title, live, id, children }: NoticeProps) {
  return (
    <div
      class={classNames('notice', `notice-${tone}`)}
      id={id}
      role={live === true ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <p class="notice-title">{title ?? WORDS[tone]}</p>
      <div class="notice-body">{children}</div>
    </div>
  )
}
