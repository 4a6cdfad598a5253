import type { Tx } from '../db/db.ts'
import type { Actor } from '../permissions/permission.ts'
import { newId } from '../time/ids.ts'
import './tables.ts'

/** What may stand in a fact: identifiers, digests, codes, counts, times. Never a name, an address or a text. */
export type FactData = { readonly [key: string]: string | number | boolean | null | readonly string[] }

export interface Fact {
  /** `<room>.<what happened>`, in the past tense: `publications.released`. */
  readonly kind: string
  /** Null where the system acts by itself (a schedule that comes due). */
  readonly actor: Actor | null
  readonly scope: string | null
  readonly subject: { readonly type: string; readonly id: string }
  readonly data?: FactData
}

/**
 * Records a fact in the transaction that makes it true. The sealing job chains it within a second of the commit,
 * and delivers it to the rooms that react. Returns the fact's id (UUIDv7).
 */
export async function recordFact(tx: Tx, fact: Fact, now: Date): Promise<string> {
  const id = newId(now)
  await tx
    .insertInto('ops.facts')
    .values({
      id,
      at: now,
      kind: fact.kind,
      actor_id: fact.actor?.id ?? null,
      scope_id: fact.scope,
      subject_type: fact.subject.type,
      subject_id: fact.subject.id,
      data: JSON.stringify(fact.data ?? {}),
    })
    .execute()
  return id
}
