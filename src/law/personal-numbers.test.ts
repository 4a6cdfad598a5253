import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate } from './civil-date.ts'
import { creditCodeFor } from './credit-codes.ts'
import {
  identityCheckCharacter,
  isBankCardNumber,
  isIdentityNumber,
  isMobileNumber,
  passesLuhn,
} from './identity-numbers.ts'
import { formatIndexNumber } from './index-numbers.ts'
import { findPersonalNumbers } from './personal-numbers.ts'

const identityNumbers = fc
  .record({
    region: fc.constantFrom('371302', '110101', '440305', '650102', '820000'),
    days: fc.nat(45_000),
    order: fc.nat(999),
  })
  .map(({ region, days, order }) => {
    const birth = addDays(civilDate('1900-01-01'), days).replaceAll('-', '')
    const first17 = region + birth + String(order).padStart(3, '0')
    return first17 + (identityCheckCharacter(first17) ?? '')
  })

const cards = fc.stringMatching(/^62\d{13,16}$/).map(start => {
  const check = [...'0123456789'].find(digit => passesLuhn(start + digit))
  return start + (check ?? '')
})

const mobiles = fc.stringMatching(/^1[3-9]\d{9}$/)

/** Chinese and punctuation only, so that the text itself holds no digit. */
const prose = fc.stringMatching(/^[一-龥，。：；（）]{0,12}$/)

/** Writes each digit half-width or full-width, and puts the separator after the given places. */
function disguise(number: string, wide: boolean, separator: string, places: readonly number[]): string {
  return [...number]
    .map((char, index) => {
      const written = wide ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char
      return places.includes(index + 1) && index + 1 < number.length ? written + separator : written
    })
    .join('')
}

const wide = fc.boolean()
const separator = fc.constantFrom('', ' ', '-', '－', '\u3000', '\u00a0', '  ', '\u200b', ' - ')

describe('an identity number', () => {
  // The example that the national standard itself gives.
  it.each(['11010519491231002X', '11010519491231002x'])('%s passes', text => {
    expect(isIdentityNumber(text)).toBe(true)
  })

  it.each([
    ['110105194912310021', 'the check is wrong'],
    ['11010519491331002X', 'there is no thirteenth month'],
    ['91010519491231002X', 'no province is 91'],
    ['11010518491231002X', 'nobody of 1849 holds one'],
    ['1101051949123100', 'it is too short'],
    ['110105491231002', 'fifteen digits carry no check'],
  ])('%s is none: %s', text => {
    expect(isIdentityNumber(text)).toBe(false)
  })
})

describe('cards and telephones', () => {
  it.each([
    ['4111111111111111', true],
    ['4111111111111112', false],
    ['6222021234567890', false],
    ['1234567812345670', false],
    ['62', false],
  ])('card %s: %s', (digits, expected) => {
    expect(isBankCardNumber(digits)).toBe(expected)
  })

  it.each([
    ['13800000000', true],
    ['19912345678', true],
    ['12345678901', false],
    ['1380000000', false],
    ['138000000000', false],
  ])('mobile %s: %s', (digits, expected) => {
    expect(isMobileNumber(digits)).toBe(expected)
  })
})

describe('personal numbers in a text', () => {
  it.each([
    ['联系人手机13812345678。', 'mobile', '13812345678'],
    ['手机：138-1234-5678', 'mobile', '138-1234-5678'],
    ['手机：138 1234 5678', 'mobile', '138 1234 5678'],
    ['手机：１３８１２３４５６７８', 'mobile', '１３８１２３４５６７８'],
    ['手机：+86 13812345678', 'mobile', '13812345678'],
    ['手机：+86-138-1234-5678', 'mobile', '138-1234-5678'],
    ['手机：8613812345678', 'mobile', '8613812345678'],
    ['2020-07-17 13812345678', 'mobile', '13812345678'],
    ['手机：1 3 8 1 2 3 4 5 6 7 8', 'mobile', '1 3 8 1 2 3 4 5 6 7 8'],
    ['身份证号11010519491231002X，', 'identity', '11010519491231002X'],
    ['身份证号11010519491231002x', 'identity', '11010519491231002x'],
    ['身份证号110105 19491231 002X', 'identity', '110105 19491231 002X'],
    ['身份证号110105-1949-1231-002 X', 'identity', '110105-1949-1231-002 X'],
    ['身份证号１１０１０５１９４９１２３１００２Ｘ', 'identity', '１１０１０５１９４９１２３１００２Ｘ'],
    ['卡号4111 1111 1111 1111', 'bank-card', '4111 1111 1111 1111'],
    ['卡号4111111111111111', 'bank-card', '4111111111111111'],
  ])('%s holds a %s number', (text, kind, number) => {
    const found = findPersonalNumbers(text)
    expect(found.map(item => [item.kind, text.slice(item.start, item.end)])).toEqual([[kind, number]])
  })

  it('are each found where several follow one another', () => {
    const text = '张某13812345678 13912345678、11010519491231002X'
    expect(findPersonalNumbers(text).map(item => item.kind)).toEqual(['mobile', 'mobile', 'identity'])
  })

  it.each([
    '索引号13812345678/2025-0000050',
    '索引号11370322004222241N/2021-5135380',
    '统一社会信用代码11370322004222241N',
    'https://www.example.gov.cn/art/13812345678.html',
    '项目代码2020-371300-13812345678',
    '项目代码GK13812345678',
    '流水号138123456789',
    '表：15 20 30 40 50 6',
    '电话0539-8312345',
    '2020年7月17日印发1234份，国办发〔2018〕115号',
    '面积13812345.678平方米',
    '',
  ])('%s holds none', text => {
    expect(findPersonalNumbers(text)).toEqual([])
  })

  it('cannot be hidden by widths and separators (identity)', () => {
    fc.assert(
      fc.property(
        prose,
        identityNumbers,
        wide,
        separator,
        fc.subarray([3, 6, 10, 12, 14, 17]),
        prose,
        (before, number, full, gap, places, after) => {
          const written = disguise(number, full, gap, places)
          const found = findPersonalNumbers(before + written + after)
          expect(found).toEqual([
            { kind: 'identity', start: before.length, end: before.length + written.length },
          ])
        },
      ),
    )
  })

  it('cannot be hidden by widths and separators (card)', () => {
    fc.assert(
      fc.property(prose, cards, wide, separator, prose, (before, number, full, gap, after) => {
        const written = disguise(number, full, gap, [4, 8, 12, 16])
        const found = findPersonalNumbers(before + written + after)
        // One card in a few thousand is also a citizen's number; then that kind is reported.
        expect(found.map(({ start, end }) => [start, end])).toEqual([
          [before.length, before.length + written.length],
        ])
      }),
    )
  })

  it('cannot be hidden by widths and separators (mobile)', () => {
    fc.assert(
      fc.property(
        prose,
        mobiles,
        wide,
        separator,
        fc.constantFrom([3, 7], [3], [7], [4, 8], [3, 6], []),
        prose,
        (before, number, full, gap, places, after) => {
          const written = disguise(number, full, gap, places)
          expect(findPersonalNumbers(before + written + after)).toEqual([
            { kind: 'mobile', start: before.length, end: before.length + written.length },
          ])
        },
      ),
    )
  })

  it('are not seen in credit codes', () => {
    const codes = fc
      .record({
        kind: fc.constantFrom('11', '12', '91', '92', '51'),
        region: fc.stringMatching(/^37\d{4}$/),
        subject: fc.stringMatching(/^([0-9A-HJ-NPQRTUWXY]{9}|\d{9})$/),
      })
      .map(creditCodeFor)
      .filter(code => !isIdentityNumber(code))
    fc.assert(
      fc.property(prose, codes, prose, (before, code, after) => {
        expect(findPersonalNumbers(before + code + after)).toEqual([])
      }),
    )
  })

  it('are not seen in index numbers', () => {
    const prefixes = fc.oneof(fc.stringMatching(/^[0-9A-Z]{18}$/), mobiles, fc.constant('1585729837/zfb'))
    fc.assert(
      fc.property(
        prose,
        prefixes,
        fc.integer({ min: 1949, max: 2099 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        prose,
        (before, prefix, year, serial, after) => {
          const text = before + formatIndexNumber({ prefix, year, serial }) + after
          expect(findPersonalNumbers(text)).toEqual([])
        },
      ),
    )
  })

  it('are not seen within a longer run of digits', () => {
    const inner = fc.oneof(identityNumbers, cards, mobiles)
    fc.assert(
      fc.property(prose, fc.stringMatching(/^\d{20,30}$/), inner, prose, (before, run, number, after) => {
        expect(findPersonalNumbers(before + run + number + after)).toEqual([])
      }),
    )
  })
})
