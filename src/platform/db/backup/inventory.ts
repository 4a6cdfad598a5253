import pg from 'pg'
import { z } from 'zod'

const { escapeIdentifier } = pg

/** The schemas that hold the house; everything in them belongs to a backup. */
export const SCHEMAS = ['desk', 'live', 'ops', 'graphile_worker'] as const

export const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  /** Generated columns are left out: they follow from the others. */
  columns: z.array(z.string()).min(1),
})
export type Table = z.output<typeof tableSchema>

export const sequenceSchema = z.object({
  schema: z.string(),
  name: z.string(),
  value: z.string(),
  called: z.boolean(),
})
export type Sequence = z.output<typeof sequenceSchema>

/** How many rows a table has, and a sum over the digests of all of them: the same rows give it in any order. */
export interface Fingerprint {
  readonly rows: number
  readonly digest: string
}

/** Makes every server write values the same way. */
export async function settleTextForm(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
     set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set statement_timeout = 0`,
  )
}

/** The tables of the house in a fixed order, without the two that remember migrations and the pages that were drawn. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations'
       and c.oid is distinct from to_regclass('live.pages')
     group by 1, 2 order by 1, 2`,
    [SCHEMAS],
  )
  return rows
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'S' order by 1, 2`,
    [SCHEMAS],
  )
  const sequences: Sequence[] = []
  for (const sequence of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${qualified(sequence)}`,
    )
    for (const { value, called } of state.rows) sequences.push({ ...sequence, value, called })
  }
  return sequences
}

export async function fingerprintOf(client: pg.ClientBase, table: Table): Promise<Fingerprint> {
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `select count(*) as rows,
       coalesce(sum(('x' || substr(md5(row(${columnList(table)})::text), 1, 15))::bit(60)::bigint), 0)::text as digest
     from ${qualified(table)}`,
  )
  const [found] = rows
  return { rows: Number(found?.rows ?? 0), digest: found?.digest ?? '0' }
}

export function qualified({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`
}

export function columnList(table: Table): string {
  return table.columns.map(escapeIdentifier).join(', ')
}
