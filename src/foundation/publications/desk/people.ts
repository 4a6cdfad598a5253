import type { Db } from '../../../platform/db/db.ts'
import { personNames } from '../../people/index.ts'

/** Says who somebody is. A person whose row is gone is said to be one. */
export type NameOf = (personId: string) => string

/** Looks up the names that a page needs, at once. */
export async function namesOf(db: Db, ids: Iterable<string | null>): Promise<NameOf> {
  const wanted = [...new Set([...ids].filter(id => id !== null))]
  const names = wanted.length > 0 ? await personNames(db, wanted) : new Map<string, string>()
  return id => names.get(id) ?? '已离任人员'
}
