import type { LookChoice } from '../look.ts'

interface LookBarProps {
  /** Where the form posts `look=<choice>`; the answer sets the cookie and leads back. */
  action: string
  /** The address to come back to, sent as `back`; the receiver must check that it is its own. */
  back?: string | undefined
}

/**
 * Text size, contrast, light or dark, and elder mode as a plain form. The page is the same for everybody: which button is in force is
 * marked by `/look.css`, through `data-look`.
 */
export function LookBar({ action, back }: LookBarProps) {
  return (
    <form class="look-bar" action={action} method="post" aria-label="显示方式">
      {back === undefined ? null : <input type="hidden" name="back" value={back} />}
      <fieldset class="look-bar-group">
        <legend class="visually-hidden">字号</legend>
        <Choice choice="text-standard" word="标准" label="标准字号" />
        <Choice choice="text-large" word="大字" label="大字" />
        <Choice choice="text-largest" word="特大" label="特大字号" />
      </fieldset>
      <Choice choice="contrast-high" word="高对比" label="高对比显示" />
      <Choice choice="contrast-normal" word="普通对比" label="恢复普通对比" />
      <Choice choice="theme-dark" word="深色" label="深色显示" />
      <Choice choice="theme-light" word="浅色" label="浅色显示" />
      <Choice choice="elder-on" word="长者版" label="长者版" />
      <Choice choice="elder-off" word="退出长者版" label="退出长者版" />
    </form>
  )
}

function Choice({ choice, word, label }: { choice: LookChoice; word: string; label: string }) {
  return (
    <button class="look-choice" type="submit" name="look" value={choice} data-look={choice} title={label}>
      {word}
    </button>
  )
}
