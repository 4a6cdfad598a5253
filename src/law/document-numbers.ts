import { halfWidth, parseChineseNumber } from './chinese-numerals.ts'

/** A 发文字号: `国办发〔2018〕115号` is prefix 国办发 (机关代字), year 2018, serial 115. */
export interface SerialNumber {
  readonly kind: 'serial'
  readonly prefix: string
  readonly year: number
  readonly serial: number
  /** As GB/T 9704-2012 7.2.5 writes it: six-cornered brackets, no 第, no leading zero. */
  readonly canonical: string
}

/** The number of an order (令号): `国务院令第711号`; the issuer is absent where only `第7号` is written. */
export interface OrderNumber {
  readonly kind: 'order'
  readonly issuer?: string
  readonly order: number
  readonly canonical: string
}

export type DocumentNumber = SerialNumber | OrderNumber

/** Where something stands in a text: UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** How a written number departs from GB/T 9704-2012 7.2.5. */
export type NumberFault = 'brackets' | 'ordinal' | 'leading-zero' | 'two-digit-year' | 'full-width-digits'

export interface MisTypedNumber extends Place {
  readonly faults: readonly NumberFault[]
  /** The number as it should be written; absent where the year cannot be known. */
  readonly suggestion?: string
}

const OPEN = String.raw`[〔﹝\[［（(【]`
const CLOSE = String.raw`[〕﹞\]］）)】]`
const GAP = String.raw`[ \t\u00a0\u3000]*`
const WORD = String.raw`[\u4e00-\u9fa5A-Za-z]`
// 号 also ends names of buildings, lines and vehicles, which are no documents.
const NUMBER_END = '号(?![楼线院门库机车馆桥井岗台])'
const SERIAL = String.raw`(${WORD}{1,30}?)${GAP}(${OPEN})${GAP}(\d{2,4})${GAP}(${CLOSE})${GAP}(第?)${GAP}(\d{1,6})${GAP}`
const WHOLE_SERIAL = new RegExp(`^${SERIAL}号$`)
const SERIAL_IN_TEXT = new RegExp(`${SERIAL}${NUMBER_END}`, 'g')
const ORDER = String.raw`${GAP}第?${GAP}(\d{1,5}|[〇零一二三四五六七八九十百千]{1,7})${GAP}号`
const WHOLE_ORDER = new RegExp(String.raw`^([\u4e00-\u9fa5]{1,20}令)?${ORDER}$`)
const ORDER_IN_TEXT = new RegExp(String.raw`([\u4e00-\u9fa5]{1,20}令)${ORDER}`, 'g')

/** The same text with every kind of bracket as 〔〕, digits half-width, and no white space. */
export function normaliseDocumentNumber(text: string): string {
  return halfWidth(text)
    .replace(/\s+/g, '')
    .replace(/[﹝[［（(【]/g, '〔')
    .replace(/[﹞\]］）)】]/g, '〕')
}

/**
 * Reads a text that is one document number, however its brackets, digits and spaces were typed. Undefined for
 * anything else, also for a year of two digits, which cannot be told apart from a serial.
 */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const plain = normaliseDocumentNumber(text)
  const serial = WHOLE_SERIAL.exec(plain)
  if (serial) return serialNumber(serial[1] ?? '', serial[3] ?? '', serial[6] ?? '')
  const order = WHOLE_ORDER.exec(plain)
  return order ? orderNumber(order[1], order[2] ?? '') : undefined
}

/**
 * Every document number in running text, in order. An order is found only after the name of its issuer
 * (`国务院令第711号`), because a bare `第7号` in prose may be anything. The words before a 机关代字 are cut off by
 * what prose usually puts there; a prefix still longer than twelve characters is prose and is left out.
 */
export function findDocumentNumbers(text: string): (DocumentNumber & Place)[] {
  const found: (DocumentNumber & Place)[] = []
  for (const written of serialsIn(text)) {
    const number = serialNumber(written.prefix, written.year, written.serial)
    if (number) found.push({ ...number, ...placeOf(text, written.start, written.end) })
  }
  for (const match of halfWidth(text).matchAll(ORDER_IN_TEXT)) {
    const issuer = withoutLeadingProse(match[1] ?? '', PROSE_BEFORE_ISSUER)
    const number = issuer === '令' ? undefined : orderNumber(issuer, match[2] ?? '')
    const end = match.index + match[0].length
    const start = match.index + (match[1] ?? '').length - issuer.length
    if (number) found.push({ ...number, ...placeOf(text, start, end) })
  }
  return found.sort((a, b) => a.start - b.start)
}

/**
 * Document numbers in running text that are not written as GB/T 9704-2012 7.2.5 says: the year in full within
 * six-cornered brackets 〔〕, the serial without 第 and without leading zeros. Full-width digits are named too.
 */
export function findMisTypedNumbers(text: string): MisTypedNumber[] {
  return serialsIn(text).flatMap(written => {
    const place = placeOf(text, written.start, written.end)
    const faults: NumberFault[] = []
    if (written.open !== '〔' || written.close !== '〕') faults.push('brackets')
    if (written.ordinal) faults.push('ordinal')
    if (/^0/.test(written.serial)) faults.push('leading-zero')
    if (written.year.length === 2) faults.push('two-digit-year')
    if (/[０-９]/.test(place.text)) faults.push('full-width-digits')
    if (faults.length === 0) return []
    const number = serialNumber(written.prefix, written.year, written.serial)
    return [number ? { ...place, faults, suggestion: number.canonical } : { ...place, faults }]
  })
}

interface WrittenSerial {
  readonly start: number
  readonly end: number
  readonly prefix: string
  readonly open: string
  readonly close: string
  readonly year: string
  readonly ordinal: boolean
  readonly serial: string
}

function serialsIn(text: string): WrittenSerial[] {
  const found: WrittenSerial[] = []
  let previousEnd = 0
  for (const match of halfWidth(text).matchAll(SERIAL_IN_TEXT)) {
    const [whole, run = '', open = '', year = '', close = '', ordinal = '', serial = ''] = match
    const end = match.index + whole.length
    // Directly after another number, 和 and its like join the two and belong to neither.
    const joined = match.index === previousEnd && match.index > 0 ? run.replace(/^[和与及或]/, '') : run
    const prefix = withoutLeadingProse(joined, PROSE_BEFORE_PREFIX)
    previousEnd = end
    const yearIsPlausible =
      year.length === 4 ? plausibleYear(Number(year)) : year.length === 2 && /[〔﹝[［【]/.test(open)
    if (prefix.length > 12 || !yearIsPlausible) continue
    const start = match.index + run.length - prefix.length
    found.push({ start, end, prefix, open, close, year, ordinal: ordinal !== '', serial })
  }
  return found
}

const PROSE_BEFORE_ISSUER =
  /^.*(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|关于|以及|同时|废止|公布|发布|修订|即|(?<!共)和|及|与|见|原(?=国家|国务院))(?=..)/
const PROSE_BEFORE_PREFIX = new RegExp(
  [
    '^.*(?:根据|依据|按照|依照|遵照|参照|贯彻|执行|落实|印发|转发|关于|以及|同时|废止|通知|文件|文号|字号|编号|详见|参见|现将',
    '|人民政府|办公厅|办公室|国务院|委员会|检察院|人民法院|管理局|的',
    // 政和县 numbers its documents 政政…: these characters join two numbers only before the name of a place.
    '|[以和与及或](?![政府办发函字规]))(?:原(?=..))?(?=.)',
  ].join(''),
)

/** Cuts off the prose that runs into a number, unless nothing would be left. */
function withoutLeadingProse(run: string, prose: RegExp): string {
  return run.replace(prose, '')
}

function serialNumber(prefix: string, year: string, serial: string): SerialNumber | undefined {
  if (year.length !== 4 || !plausibleYear(Number(year)) || Number(serial) === 0) return undefined
  const canonical = `${prefix}〔${year}〕${Number(serial)}号`
  return { kind: 'serial', prefix, year: Number(year), serial: Number(serial), canonical }
}

function orderNumber(issuer: string | undefined, digits: string): OrderNumber | undefined {
  const order = /^\d+$/.test(digits) ? Number(digits) : parseChineseNumber(digits)
  if (order === undefined || order === 0) return undefined
  const canonical = `${issuer ?? ''}第${order}号`
  return issuer === undefined
    ? { kind: 'order', order, canonical }
    : { kind: 'order', issuer, order, canonical }
}

function plausibleYear(year: number): boolean {
  return year >= 1949 && year <= 2099
}

function placeOf(text: string, start: number, end: number): Place {
  return { start, end, text: text.slice(start, end) }
}
