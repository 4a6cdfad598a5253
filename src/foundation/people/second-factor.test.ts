import { describe, expect, it } from 'vitest'
import { acceptedStep, enrolmentAddress, newSecret, qrPath, usableCode } from './second-factor.ts'

/** RFC 6238, appendix B: the SHA-1 secret, and the last six digits of its values. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

describe('a code from a person’s device', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('at second %i is what RFC 6238 says', async (second, code) => {
    expect(await usableCode(RFC_SECRET, undefined, at(second))).toBe(code)
    expect(await acceptedStep(RFC_SECRET, code, undefined, at(second))).toBe(Math.floor(second / 30))
  })

  it('is taken with the blanks and full-width digits of a phone’s keyboard', async () => {
    expect(await acceptedStep(RFC_SECRET, ' 287 082', undefined, at(59))).toBe(1)
    expect(await acceptedStep(RFC_SECRET, '２８７０８２', undefined, at(59))).toBe(1)
  })

  it('is taken one step early or late, and no further', async () => {
    expect(await acceptedStep(RFC_SECRET, '287082', undefined, at(29))).toBe(1)
    expect(await acceptedStep(RFC_SECRET, '287082', undefined, at(89))).toBe(1)
    expect(await acceptedStep(RFC_SECRET, '287082', undefined, at(150))).toBeUndefined()
  })

  it('is taken once', async () => {
    expect(await acceptedStep(RFC_SECRET, '287082', 1, at(59))).toBeUndefined()
    expect(await acceptedStep(RFC_SECRET, '287082', 0, at(59))).toBe(1)
  })

  it.each(['', '28708', '2870822', 'abcdef', '000000'])('is not %j', async typed => {
    expect(await acceptedStep(RFC_SECRET, typed, undefined, at(59))).toBeUndefined()
  })

  it('can be had twice within one step, and then not again', async () => {
    const secret = newSecret()
    const first = await acceptedStep(
      secret,
      (await usableCode(secret, undefined, at(1000))) ?? '',
      undefined,
      at(1000),
    )
    const second = await acceptedStep(
      secret,
      (await usableCode(secret, first, at(1000))) ?? '',
      first,
      at(1000),
    )
    expect([first, second]).toEqual([33, 34])
    expect(await usableCode(secret, second, at(1000))).toBeUndefined()
  })
})

describe('the picture for an authenticator app', () => {
  it('is a square of modules with a quiet zone around', () => {
    const { size, path } = qrPath(enrolmentAddress('政务公开', 'zhangwei', RFC_SECRET))
    // The finder pattern begins in the corner after four empty modules.
    expect(path.startsWith('M4 4h1v1h-1z')).toBe(true)
    expect((size - 8 - 17) % 4).toBe(0)
  })

  it('carries issuer, account and secret', () => {
    const address = new URL(enrolmentAddress('政务公开', 'zhangwei', RFC_SECRET))
    expect(address.protocol).toBe('otpauth:')
    expect(decodeURIComponent(address.pathname)).toContain('zhangwei')
    expect(address.searchParams.get('secret')).toBe(RFC_SECRET)
    expect(address.searchParams.get('issuer')).toBe('政务公开')
  })
})
