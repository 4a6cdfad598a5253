import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import {
  type AppliedMigration,
  type Migration,
  MigrationError,
  pendingMigrations,
  readMigrations,
} from './migrations.ts'
import { grantWorker } from './worker-grants.ts'

/** Any fixed number will do, as long as every program that migrates this database uses the same. */
const MIGRATION_LOCK = '7306922418213001'

/**
 * Brings a database to the schema of this program: the forward-only files of `folder`, each in a transaction of its
 * own, then the job library's own schema and what the desk role needs to use it. Runs once at a time for a database,
 * whoever calls; running it again changes nothing. Throws MigrationError with the remedy. `through` names the last
 * file to apply, where a database is to be brought to an earlier state; by default all are.
 */
export async function migrate(
  ownerUrl: string,
  folder: string,
  log: (line: string) => void,
  through?: string,
): Promise<{ applied: string[] }> {
  const files = (await readMigrations(folder)).filter(({ name }) => through === undefined || name <= through)
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, application_name: 'gongkai migrate' })
  // A lost connection is reported by the query that runs on it; unheard events would end the process.
  pool.on('error', () => {})
  pool.on('connect', connected => connected.on('error', () => {}))
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    try {
      const pending = pendingMigrations(files, await readApplied(client))
      for (const migration of pending) {
        await apply(client, migration)
        log(`已执行数据库迁移 ${migration.name}`)
      }
      await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
      await grantWorker(client)
      return { applied: pending.map(({ name }) => name) }
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    }
  } finally {
    client.release()
    await pool.end()
  }
}

async function readApplied(client: pg.ClientBase): Promise<AppliedMigration[]> {
  await client.query(`
    create schema if not exists ops;
    create table if not exists ops.migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<AppliedMigration>(
    'select name, sha256 from ops.migrations order by name',
  )
  return rows
}

async function apply(client: pg.ClientBase, { name, sha256, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into ops.migrations (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`迁移 ${name} 没有成功，数据库保持原样：${describe(error, sql)}`, {
      cause: error,
    })
  }
}

/** The server's own words, with the line of the file that they are about. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line = error.position ? `（第 ${sql.slice(0, Number(error.position)).split('\n').length} 行）` : ''
  return `${error.message}${line}`
}
