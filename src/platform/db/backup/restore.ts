import type pg from 'pg'
import type { FileStore } from '../../files/file-store.ts'
import { withClient } from '../embedded/embedded.ts'
import { migrate } from '../migrate.ts'
import { MigrationError, pendingMigrations, readMigrations } from '../migrations.ts'
import { checkBackup, contentOf, entriesOf } from './check-backup.ts'
import { copyIn } from './copy.ts'
import { withoutGuards } from './guards.ts'
import { columnList, fingerprintOf, qualified, SCHEMAS, settleTextForm, tablesOf } from './inventory.ts'
import { type BackupSummary, FILE_ENTRY, type Manifest, summaryOf } from './manifest.ts'

export interface RestoreOptions {
  readonly ownerUrl: string
  readonly files: FileStore
  readonly archive: string
  readonly migrationsFolder: string
  /** To replace what a database holds, its name must be given here. */
  readonly replace: string | undefined
  progress(done: number, total: number | null, label: string): void
}

/** Why a restore was declined; nothing has been touched then. */
export type RestoreRefusal =
  | { readonly code: 'not-empty'; readonly database: string }
  | { readonly code: 'in-use'; readonly connections: number }
  | { readonly code: 'other-schema'; readonly reason: string }

export type RestoreResult =
  | { readonly ok: true; readonly summary: BackupSummary }
  | { readonly ok: false; readonly refusal: RestoreRefusal }

/**
 * Puts a backup into an empty database, or in place of what one holds. The archive is checked whole before anything
 * is touched; rows are loaded in one transaction and compared with the backup before it commits; then the database is
 * brought up to this program. Throws DamagedBackup for a bad archive.
 */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const manifest = await checkBackup(options.archive, options.progress)
  const last = manifest.migrations.at(-1)?.name
  try {
    // The program must know every step that the backup has been through.
    pendingMigrations(await readMigrations(options.migrationsFolder), manifest.migrations)
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error
    return { ok: false, refusal: { code: 'other-schema', reason: error.message } }
  }
  const refusal = await withClient(options.ownerUrl, client => prepare(client, options.replace))
  if (refusal) return { ok: false, refusal }
  await migrate(options.ownerUrl, options.migrationsFolder, () => {}, last)
  await withClient(options.ownerUrl, client => load(client, manifest, options))
  await migrate(options.ownerUrl, options.migrationsFolder, () => {})
  return { ok: true, summary: summaryOf(manifest) }
}

/** Refuses, or clears the ground. */
async function prepare(client: pg.Client, replace: string | undefined): Promise<RestoreRefusal | undefined> {
  const state = await client.query<{ database: string; others: number; facts: string | null }>(
    `select current_database() as database, to_regclass('ops.facts')::text as facts,
       (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and usename is not null) as others`,
  )
  const { database = '', others = 0, facts = null } = state.rows[0] ?? {}
  if (others > 0) return { code: 'in-use', connections: others }
  // A house that has recorded no fact has done nothing that could be lost.
  const used = facts !== null && (await client.query('select from ops.facts limit 1')).rowCount !== 0
  if (used && replace !== database) return { code: 'not-empty', database }
  await client.query(`drop schema if exists ${SCHEMAS.join(', ')} cascade`)
  return undefined
}

async function load(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  await settleTextForm(client)
  await client.query('begin')
  await withoutGuards(client, async () => {
    // Migrations bring rows of their own; the backup holds what became of them.
    const present = await tablesOf(client)
    if (present.length > 0) await client.query(`truncate ${present.map(qualified).join(', ')}`)
    await loadEntries(client, manifest, options)
    for (const { schema, name, value, called } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2, $3)', [qualified({ schema, name }), value, called])
    }
    await compare(client, manifest)
  })
  // Whoever worked on these when the backup was made does so no more.
  await client.query(`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null;
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`)
  await client.query('commit')
}

async function loadEntries(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const tables = new Map(
    manifest.tables.flatMap(table => table.parts.map(({ entry }) => [entry, table] as const)),
  )
  let done = 0
  for await (const entry of entriesOf(options.archive)) {
    const table = tables.get(entry.name)
    const digest = FILE_ENTRY.exec(entry.name)?.[1]
    if (table) {
      const text = `copy ${qualified(table)} (${columnList(table)}) from stdin`
      await copyIn(client, text, await contentOf(entry))
    } else if (digest) {
      const stored = await options.files.put(entry.content)
      if (stored.sha256 !== digest) throw new Error(`文件 ${digest} 写入之后摘要不符。`)
    } else continue
    done++
    options.progress(done, tables.size + manifest.files.count, '恢复')
  }
}

async function compare(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const table of manifest.tables) {
    const { rows, digest } = await fingerprintOf(client, table)
    if (rows !== table.rows || digest !== table.digest) {
      throw new Error(
        `恢复之后 ${table.schema}.${table.name} 与备份不符（应有 ${table.rows} 行，实有 ${rows} 行）。`,
      )
    }
  }
}
