import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

/** What a run did with the folder. */
export interface MirrorReport {
  readonly files: number
  readonly written: number
  readonly removed: number
}

/** The folder of a mirror, one run over it. */
export interface MirrorFolder {
  /** Whether the folder holds this file as `etag` names it; it is kept then, and nothing is written. */
  holds(file: string, etag: string): boolean
  /** Writes a file; with `gzip`, its compressed sibling beside it. */
  write(file: string, etag: string, text: { readonly plain: Buffer } | { readonly gzip: Buffer }): void
  /** Removes what this run neither wrote nor kept, and remembers the rest for the next run. */
  finish(): MirrorReport
}

const MEMORY = '.mirror.json'
/** Below this a compressed sibling saves nothing. */
const WORTH_GZIP = 512
const COMPRESSED_ALREADY = /\.(png|jpe?g|gif|webp|woff2|pdf|docx|xlsx|pptx|zip|ofd|mp4|mp3)$/

/**
 * Opens a folder for one run. Each file takes its place at once when it is whole (written beside and renamed), so that a
 * server may read the folder meanwhile. A run that was cut off is made good by the next.
 */
export function openMirrorFolder(folder: string): MirrorFolder {
  mkdirSync(folder, { recursive: true })
  const before = readMemory(join(folder, MEMORY))
  const now = new Map<string, string>()
  const made = new Set<string>()
  let written = 0

  function place(file: string, bytes: Buffer): void {
    const target = join(folder, file)
    const parent = dirname(target)
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true })
      made.add(parent)
    }
    writeFileSync(`${target}.part`, bytes)
    renameSync(`${target}.part`, target)
  }

  return {
    holds(file, etag) {
      if (before.get(file) !== etag) return false
      now.set(file, etag)
      return true
    },
    write(file, etag, text) {
      const plain = 'plain' in text ? text.plain : gunzipSync(text.gzip)
      place(file, plain)
      if ('gzip' in text) place(`${file}.gz`, text.gzip)
      else if (plain.length >= WORTH_GZIP && !COMPRESSED_ALREADY.test(file)) {
        place(`${file}.gz`, gzipSync(plain, { level: 9 }))
      }
      now.set(file, etag)
      written += 1
    },
    finish() {
      const gone = [...before.keys()].filter(file => !now.has(file))
      for (const file of gone) {
        rmSync(join(folder, file), { force: true })
        rmSync(join(folder, `${file}.gz`), { force: true })
      }
      place(MEMORY, Buffer.from(JSON.stringify(Object.fromEntries(now))))
      return { files: now.size, written, removed: gone.length }
    },
  }
}

function readMemory(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map()
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))
  } catch {
    // A memory that cannot be read is none: everything is written again.
    return new Map()
  }
}
