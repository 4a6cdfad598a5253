import type { PersonalNumberKind } from '../../../law/personal-numbers.ts'
import { matches, placeIn, reading } from './reading.ts'
import type { Check, Checkable, Place } from './types.ts'

/** Personal data in title, summary, body, tables and attachments: Regulation art. 15, PIPL art. 25. */

const numbers = (
  content: Checkable,
  kind: PersonalNumberKind,
  unless: (written: string) => boolean = () => false,
): Place[] =>
  reading(content).texts.flatMap(item =>
    item.numbers
      .filter(found => found.kind === kind && !unless(item.text.slice(found.start, found.end)))
      .map(found => placeIn(item, found.start, found.end)),
  )

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

const identityNumber: Check = {
  code: 'identity-number',
  level: 'block',
  run: content => numbers(content, 'identity'),
}

const bankCardNumber: Check = {
  code: 'bank-card-number',
  level: 'block',
  run: content => numbers(content, 'bank-card'),
}

const mobileNumber: Check = {
  code: 'mobile-number',
  level: 'warn',
  run: (content, facts) => {
    const known = new Set([...facts.knownPhones].map(digits))
    return numbers(content, 'mobile', written => {
      const number = digits(written)
      return known.has(number) || known.has(number.slice(-11))
    })
  },
}

/** After the words 身份证号 a run of that length is a person's number even when its check digit is wrong: someone mistyped it. */
const doubtfulIdentityNumber: Check = {
  code: 'identity-number-doubtful',
  level: 'warn',
  run: content =>
    reading(content).texts.flatMap(item => {
      const sure = item.numbers
      const labelled = /(?:身份证|身份号码|证件号码?)[^0-9\n]{0,8}((?:\d{17}[\dXx]|\d{15})(?![\dXx]))/g
      return [...item.text.matchAll(labelled)].flatMap(match => {
        const end = match.index + match[0].length
        const start = end - (match[1]?.length ?? 0)
        return sure.some(found => found.start < end && found.end > start) ? [] : [placeIn(item, start, end)]
      })
    }),
}

const numberPlate: Check = {
  code: 'number-plate',
  level: 'warn',
  run: content =>
    matches(
      reading(content).texts,
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?(?=[A-HJ-NP-Z0-9]*\d[A-HJ-NP-Z0-9]*\d)(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])/g,
    ),
}

/** A flat (unit and room), or a labelled home: an office has no 单元. */
const homeAddress: Check = {
  code: 'home-address',
  level: 'warn',
  run: content =>
    matches(
      reading(content).texts,
      /(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:号楼|栋|幢)[^\n，。；]{0,3}?(?:\d{1,2}|[一二三四五六七八九十东西中])单元[^\n，。；]{0,6}?\d{2,4}(?:室|号|户)?|(?:家庭住址|家庭地址|户籍地址|居住地址|现住址|住\s*址)\s*[:：]\s*[\u4e00-\u9fff][^\n，。；\t]{3,40}/g,
    ),
}

export const PERSONAL_CHECKS: readonly Check[] = [
  identityNumber,
  bankCardNumber,
  mobileNumber,
  doubtfulIdentityNumber,
  numberPlate,
  homeAddress,
]
