import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKeyFile, KeyFileError, readKeyFile, rotateKeyFile } from './key-file.ts'
import { keyRing, loadKeyRing } from './key-ring.ts'
import { newRecordKey, openRecordKey } from './record-keys.ts'
import { SealBroken } from './sealed-text.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
  path = join(folder, 'keys.json')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the key file', () => {
  test('is made whole, for its owner alone, and leaves nothing beside it', async () => {
    await createKeyFile(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['keys.json'])
    expect((await loadKeyRing(path)).fingerprint()).toMatch(/^[0-9a-f]{16}$/)
  })

  test('is never overwritten', async () => {
    await createKeyFile(path)
    const before = await readFile(path, 'utf8')
    await expect(createKeyFile(path)).rejects.toThrow(/exists already/)
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await readdir(folder)).toEqual(['keys.json'])
  })

  test('is refused when others may read it, and the message says what to run', async () => {
    await createKeyFile(path)
    await chmod(path, 0o644)
    await expect(loadKeyRing(path)).rejects.toThrow(/mode 644.*chmod 600/)
  })

  test.each([
    ['not json', 'not JSON'],
    ['{"current":"k1","keys":{"k1":"c2hvcnQ="}}', '32 bytes'],
    ['{"current":"k2","keys":{}}', 'names a key'],
  ])('that holds %s is refused with a reason and without its content', async (text, reason) => {
    await writeFile(path, text, { mode: 0o600 })
    const fault = await loadKeyRing(path).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(KeyFileError)
    expect(String(fault)).toContain(reason)
    expect(String(fault)).not.toContain('c2hvcnQ')
  })

  test('that is absent is named', async () => {
    await expect(loadKeyRing(join(folder, 'none.json'))).rejects.toThrow(/none\.json.*ENOENT/)
  })
})

describe('sealing', () => {
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
  const ring = keyRing({ current: 'k1', keys: { k1: key(1) } })

  test('opens to the same text and shows nothing of it', () => {
    const sealed = ring.seal('张三 13800000000', 'mail:1')
    expect(sealed).toMatch(/^k1\.[A-Za-z0-9_-]+$/)
    expect(ring.open(sealed, 'mail:1')).toBe('张三 13800000000')
    expect(ring.seal('张三 13800000000', 'mail:1')).not.toBe(sealed)
    expect([...ring.openBytes(ring.seal(Uint8Array.of(0, 255), 'x'), 'x')]).toEqual([0, 255])
  })

  test('does not open in another row, under another key, or after one changed bit', () => {
    const sealed = ring.seal('text', 'mail:1')
    const changed = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1)}`
    expect(() => ring.open(sealed, 'mail:2')).toThrow(SealBroken)
    expect(() => ring.open(changed, 'mail:1')).toThrow(SealBroken)
    expect(() => keyRing({ current: 'k1', keys: { k1: key(2) } }).open(sealed, 'mail:1')).toThrow(SealBroken)
    expect(() => ring.open('k1.AAAA', 'mail:1')).toThrow(/too short/)
    expect(() => ring.open('plain', 'mail:1')).toThrow(/names no key/)
  })

  test('under a key that the file lacks says which key is missing', () => {
    const other = keyRing({ current: 'k9', keys: { k9: key(9) } })
    expect(() => ring.open(other.seal('text', 'x'), 'x')).toThrow(/"k9".*it has k1/)
  })

  test('after a rotation the old key opens and the new one seals', async () => {
    await createKeyFile(path)
    const before = await loadKeyRing(path)
    const old = before.seal('text', 'x')
    const found = before.mac('371300', 'lookup')
    expect(await rotateKeyFile(path)).toBe('k2')
    const after = await loadKeyRing(path)
    expect(after.open(old, 'x')).toBe('text')
    expect(after.isOutdated(old)).toBe(true)
    expect(after.isOutdated(after.seal('text', 'x'))).toBe(false)
    expect(after.fingerprint()).not.toBe(before.fingerprint())
    expect(after.mac('371300', 'lookup')).not.toBe(found)
    expect(after.macs('371300', 'lookup')[1]).toBe(found)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(Object.keys((await readKeyFile(path)).keys)).toEqual(['k1', 'k2'])
  })

  test('gives other codes for another purpose and another key', () => {
    expect(ring.mac('a', 'one')).toMatch(/^[0-9a-f]{64}$/)
    expect(ring.mac('a', 'one')).toBe(keyRing({ current: 'k1', keys: { k1: key(1) } }).mac('a', 'one'))
    expect(ring.mac('a', 'one')).not.toBe(ring.mac('a', 'two'))
    expect(ring.mac('a', 'one')).not.toBe(keyRing({ current: 'k1', keys: { k1: key(2) } }).mac('a', 'one'))
  })

  test('a record key opens its own fields only, and only through its own record', () => {
    const { wrapped, key: fields } = newRecordKey(ring, 'r1')
    const name = fields.seal('李四', 'name')
    expect(openRecordKey(ring, wrapped, 'r1').open(name, 'name')).toBe('李四')
    expect(() => fields.open(name, 'address')).toThrow(SealBroken)
    expect(() => openRecordKey(ring, wrapped, 'r2')).toThrow(SealBroken)
    expect(() => newRecordKey(ring, 'r1').key.open(name, 'name')).toThrow(SealBroken)
  })
})
