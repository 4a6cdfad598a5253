import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import type { PrivateVisit } from '../../../platform/http/routes.ts'
import { clientKey } from '../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../platform/limits/limits.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { type HandingIn, handIn, MOST_BYTES, takeHandedIn } from './actions.ts'
import { HANDED_IN_KINDS } from './tables.ts'

/** One file and its fields; a file a little too large still gets the page that says so. */
export const FORM_BYTES = 2 * MOST_BYTES
/** Whole offices sit behind one address; nobody hands in more in an hour. */
const OF_A_CLIENT = { limit: 60, windowSeconds: 3600 }

/** Keeps the file of a form with its case, once however often the form is sent, and answers where to go then. */
export async function sendHandedIn<S extends string, E extends string, N extends string>(
  visit: PrivateVisit,
  on: HandingIn<S, E, N> & { readonly key: RecordKey },
  actor: Actor | 'applicant',
  location: string,
): Promise<
  | { readonly ok: true; readonly location: string }
  | { readonly ok: false; readonly problems: readonly Problem[] }
> {
  const { db, form, services, client, now } = visit
  const refuse = (...problems: readonly Problem[]) => ({ ok: false, problems }) as const
  const as = HANDED_IN_KINDS.find(kind => kind === form.get('as'))
  if (!as) return refuse({ field: 'as', code: 'required' })
  const upload = form.file('file')
  if (!upload) return refuse({ field: 'file', code: 'required' })
  const mine = await takeLimit(db, { key: `requests:files:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return refuse({ field: '', code: 'too-many-from-client' })
  const taken = await takeHandedIn(services, on.key, upload)
  if (!taken.ok) return taken
  const done = await carryOut(
    visit,
    tx => handIn(tx, on, on.key, { ...taken, as }, actor, now),
    () => location,
  )
  // Refused, or sent twice: nothing names what was kept.
  if (!done.ok || !done.made) await services.files.remove(taken.kept.stored)
  return done
}
