import { sql } from 'kysely'
import { type Db, inTransaction, type Tx } from '../db/db.ts'
import type { KeyRing } from './key-ring.ts'
import { WRAPPED } from './record-keys.ts'

/** A column whose texts the key ring sealed. A room names its own, so that a rotation of the keys reaches all of them. */
export interface SealedColumn {
  /** With its schema, as `desk.letters`. */
  readonly table: string
  readonly id: string
  readonly column: string
  /** What seals a text to its row: the same words as where it was sealed. */
  context(id: string): string
  /** Renews what was made with the older key beside it, such as codes to find it by. */
  also?(tx: Tx, keys: KeyRing, id: string): Promise<void>
}

/** The wrapped keys of a table's records. */
export function recordKeysOf(
  table: string,
  id: string,
  also?: NonNullable<SealedColumn['also']>,
): SealedColumn {
  return { table, id, column: 'wrapped_key', context: WRAPPED, ...(also ? { also } : {}) }
}

const AT_ONCE = 500

/**
 * Seals anew what an older key sealed. Row by row, each only where nobody changed it meanwhile, so it may be stopped and run
 * again. Answers how many texts were sealed anew.
 */
export async function resealOutdated(
  db: Db,
  keys: KeyRing,
  columns: readonly SealedColumn[],
): Promise<number> {
  let resealed = 0
  for (const each of columns) {
    let last: string | undefined
    for (;;) {
      const rows = await pageOf(db, each, last)
      for (const row of rows)
        if (keys.isOutdated(row.sealed) && (await reseal(db, keys, each, row))) resealed++
      last = rows.at(-1)?.id
      if (rows.length < AT_ONCE) break
    }
  }
  return resealed
}

/** How many texts each key seals, by column and key id: an older key that seals nothing any more may be taken out. */
export async function keysInUse(
  db: Db,
  columns: readonly SealedColumn[],
): Promise<{ readonly column: string; readonly key: string; readonly texts: number }[]> {
  const used = []
  for (const { table, column } of columns) {
    const { rows } = await sql<{ key: string; n: string }>`
      select split_part(${sql.ref(column)}, '.', 1) as key, count(*) as n from ${sql.table(table)}
      where ${sql.ref(column)} is not null group by 1 order by 1`.execute(db)
    for (const { key, n } of rows) used.push({ column: `${table}.${column}`, key, texts: Number(n) })
  }
  return used
}

interface Held {
  readonly id: string
  readonly sealed: string
}

async function pageOf(
  db: Db,
  { table, id, column }: SealedColumn,
  after: string | undefined,
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select ${sql.ref(id)}::text as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null
      and (${after ?? null}::uuid is null or ${sql.ref(id)} > ${after ?? null}::uuid)
    order by ${sql.ref(id)} limit ${AT_ONCE}`.execute(db)
  return rows
}

async function reseal(db: Db, keys: KeyRing, column: SealedColumn, { id, sealed }: Held): Promise<boolean> {
  const context = column.context(id)
  const renewed = keys.seal(keys.openBytes(sealed, context), context)
  return inTransaction(db, async tx => {
    const name = sql.ref(column.column)
    const { numAffectedRows } = await sql`
      update ${sql.table(column.table)} set ${name} = ${renewed}
      where ${sql.ref(column.id)} = ${id}::uuid and ${name} = ${sealed}`.execute(tx)
    if (numAffectedRows !== 1n) return false
    await column.also?.(tx, keys, id)
    return true
  })
}
