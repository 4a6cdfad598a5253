import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import { foundAgency, type NewAgency } from './actions/founding.ts'
import type { Agency } from './agency.ts'

/** An agency for a test, founded by the same action as a real one; what is left out is made up. */
export async function foundedAgency(
  db: Db | Tx,
  parts: Partial<NewAgency> & { readonly key: string },
  now: Date,
): Promise<Agency> {
  const input: NewAgency = {
    name: `示例${parts.key}局`,
    // Without a parent it stands as a government of its own, so that a test may found one agency alone.
    kind: parts.parentId ? 'department' : 'government',
    level: 'city',
    parentId: null,
    regionCode: '371300',
    date: null,
    basis: '示例',
    ...parts,
  }
  const found = (tx: Tx) => foundAgency(tx, input, null, now)
  return taken(db.isTransaction ? await found(db as Tx) : await inTransaction(db, found)).agency
}

/** The value of an outcome that a story takes for granted. Throws with the problems where it was refused. */
export function taken<T extends object>(outcome: Outcome<T>): T & { readonly ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome
}
