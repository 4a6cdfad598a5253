import { createHash, randomUUID } from 'node:crypto'
import {
  access,
  constants,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  stat,
  unlink,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isSha256 } from '../crypto/digest.ts'
import { FileMissing, type FileStore, type StoredFile } from './file-store.ts'

const INCOMING = 'incoming'

/** A file store in a local folder, and the care that only a folder needs. */
export interface LocalFileStore extends FileStore {
  /** Removes what uploads that never ended left behind more than a day before `now`. Returns how many. */
  sweep(now: Date): Promise<number>
}

/**
 * Opens a file store in a folder, making it where absent. Layout: `ab/cd/abcd…` in two levels of 256 folders, so that
 * a million files make folders of some sixteen. Content is written to `incoming/`, synced, and only then renamed to
 * its digest: a kill or a power cut leaves either the whole file or a leftover that `sweep` removes.
 */
export async function openLocalFileStore(folder: string): Promise<LocalFileStore> {
  const incoming = join(folder, INCOMING)
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await syncFolder(folder)
  const pathOf = (sha256: string) => {
    // A digest becomes a path, so nothing but a digest may pass.
    if (!isSha256(sha256)) throw new TypeError('A file is asked for by its SHA-256 in lower-case hex.')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const sizeOf = async (sha256: string) => {
    const found = await stat(pathOf(sha256)).catch(unlessAbsent)
    return found?.size
  }

  return {
    async put(content) {
      const draft = join(incoming, `${randomUUID()}.part`)
      try {
        const stored = await writeDraft(draft, content)
        await settle(draft, pathOf(stored.sha256), folder)
        return stored
      } finally {
        await unlink(draft).catch(unlessAbsent)
      }
    },
    async open(sha256, part) {
      const handle = await open(pathOf(sha256), 'r').catch(unlessAbsent)
      if (!handle) throw new FileMissing(sha256)
      return handle.createReadStream(part ?? {})
    },
    size: sizeOf,
    has: async sha256 => (await sizeOf(sha256)) !== undefined,
    async remove(sha256) {
      await unlink(pathOf(sha256)).catch(unlessAbsent)
    },
    async reachable() {
      return access(incoming, constants.W_OK).then(
        () => true,
        () => false,
      )
    },
    async *list() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !isSha256(entry.name)) continue
        const { size } = await stat(join(entry.parentPath, entry.name))
        yield { sha256: entry.name, size }
      }
    },
    async sweep(now) {
      const dayBefore = now.getTime() - 24 * 60 * 60 * 1000
      let removed = 0
      for (const name of await readdir(incoming)) {
        const path = join(incoming, name)
        const found = await stat(path).catch(unlessAbsent)
        if (!found || found.mtimeMs > dayBefore) continue
        await unlink(path).catch(unlessAbsent)
        removed++
      }
      return removed
    },
  }
}

async function writeDraft(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      hash.update(chunk)
      size += chunk.byteLength
      await writeWhole(handle, chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** A write may take less than it was given; the rest is written again until nothing is left. */
async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let offset = 0
  while (offset < chunk.byteLength) {
    const { bytesWritten } = await handle.write(chunk, offset, chunk.byteLength - offset)
    offset += bytesWritten
  }
}

/** Gives a synced draft its final name and makes that name durable. The same content again replaces itself. */
async function settle(draft: string, path: string, folder: string): Promise<void> {
  const inner = dirname(path)
  await mkdir(inner, { recursive: true, mode: 0o700 })
  await rename(draft, path)
  for (const each of [inner, dirname(inner), folder]) await syncFolder(each)
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
