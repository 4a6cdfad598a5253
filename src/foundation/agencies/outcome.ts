import type { Problem } from '../../platform/forms/form.ts'

/** What an action answers: what it made, or why it was refused. */
export type Outcome<T extends object = object> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A refusal for one reason. */
export function refused(field: string, code: string): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [{ field, code }] }
}
