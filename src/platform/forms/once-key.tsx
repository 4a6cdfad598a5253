import { newOnceKey } from './once.ts'

/** The hidden field against sending a form twice, new each time the page is drawn. `carryOut` reads it. */
export function OnceKey() {
  return <input type="hidden" name="once" value={newOnceKey()} />
}
