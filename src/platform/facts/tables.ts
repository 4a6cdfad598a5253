import type { ColumnType, Generated } from 'kysely'

declare module '../db/db.ts' {
  interface Tables {
    'ops.facts': FactRow
    'ops.facts_to_seal': { fact_id: string }
    'ops.fact_seals': FactSealRow
  }
}

/** A recorded fact. Never updated, never deleted: triggers refuse it for every role. */
export interface FactRow {
  id: string
  at: Date
  kind: string
  /** The person who acted; null where the system did. */
  actor_id: string | null
  /** The scope (agency) that the fact belongs to; null where it belongs to none. */
  scope_id: string | null
  subject_type: string
  subject_id: string
  /** Identifiers, digests, codes and counts: never names, addresses or texts. */
  data: ColumnType<Record<string, unknown>, string, never>
}

/** The place of a fact in the chain. */
export interface FactSealRow {
  seq: Generated<string>
  fact_id: string
  previous: string
  hash: string
  sealed_at: Date
}
