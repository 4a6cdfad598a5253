import type { Db } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { agencyByKey, resolveAgency } from '../store.ts'

/**
 * The agencies that a person wrote down, one a line or separated by 、: by key, full name, short name or alias on a day.
 * Refused under `field` with `not-offered` where one means nobody, and `ambiguous` where one means several.
 */
export async function agenciesWritten(
  db: Db,
  field: string,
  text: string,
  date: string,
): Promise<Outcome<{ ids: readonly string[] }>> {
  const ids: string[] = []
  for (const name of text.split(/[\n、，,；;]+/).map(each => each.trim())) {
    if (name === '') continue
    const byKey = await agencyByKey(db, name)
    const found = byKey ? [byKey.id] : (await resolveAgency(db, name, date)).map(each => each.agencyId)
    const [id, ...others] = found
    if (id === undefined) return refused(field, 'not-offered')
    if (others.length > 0) return refused(field, 'ambiguous')
    ids.push(id)
  }
  return { ok: true, ids }
}

/** As `agenciesWritten`, for a field that names exactly one. */
export async function agencyWritten(
  db: Db,
  field: string,
  text: string,
  date: string,
): Promise<Outcome<{ id: string }>> {
  const found = await agenciesWritten(db, field, text, date)
  if (!found.ok) return found
  const [id] = found.ids
  return id !== undefined && found.ids.length === 1 ? { ok: true, id } : refused(field, 'not-offered')
}
