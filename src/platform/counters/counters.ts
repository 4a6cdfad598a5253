import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

declare module '../db/db.ts' {
  interface Tables {
    'ops.counters': { scope_id: string; year: number; kind: string; value: string }
  }
}

/** The scope of numbers that belong to the whole platform and to no agency. */
export const PLATFORM_SCOPE = '00000000-0000-0000-0000-000000000000'

/**
 * Takes the next number of a series (scope, year, kind), starting at 1. The row stays locked until the transaction
 * ends, so a number is never given twice, and a rolled-back transaction leaves no gap.
 */
export async function nextNumber(tx: Tx, scope: string, year: number, kind: string): Promise<number> {
  const { rows } = await sql<{ value: string }>`
    insert into ops.counters (scope_id, year, kind, value) values (${scope}, ${year}, ${kind}, 1)
    on conflict (scope_id, year, kind) do update set value = ops.counters.value + 1
    returning value`.execute(tx)
  return Number(rows[0]?.value)
}
