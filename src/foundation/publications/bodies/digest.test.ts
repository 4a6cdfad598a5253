import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../platform/crypto/canonical-json.ts'
import { digest } from './digest.ts'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785 §3.2.2 and §3.2.3', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts members by UTF-16 code units, as the example of RFC 8785 §3.2.3 does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(match => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    // RFC 8785 Appendix B: IEEE 754 bits and the text that they must become.
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('writes the number of bits %s as %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, new Date(0), [undefined], '\ud800'])(
    'refuses what JSON cannot hold (%#)',
    value => {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    },
  )

  it('says the same as JSON itself once read back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('the digest of a revision', () => {
  const content = {
    title: '关于示例的通知',
    body: '<p>正文</p>',
    attachments: [{ name: '附件.pdf', digest: 'ab' }],
  }

  it('does not depend on the order in which a program wrote the members', () => {
    expect(digest({ attachments: content.attachments, body: content.body, title: content.title })).toBe(
      digest(content),
    )
  })

  it('is SHA-256 in hexadecimal over UTF-8', () => {
    // echo -n '{"a":"公开"}' | sha256sum
    expect(digest({ a: '公开' })).toBe('154f17d6bf7ff84430b67f0e6364fd956d1808af8e417d07362144a2bb8e7e67')
  })

  it('changes with one character of the body', () => {
    expect(digest({ ...content, body: '<p>正文。</p>' })).not.toBe(digest(content))
  })
})
