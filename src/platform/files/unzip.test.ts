import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { unzipWithin } from './unzip.ts'

const MEGABYTE = 1024 * 1024
const zip = (files: Record<string, string | Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]))),
  )
const DAMAGED = { ok: false, code: 'damaged' }
const TOO_LARGE = { ok: false, code: 'archive-too-large' }

test('what was packed comes out, stored or deflated, without its folders', async () => {
  const bytes = Buffer.from(
    zipSync({
      'a.txt': [Buffer.from('甲'.repeat(500)), { level: 9 }],
      'b.txt': [Buffer.from('乙'), { level: 0 }],
      'empty.txt': Buffer.alloc(0),
      folder: {},
    }),
  )
  const unzipped = await unzipWithin(bytes, MEGABYTE)
  if (!unzipped.ok) throw new Error(unzipped.code)
  expect([...unzipped.parts].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
    ['a.txt', '甲'.repeat(500)],
    ['b.txt', '乙'],
    ['empty.txt', ''],
  ])
})

test('an archive that declares more than it may is refused before anything is unpacked', async () => {
  const bytes = zip({ a: Buffer.alloc(MEGABYTE), b: Buffer.alloc(MEGABYTE) })
  // What lies in its entries is no longer deflate: whoever unpacked one of them would find it damaged.
  bytes.fill(0xff, 31, 500)
  expect(await unzipWithin(bytes, 2 * MEGABYTE - 1)).toEqual(TOO_LARGE)
})

test('an entry that holds more than it declared is not unpacked to its end', async () => {
  const bytes = zip({ a: Buffer.alloc(20 * MEGABYTE) })
  const directory = bytes.indexOf(Buffer.from('PK\x01\x02'))
  bytes.writeUInt32LE(10, directory + 24)
  bytes.writeUInt32LE(10, 22)
  expect(await unzipWithin(bytes, MEGABYTE)).toEqual(DAMAGED)
})

test('an entry that holds less than it declared is damaged', async () => {
  const bytes = zip({ a: 'abcdefghij' })
  bytes.writeUInt32LE(11, bytes.indexOf(Buffer.from('PK\x01\x02')) + 24)
  expect(await unzipWithin(bytes, MEGABYTE)).toEqual(DAMAGED)
})

test('two entries of one name are damaged: a reader takes the one, a scanner the other', async () => {
  const bytes = zip({ 'one.xml': 'a', 'two.xml': 'b' })
  const text = bytes.toString('latin1').replaceAll('two.xml', 'one.xml')
  expect(await unzipWithin(Buffer.from(text, 'latin1'), MEGABYTE)).toEqual(DAMAGED)
})

test('an archive within an archive stays packed', async () => {
  let inner = zip({ zeros: Buffer.alloc(10 * MEGABYTE) })
  for (let depth = 0; depth < 20; depth++) inner = zip({ 'inner.zip': inner })
  const unzipped = await unzipWithin(inner, MEGABYTE)
  expect(unzipped.ok && [...unzipped.parts.keys()]).toEqual(['inner.zip'])
})

test('an archive cut short, and bytes that are none, are damaged', async () => {
  const bytes = zip({ a: 'abcdefghij'.repeat(100) })
  expect(await unzipWithin(bytes.subarray(0, -30), MEGABYTE)).toEqual(DAMAGED)
  expect(await unzipWithin(Buffer.from('no archive'), MEGABYTE)).toEqual(DAMAGED)
  expect(await unzipWithin(Buffer.alloc(0), MEGABYTE)).toEqual(DAMAGED)
})
