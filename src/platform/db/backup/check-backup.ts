import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { FILE_ENTRY, MANIFEST_ENTRY, type Manifest, manifestSchema } from './manifest.ts'
import { type PassingFile, readTar } from './tar.ts'

/** The archive is not what it was when it was written. The message says where. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup'
}

/** The entries of an archive as they pass by. */
export async function* entriesOf(file: string): AsyncGenerator<PassingFile, void, undefined> {
  const packed = createReadStream(file)
  const bytes = createGunzip()
  packed.once('error', error => bytes.destroy(error))
  packed.pipe(bytes)
  try {
    yield* readTar(bytes)
  } finally {
    packed.destroy()
    bytes.destroy()
  }
}

/**
 * Reads a whole archive and compares everything in it with the digests in its manifest. Throws DamagedBackup; touches
 * nothing else.
 */
export async function checkBackup(
  file: string,
  progress: (done: number, total: number | null, label: string) => void,
): Promise<Manifest> {
  const digests = new Map<string, string>()
  const files = { count: 0, bytes: 0 }
  let manifest: Manifest | undefined
  try {
    for await (const entry of entriesOf(file)) {
      if (entry.name === MANIFEST_ENTRY) {
        manifest = manifestSchema.parse(JSON.parse((await contentOf(entry)).toString('utf8')))
        continue
      }
      const digest = await digestOf(entry)
      const named = FILE_ENTRY.exec(entry.name)?.[1]
      if (named === undefined) digests.set(entry.name, digest)
      else if (named !== digest) throw new DamagedBackup(`备份里的文件 ${named} 已损坏（摘要不符）。`)
      else {
        files.count++
        files.bytes += entry.size
      }
      progress(digests.size + files.count, null, '核对备份')
    }
  } catch (error) {
    if (error instanceof DamagedBackup) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`找不到备份文件 ${file}。`)
    throw new DamagedBackup(`这不是完整的备份文件：${error instanceof Error ? error.message : String(error)}`)
  }
  if (!manifest) throw new DamagedBackup('备份里没有清单：文件不完整，或者不是备份。')
  for (const { entry, sha256 } of manifest.tables.flatMap(table => table.parts)) {
    if (digests.get(entry) !== sha256) throw new DamagedBackup(`备份里的 ${entry} 缺失或已损坏（摘要不符）。`)
  }
  if (files.count !== manifest.files.count || files.bytes !== manifest.files.bytes) {
    throw new DamagedBackup(`备份里的文件数量不符：应有 ${manifest.files.count} 个，实有 ${files.count} 个。`)
  }
  return manifest
}

/** The whole content of an entry; only for those that are known to be small. */
export async function contentOf(entry: PassingFile): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of entry.content) parts.push(part)
  return Buffer.concat(parts)
}

async function digestOf(entry: PassingFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of entry.content) hash.update(part)
  return hash.digest('hex')
}
