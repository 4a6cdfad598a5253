import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

/** One file in a zip. */
export interface ZipEntry {
  /** With slashes for folders, in any script. */
  readonly name: string
  readonly content: Uint8Array
}

/**
 * A zip as it is written: one entry is in memory at a time, so that many large files can be fetched together. Nothing is compressed
 * anew, since what is packed so (PDF, pictures, Word files) is compressed already. `at` is the time that each entry bears.
 */
export function zipStream(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>, at: Date): Readable {
  return Readable.from(zipped(entries, at))
}

async function* zipped(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { name, content } of entries) {
    const entry = new ZipPassThrough(name)
    entry.mtime = at
    zip.add(entry)
    entry.push(content, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
