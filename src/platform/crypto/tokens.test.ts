import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { isSha256, sha256, sha256OfFile, sha256OfStream } from './digest.ts'
import { hashToken, newCode, newToken, normalizeCode, sameSecret } from './tokens.ts'

describe('tokens and codes', () => {
  test('a token has the bits that were asked for and is never the same twice', () => {
    expect(Buffer.from(newToken(128), 'base64url')).toHaveLength(16)
    expect(newToken(128)).not.toBe(newToken(128))
    expect(isSha256(hashToken('token'))).toBe(true)
  })

  test('a code for people comes in groups and has at least the bits asked for', () => {
    expect(newCode(60)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(newCode(64).replaceAll('-', '').length * 5).toBeGreaterThanOrEqual(64)
  })

  test('a code is understood as people type it', () => {
    const code = newCode(60)
    expect(normalizeCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
    expect(normalizeCode('７Ｋ３Ｍ—q9tz')).toBe('7K3M-Q9TZ')
    expect(normalizeCode('oil0')).toBe('0110')
    expect(normalizeCode('编号')).toBeUndefined()
    expect(normalizeCode('')).toBeUndefined()
  })

  test('secrets of any length are compared', () => {
    expect(sameSecret('a', 'a')).toBe(true)
    expect(sameSecret('a', 'b')).toBe(false)
    expect(sameSecret('a', 'aa')).toBe(false)
  })
})

test('a digest is the same from bytes, a stream and a file', async () => {
  // FIPS 180-4's own example.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256('abc')).toBe(abc)
  expect(await sha256OfStream(Readable.from(['a', Buffer.from('bc')]))).toBe(abc)
  expect(await sha256OfFile(import.meta.filename)).toMatch(/^[0-9a-f]{64}$/)
})
