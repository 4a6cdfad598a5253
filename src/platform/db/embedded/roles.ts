import pg from 'pg'
import type { Notebook } from './notebook.ts'

const { escapeIdentifier: name, escapeLiteral: text } = pg

/** The database that the house lives in, and its three roles (ARCHITECTURE.md, "The database is the safe"). */
export const DATABASE = 'gongkai'
export const ROLES = { owner: 'gongkai_owner', desk: 'gongkai_desk', reader: 'gongkai_reader' } as const

/** Makes the three roles and the database, through a connection of the superuser. May run again after a crash. */
export async function makeRoles(client: pg.Client, passwords: Notebook['passwords']): Promise<void> {
  for (const [key, role] of Object.entries(ROLES)) {
    const password = passwords[key as keyof typeof ROLES]
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    const verb = rowCount === 0 ? 'create' : 'alter'
    await client.query(
      `${verb} role ${name(role)} login nosuperuser nocreatedb nocreaterole password ${text(password)}`,
    )
  }
}

/** Makes a database that the owner role owns and the other two may connect to. */
export async function makeDatabase(
  client: pg.Client,
  database: string,
  template = 'template1',
): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (rowCount === 0) {
    await client.query(
      `create database ${name(database)} owner ${name(ROLES.owner)} template ${name(template)}`,
    )
  }
  await client.query(`revoke all on database ${name(database)} from public`)
  await client.query(
    `grant connect on database ${name(database)} to ${name(ROLES.desk)}, ${name(ROLES.reader)}`,
  )
}
