import type { Problem } from './form.ts'

/** What an action answers: what it made, or why it was refused. A refusal that was expected is a value. */
export type Outcome<T extends object = object> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A refusal for one reason. */
export function refused(
  field: string,
  code: string,
  detail?: Problem['detail'],
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ field, code, ...(detail ? { detail } : {}) }] }
}
