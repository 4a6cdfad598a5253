import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findDocumentNumbers,
  findMisTypedNumbers,
  normaliseDocumentNumber,
  parseDocumentNumber,
} from './document-numbers.ts'

describe('a document number', () => {
  it.each([
    ['国办发〔2018〕115号', '国办发', 2018, 115],
    ['鲁政办字﹝2020﹞78号', '鲁政办字', 2020, 78],
    ['岚卫医罚[2022]1号', '岚卫医罚', 2022, 1],
    ['临政办发（2020）5号', '临政办发', 2020, 5],
    ['临政办发(2020)5号', '临政办发', 2020, 5],
    ['临政办发【2020】5号', '临政办发', 2020, 5],
    ['临政办发［２０２０］５号', '临政办发', 2020, 5],
    [' 临政办发 〔2020〕 5 号 ', '临政办发', 2020, 5],
    ['临政办发〔2020〕第05号', '临政办发', 2020, 5],
  ])('%s is read however it was typed', (text, prefix, year, serial) => {
    const canonical = `${prefix}〔${year}〕${serial}号`
    expect(parseDocumentNumber(text)).toEqual({ kind: 'serial', prefix, year, serial, canonical })
  })

  it.each([
    ['第7号', undefined, 7, '第7号'],
    ['7号', undefined, 7, '第7号'],
    ['第七号', undefined, 7, '第7号'],
    ['国务院令第711号', '国务院令', 711, '国务院令第711号'],
    ['中华人民共和国主席令第七十四号', '中华人民共和国主席令', 74, '中华人民共和国主席令第74号'],
    ['山东省人民政府令 第 353 号', '山东省人民政府令', 353, '山东省人民政府令第353号'],
  ])('%s is the number of an order', (text, issuer, order, canonical) => {
    expect(parseDocumentNumber(text)).toEqual(
      issuer === undefined
        ? { kind: 'order', order, canonical }
        : { kind: 'order', issuer, order, canonical },
    )
  })

  it.each([
    '',
    '国办发',
    '国办发〔18〕115号',
    '国办发〔2018〕',
    '〔2018〕115号',
    '国办发〔1018〕5号',
    '国办发〔2018〕0号',
    '国办发2018年5号',
    '见国办发〔2018〕115号文',
  ])('%j is none', text => {
    expect(parseDocumentNumber(text)).toBeUndefined()
  })

  it('survives any brackets, widths and spaces', () => {
    const brackets = fc.constantFrom('〔〕', '﹝﹞', '[]', '［］', '（）', '()', '【】')
    const gap = fc.constantFrom('', ' ', '\u3000')
    fc.assert(
      fc.property(
        brackets,
        gap,
        fc.integer({ min: 1949, max: 2099 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.boolean(),
        (pair, space, year, serial, wide) => {
          const widen = (value: number) =>
            wide
              ? String(value).replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
              : String(value)
          const typed = `临政发${space}${pair[0]}${widen(year)}${pair[1]}${space}${widen(serial)}号`
          expect(parseDocumentNumber(typed)).toMatchObject({ prefix: '临政发', year, serial })
          expect(parseDocumentNumber(`临政发〔${year}〕${serial}号`)).toMatchObject({
            canonical: normaliseDocumentNumber(typed),
          })
        },
      ),
    )
  })
})

describe('document numbers in prose', () => {
  it.each([
    ['根据国办发〔2018〕115号要求', ['国办发〔2018〕115号']],
    ['（鲁政办字﹝2020﹞78号）精神', ['鲁政办字〔2020〕78号']],
    ['国办发〔2018〕115号和国办函〔2018〕71号', ['国办发〔2018〕115号', '国办函〔2018〕71号']],
    ['国办发〔2018〕115号、国办函〔2018〕71号', ['国办发〔2018〕115号', '国办函〔2018〕71号']],
    ['同时原岚征预公告〔2024〕1号文作废', ['岚征预公告〔2024〕1号']],
    ['临沂市人民政府办公室临政办发〔2020〕5号', ['临政办发〔2020〕5号']],
    ['发文字号：鄂政文〔2004〕15号', ['鄂政文〔2004〕15号']],
    ['政和县的政政综〔2020〕3号', ['政政综〔2020〕3号']],
    ['按照《条例》（国务院令第711号，以下简称条例）', ['国务院令第711号']],
    ['根据原国家工商行政管理总局令第71号', ['国家工商行政管理总局令第71号']],
    ['中华人民共和国国务院令第142号发布', ['中华人民共和国国务院令第142号']],
    ['条例和国务院令第711号', ['国务院令第711号']],
    ['会议通过的决定，第7号议案', []],
    ['地铁规划（2020）2号线', []],
    ['幼儿园（12）3号楼', []],
    ['没有文号', []],
  ])('%s', (text, expected) => {
    const found = findDocumentNumbers(text)
    expect(found.map(number => number.canonical)).toEqual(expected)
    for (const number of found) expect(text.slice(number.start, number.end)).toBe(number.text)
  })

  it('leave out a bracket that long prose runs into', () => {
    expect(findDocumentNumbers('甲乙丙丁戊己庚辛壬癸子丑寅卯〔2020〕5号')).toEqual([])
  })
})

describe('a machine check of document numbers', () => {
  it.each([
    ['依据岚卫医罚[2022]1号', ['brackets'], '岚卫医罚〔2022〕1号'],
    ['鲁政办字﹝2020﹞78号', ['brackets'], '鲁政办字〔2020〕78号'],
    ['临政发〔2020〕第5号', ['ordinal'], '临政发〔2020〕5号'],
    ['临政发〔2020〕05号', ['leading-zero'], '临政发〔2020〕5号'],
    ['临政发〔20〕5号', ['two-digit-year'], undefined],
    ['临政发〔２０２０〕5号', ['full-width-digits'], '临政发〔2020〕5号'],
    ['临政发(2020)第005号', ['brackets', 'ordinal', 'leading-zero'], '临政发〔2020〕5号'],
  ])('finds what is wrong with %s', (text, faults, suggestion) => {
    const [only, ...others] = findMisTypedNumbers(text)
    expect(others).toEqual([])
    expect(only?.faults).toEqual(faults)
    expect(only?.suggestion).toBe(suggestion)
    expect(text.slice(only?.start, only?.end)).toBe(only?.text)
  })

  it.each([
    '国办发〔2018〕115号',
    '国务院令第711号',
    '第7号建议',
    '（12）3号楼',
    '附件（2020年）1号样表',
    '电话（0539）8号',
  ])('lets %s pass', text => {
    expect(findMisTypedNumbers(text)).toEqual([])
  })
})
