import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { FileStore, StoredFile } from '../../files/file-store.ts'
import { withClient } from '../embedded/embedded.ts'
import { copyOut } from './copy.ts'
import { columnList, fingerprintOf, qualified, sequencesOf, settleTextForm, tablesOf } from './inventory.ts'
import { type BackupSummary, MANIFEST_ENTRY, type Manifest, summaryOf } from './manifest.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

const PART_BYTES = 4 * 1024 * 1024

export interface BackupOptions {
  readonly ownerUrl: string
  readonly files: FileStore
  /** A `.tar.gz` that must not exist yet. It appears when it is whole. */
  readonly target: string
  /** The version of the program. */
  readonly program: string
  readonly now: Date
  progress(done: number, total: number | null, label: string): void
}

/**
 * Writes everything that the house holds, as of one moment, into one archive that only its owner may read. The house
 * may go on working meanwhile. Keys are not in it.
 */
export async function writeBackup(
  options: BackupOptions,
): Promise<BackupSummary & { readonly bytes: number }> {
  const { target } = options
  if (existsSync(target)) throw new Error(`${target} 已经存在；备份从不覆盖别的文件。`)
  const draft = `${target}.part`
  try {
    const manifest = await withClient(options.ownerUrl, async client => {
      let written: Manifest | undefined
      const entries = archive(client, options, finished => {
        written = finished
      })
      await pipeline(
        Readable.from(entries),
        createGzip(),
        createWriteStream(draft, { mode: 0o600, flags: 'w' }),
      )
      if (!written) throw new Error('the archive ended before its manifest')
      return written
    })
    await settle(draft, target)
    return { ...summaryOf(manifest), bytes: (await stat(target)).size }
  } finally {
    await rm(draft, { force: true })
  }
}

async function* archive(
  client: pg.Client,
  options: BackupOptions,
  finish: (manifest: Manifest) => void,
): AsyncGenerator<Buffer, void, undefined> {
  await settleTextForm(client)
  await client.query('begin isolation level repeatable read read only')
  const version = await client.query<{ postgresql: string }>(
    `select current_setting('server_version') as postgresql`,
  )
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select name, sha256 from ops.migrations order by name',
  )
  const sequences = await sequencesOf(client)
  const inventory = await tablesOf(client)
  const tables: Manifest['tables'] = []
  for (const [index, table] of inventory.entries()) {
    options.progress(index, inventory.length, '备份数据表')
    const parts: Manifest['tables'][number]['parts'] = []
    const text = `copy (select ${columnList(table)} from ${qualified(table)}) to stdout`
    for await (const { bytes } of copyOut(client, text, PART_BYTES)) {
      const entry = `tables/${String(index + 1).padStart(4, '0')}/${String(parts.length + 1).padStart(6, '0')}.copy`
      parts.push({ entry, sha256: sha256(bytes) })
      yield* wholeEntry(entry, bytes, options.now)
    }
    tables.push({ ...table, ...(await fingerprintOf(client, table)), parts })
  }
  await client.query('commit')
  options.progress(inventory.length, inventory.length, '备份数据表')

  // After the rows: a file is stored before the row that names it, so none that they name can be missing here.
  const files = { count: 0, bytes: 0 }
  for await (const file of options.files.list()) {
    yield tarHeader({ name: `files/${file.sha256}`, size: file.size }, options.now)
    yield* storedBytes(options.files, file)
    yield tarPadding(file.size)
    files.count++
    files.bytes += file.size
    options.progress(files.count, null, '备份文件')
  }

  const manifest: Manifest = {
    format: 'gongkai-backup',
    version: 1,
    made: options.now.toISOString(),
    program: options.program,
    postgresql: version.rows[0]?.postgresql ?? '',
    migrations: migrations.rows,
    tables,
    sequences,
    files,
  }
  yield* wholeEntry(MANIFEST_ENTRY, Buffer.from(JSON.stringify(manifest)), options.now)
  yield tarEnd
  finish(manifest)
}

function* wholeEntry(name: string, bytes: Buffer, now: Date): Generator<Buffer> {
  yield tarHeader({ name, size: bytes.length }, now)
  yield bytes
  yield tarPadding(bytes.length)
}

/** The bytes of a stored file; an archive whose header promised another length would be read wrong from there on. */
async function* storedBytes(files: FileStore, file: StoredFile): AsyncGenerator<Buffer, void, undefined> {
  let read = 0
  for await (const chunk of (await files.open(file.sha256)) as AsyncIterable<Buffer>) {
    read += chunk.length
    yield chunk
  }
  if (read !== file.size) throw new Error(`文件 ${file.sha256} 应有 ${file.size} 字节，只读到 ${read} 字节。`)
}

/** Gives the archive its name once it is on the disk for good. */
async function settle(draft: string, target: string): Promise<void> {
  const handle = await open(draft, 'r+')
  await handle.sync()
  await handle.close()
  await rename(draft, target)
  const folder = await open(dirname(target), 'r')
  await folder.sync()
  await folder.close()
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
