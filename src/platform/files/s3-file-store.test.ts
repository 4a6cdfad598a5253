import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readS3Address, type S3Config } from '../config/files.ts'
import { sha256 } from '../crypto/digest.ts'
import { startTestS3, type TestS3 } from '../testing/s3-server.ts'
import { FileMissing } from './file-store.ts'
import { openFileStore } from './open-file-store.ts'
import { openS3FileStore } from './s3-file-store.ts'

let s3: TestS3
beforeEach(async () => {
  s3 = await startTestS3()
})
afterEach(() => s3.close())

const configOf = (address: string): S3Config => {
  const config = readS3Address(address)
  if (!config) throw new Error('the address of the stand-in is no address')
  return config
}
const storeOf = () => openS3FileStore(configOf(s3.address()), { silence: 400 })
const textOf = async (stream: Readable) => Buffer.concat(await stream.toArray()).toString()

describe('files in an object store', () => {
  it('are read back by their digest, whole and in part, and listed over many pages', async () => {
    const store = storeOf()
    const stored = await store.put(Buffer.from('政务公开'))
    expect(stored).toEqual({ sha256: sha256('政务公开'), size: 12 })
    expect([...s3.objects.keys()][0]).toMatch(/^files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/)
    expect(await textOf(await store.open(stored.sha256))).toBe('政务公开')
    expect(await textOf(await store.open(stored.sha256, { start: 6, end: 11 }))).toBe('公开')
    for (const text of ['', 'b', 'c', 'd']) await store.put(Buffer.from(text))
    s3.objects.set('files/somebody-elses.txt', Buffer.from('x'))
    const sizes: number[] = []
    for await (const file of store.list()) sizes.push(file.size)
    expect(sizes.sort((a, b) => a - b)).toEqual([0, 1, 1, 1, 12])
  })

  it('are sent once: a stream and the same bytes are one object', async () => {
    const store = storeOf()
    const chunks = [Buffer.alloc(300_000, 'a'), Buffer.from('b')]
    const first = await store.put(Readable.from(chunks))
    expect(await store.put(Buffer.concat(chunks))).toEqual(first)
    expect(s3.asked.filter(line => line.startsWith('PUT'))).toHaveLength(1)
    expect([...s3.objects.values()].map(sha256)).toEqual([first.sha256])
  })

  it('are missing where they are missing, and gone once removed, also twice', async () => {
    const store = storeOf()
    const { sha256: digest } = await store.put(Buffer.from('a'))
    await store.remove(digest)
    await store.remove(digest)
    expect(await store.has(digest)).toBe(false)
    expect(await store.size(digest)).toBeUndefined()
    await expect(store.open(digest)).rejects.toThrow(FileMissing)
    await expect(store.open('../secret')).rejects.toThrow(TypeError)
  })

  it.each([
    ['is overloaded', 'unavailable'],
    ['hangs up', 'hang-up'],
    ['does not answer', 'silence'],
  ] as const)('are stored and read although the store %s once', async (_, trouble) => {
    const store = storeOf()
    const content = Buffer.alloc(100_000, 'z')
    // First the question whether it is there, then the sending of a stream, each met by trouble.
    s3.troubles.push(trouble)
    const stored = await store.put(Readable.from([content]))
    s3.objects.clear()
    s3.troubles.push(trouble)
    await store.put(content)
    s3.troubles.push(trouble)
    expect(await textOf(await store.open(stored.sha256))).toBe(content.toString())
  })

  it('are never stored changed: bytes that were altered on their way are refused', async () => {
    const store = storeOf()
    // The question whether it is there has no bytes that could change; what is then sent has.
    s3.troubles.push('changed', 'changed')
    await expect(store.put(Readable.from([Buffer.from('whole')]))).rejects.toMatchObject({
      name: 'XAmzContentSHA256Mismatch',
    })
    expect(s3.objects.size).toBe(0)
  })

  it.each([
    ['dies', 'half'],
    ['falls silent', 'stall'],
  ] as const)(
    'break off with an error, not with a shorter file, when the store %s half-way',
    async (_, trouble) => {
      const store = openS3FileStore(configOf(s3.address()), { reading: 100 })
      const { sha256: digest } = await store.put(Buffer.alloc(200_000, 'q'))
      s3.troubles.push(trouble)
      await expect(textOf(await store.open(digest))).rejects.toThrow()
    },
  )
})

describe('a house that starts with an object store', () => {
  it('goes on where it can write, read and remove there, and leaves nothing behind', async () => {
    await openFileStore({ kind: 's3', ...configOf(s3.address()) })
    expect(s3.asked.map(line => line.slice(0, 3))).toEqual(['PUT', 'GET', 'DEL'])
    expect(s3.objects.size).toBe(0)
  })

  it.each([
    ['a bucket that is not there', () => s3.address('nowhere'), '没有这个桶'],
    ['a wrong secret', () => s3.address('city', 'wrong'), '签名不符'],
    ['a wrong key', () => s3.address().replace('test-access', 'nobody'), '访问密钥不存在'],
    ['a port where nobody listens', () => s3.address().replace(/:\d+\//, ':1/'), '连接不上'],
  ])('is told what to do about %s, without the secret', async (_, address, advice) => {
    const failure = await openFileStore({ kind: 's3', ...configOf(address()) }).catch(String)
    expect(failure).toContain(advice)
    expect(failure).not.toContain('se+cret')
  })
})
