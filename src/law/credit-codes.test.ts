import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeCheckCharacter, creditCodeFor, isCreditCode } from './credit-codes.ts'

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codes = fc
  .record({
    kind: fc.constantFrom('11', '12', '13', '51', '91', '92', 'N1'),
    region: fc.stringMatching(/^37\d{4}$/),
    subject: fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{9}$/),
  })
  .map(creditCodeFor)

describe('a unified social credit code', () => {
  it('of a real state organ passes', () => {
    expect(isCreditCode('11370322004222241N')).toBe(true)
    expect(creditCodeCheckCharacter('11370322004222241')).toBe('N')
  })

  it.each([
    ['11370322004222241M', 'a wrong check character'],
    ['11370322004222214N', 'two digits changed places'],
    ['1137032200422224N', 'seventeen characters'],
    ['11370322004222241NN', 'nineteen characters'],
    ['11370322004222241n', 'small letters'],
    ['1137O322004222241N', 'a letter O'],
    ['', 'nothing'],
  ])('%j fails: %s', text => {
    expect(isCreditCode(text)).toBe(false)
  })

  it('made for a demonstration passes, and no single wrong character goes unnoticed', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.nat(30), (code, at, other) => {
        expect(isCreditCode(code)).toBe(true)
        const replaced = code.slice(0, at) + CHARACTERS[other] + code.slice(at + 1)
        if (replaced !== code) expect(isCreditCode(replaced)).toBe(false)
      }),
    )
  })

  it.each([
    { kind: '1', region: '371300', subject: '0043962001' },
    { kind: '11', region: '3713', subject: '00043962001' },
    { kind: '11', region: '37130X', subject: '004396200' },
    { kind: '11', region: '371300', subject: 'SOZIV0000' },
  ])('cannot be made of %o', parts => {
    expect(() => creditCodeFor(parts)).toThrow(RangeError)
  })
})
