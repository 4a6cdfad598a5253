import { newOnceKey } from '../../../platform/forms/once.ts'

/** The hidden key against sending a form twice. */
export function OnceKey() {
  return <input type="hidden" name="once" value={newOnceKey()} />
}
