import pg from 'pg'
import { qualified, SCHEMAS } from './inventory.ts'

const { escapeIdentifier } = pg

/** How a trigger that is not the table's own machinery was switched. */
const SWITCHES: Readonly<Record<string, string>> = {
  O: 'enable trigger',
  A: 'enable always trigger',
  R: 'enable replica trigger',
  D: 'disable trigger',
}

/**
 * Takes the foreign keys and the triggers away for the length of `work`, within the open transaction, and puts each
 * back as it was; putting a foreign key back checks every row. A plain owner may do this, where switching off all
 * checks would take a superuser. When `work` fails the transaction must be rolled back, and with it everything here.
 */
export async function withoutGuards(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const keys = await client.query<{ schema: string; name: string; key: string; definition: string }>(
    `select n.nspname as schema, c.relname as name, k.conname as key, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname = any($1)`,
    [SCHEMAS],
  )
  const triggers = await client.query<{ schema: string; name: string; trigger: string; enabled: string }>(
    `select n.nspname as schema, c.relname as name, t.tgname as trigger, t.tgenabled as enabled
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgparentid = 0 and n.nspname = any($1)`,
    [SCHEMAS],
  )
  for (const row of keys.rows) {
    await client.query(`alter table ${qualified(row)} drop constraint ${escapeIdentifier(row.key)}`)
  }
  for (const row of triggers.rows) {
    await client.query(`alter table ${qualified(row)} disable trigger ${escapeIdentifier(row.trigger)}`)
  }
  await work()
  for (const row of triggers.rows) {
    const verb = SWITCHES[row.enabled] ?? 'enable trigger'
    await client.query(`alter table ${qualified(row)} ${verb} ${escapeIdentifier(row.trigger)}`)
  }
  for (const row of keys.rows) {
    await client.query(
      `alter table ${qualified(row)} add constraint ${escapeIdentifier(row.key)} ${row.definition}`,
    )
  }
}
