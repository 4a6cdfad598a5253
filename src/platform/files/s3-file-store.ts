import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { GetObjectCommand, HeadObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3'
import type { S3Config } from '../config/files.ts'
import { isSha256, sha256 as sha256Of } from '../crypto/digest.ts'
import { FileMissing, type FileStore, type StoredFile } from './file-store.ts'
import { type S3Patience, s3Client, statusOf } from './s3-client.ts'
import { unusable } from './s3-trouble.ts'

/** How long a balancer may be kept waiting, in milliseconds. */
const READY_WITHIN = 3_000

/** A file store in a bucket, and the proof that it can be used. */
export interface S3FileStore extends FileStore {
  /** Writes, reads and removes an object of its own. Throws FileStoreUnusable with what to do about it. */
  prove(): Promise<void>
}

/** What is sent, as often as it must be. */
interface Content extends StoredFile {
  body(): Buffer | Readable
}

/**
 * A file store in a bucket. Keys are laid out as the local folders are, so that a bucket may be filled by copying them.
 * An object appears whole or not at all, which S3 promises, and carries its SHA-256 in the signed request: the store
 * refuses bytes that changed on their way.
 */
export function openS3FileStore(config: S3Config, patience?: Partial<S3Patience>): S3FileStore {
  const client = s3Client(config, patience)
  const Bucket = config.bucket
  const keyOf = (sha256: string) => {
    if (!isSha256(sha256)) throw new TypeError('A file is asked for by its SHA-256 in lower-case hex.')
    return `${config.prefix}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  }
  const sizeOf = async (sha256: string) => {
    const found = await client
      .send(new HeadObjectCommand({ Bucket, Key: keyOf(sha256) }))
      .catch(unlessMissing)
    return found?.ContentLength
  }
  const store = async (content: Content): Promise<StoredFile> => {
    const { sha256, size } = content
    // The same content is sent once, also by two nodes.
    if ((await sizeOf(sha256)) !== size) await client.put(keyOf(sha256), content)
    return { sha256, size }
  }

  return {
    async put(content) {
      if (!(content instanceof Uint8Array)) return withDraft(content, store)
      const body = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
      return store({ sha256: sha256Of(body), size: body.length, body: () => body })
    },
    async open(sha256, part) {
      const Range = part && `bytes=${part.start}-${part.end}`
      const found = await client
        .send(new GetObjectCommand({ Bucket, Key: keyOf(sha256), ...(Range ? { Range } : {}) }))
        .catch(unlessMissing)
      if (!found?.Body) throw new FileMissing(sha256)
      return client.watched(found.Body as Readable)
    },
    size: sizeOf,
    has: async sha256 => (await sizeOf(sha256)) !== undefined,
    remove: sha256 => client.remove(keyOf(sha256)),
    async reachable() {
      // No object has this key, and whoever says so found the bucket and took our signature.
      const question = new GetObjectCommand({ Bucket, Key: `${config.prefix}reachable` })
      return client.send(question, { abortSignal: AbortSignal.timeout(READY_WITHIN) }).then(
        () => false,
        error => error.name === 'NoSuchKey',
      )
    },
    async *list() {
      const pages = paginateListObjectsV2({ client: client.sdk }, { Bucket, Prefix: config.prefix })
      for await (const page of pages) {
        for (const { Key = '', Size = 0 } of page.Contents ?? []) {
          const sha256 = Key.slice(Key.lastIndexOf('/') + 1)
          // Whatever else lies in the bucket is not ours.
          if (isSha256(sha256) && Key === keyOf(sha256)) yield { sha256, size: Size }
        }
      }
    },
    async prove() {
      const body = Buffer.from('gongkai')
      const key = `${config.prefix}proof-${randomUUID()}`
      try {
        await client.put(key, { sha256: sha256Of(body), size: body.length, body: () => body })
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }))
        if ((await Body?.transformToString()) !== body.toString()) throw new Error('other bytes came back')
        await client.remove(key)
      } catch (error) {
        throw unusable(config, error)
      }
    },
  }
}

/** Lays a stream down once, so that its digest is known before it is sent and it can be sent again. */
async function withDraft<T>(
  content: AsyncIterable<Uint8Array>,
  work: (content: Content) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-upload-'))
  try {
    const path = join(folder, 'part')
    const hash = createHash('sha256')
    let size = 0
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of content) {
        hash.update(chunk)
        size += chunk.byteLength
        await handle.appendFile(chunk)
      }
    } finally {
      await handle.close()
    }
    return await work({ sha256: hash.digest('hex'), size, body: () => createReadStream(path) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function unlessMissing(error: unknown): undefined {
  if (statusOf(error) !== 404) throw error
  return undefined
}
