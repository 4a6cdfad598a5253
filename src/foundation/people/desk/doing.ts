export { carryOut as doOnce, statusOf } from '../../../platform/forms/carry-out.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text from an address or a form can be an identifier; anything else is asked of no table. */
export function isId(text: string | undefined | null): text is string {
  return typeof text === 'string' && UUID.test(text)
}
