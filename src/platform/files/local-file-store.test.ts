import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256, sha256OfFile, sha256OfStream } from '../crypto/digest.ts'
import { FileMissing } from './file-store.ts'
import { openLocalFileStore } from './local-file-store.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('what was stored is read back by its digest, whole and in part', async () => {
  const store = await openLocalFileStore(folder)
  const stored = await store.put(Buffer.from('政务公开'))
  expect(stored).toEqual({ sha256: sha256('政务公开'), size: 12 })
  expect(await sha256OfStream(await store.open(stored.sha256))).toBe(stored.sha256)
  const part = await (await store.open(stored.sha256, { start: 6, end: 11 })).toArray()
  expect(Buffer.concat(part).toString()).toBe('公开')
  expect(await store.size(stored.sha256)).toBe(12)
})

test('a stream and the same bytes are one file, and no draft stays', async () => {
  const store = await openLocalFileStore(folder)
  const chunks = ['a'.repeat(70_000), 'b'].map(text => Buffer.from(text))
  const [first, second] = await Promise.all([
    store.put(Readable.from(chunks)),
    store.put(Buffer.concat(chunks)),
  ])
  expect(first).toEqual(second)
  expect(await filesIn(folder)).toEqual([first.sha256])
  const digest = first.sha256
  expect((await stat(join(folder, digest.slice(0, 2), digest.slice(2, 4), digest))).mode & 0o077).toBe(0)
})

test('an upload that breaks off leaves no file and no draft', async () => {
  const store = await openLocalFileStore(folder)
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('the line went dead')
  }
  await expect(store.put(broken())).rejects.toThrow('the line went dead')
  expect(await filesIn(folder)).toEqual([])
})

test('a removed file is missing, and removing it again is no error', async () => {
  const store = await openLocalFileStore(folder)
  const { sha256: digest } = await store.put(Buffer.from('x'))
  await store.remove(digest)
  await store.remove(digest)
  expect(await store.has(digest)).toBe(false)
  expect(await store.size(digest)).toBeUndefined()
  await expect(store.open(digest)).rejects.toThrow(FileMissing)
})

test('nothing but a digest becomes a path', async () => {
  const store = await openLocalFileStore(folder)
  await expect(store.open('../../etc/passwd')).rejects.toThrow(TypeError)
  await expect(store.has('A'.repeat(64))).rejects.toThrow(TypeError)
})

test('the sweep removes drafts of yesterday and spares those of today', async () => {
  const store = await openLocalFileStore(folder)
  const now = new Date('2026-03-02T00:00:00Z')
  for (const [name, time] of [
    ['old.part', '2026-02-28T00:00:00Z'],
    ['new.part', '2026-03-01T12:00:00Z'],
  ] as const) {
    await writeFile(join(folder, 'incoming', name), '')
    await utimes(join(folder, 'incoming', name), new Date(time), new Date(time))
  }
  expect(await store.sweep(now)).toBe(1)
  expect(await readdir(join(folder, 'incoming'))).toEqual(['new.part'])
})

test('a process that is killed while it stores leaves only whole files, and all that it reported', async () => {
  const program = join(folder, 'writer.mjs')
  const store = join(folder, 'store')
  await build({
    stdin: {
      contents: `import { openLocalFileStore } from './local-file-store.ts'
        const store = await openLocalFileStore(${JSON.stringify(store)})
        for (let i = 0; ; i++) console.log((await store.put(Buffer.alloc(200_000, String(i)))).sha256)`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  })
  const writer = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let reported = ''
  await new Promise<void>(resolve => {
    writer.on('close', () => resolve())
    writer.stdout.on('data', chunk => {
      reported += String(chunk)
      if (reported.length > 65 * 10) writer.kill('SIGKILL')
    })
  })
  const kept = (await filesIn(store)).filter(name => !name.endsWith('.part'))
  const acknowledged = reported.split('\n').filter(line => line.length === 64)
  expect(acknowledged.length).toBeGreaterThanOrEqual(10)
  expect(kept).toEqual(expect.arrayContaining(acknowledged))
  for (const name of kept) {
    const path = join(store, name.slice(0, 2), name.slice(2, 4), name)
    expect(await sha256OfFile(path)).toBe(name)
    expect((await readFile(path)).byteLength).toBe(200_000)
  }
})

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}
