import { findPersonalNumbers, type PersonalNumberKind } from './personal-numbers.ts'

/** Surnames of two characters that are common enough to be met; any other name has a surname of one. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 长孙 宇文 轩辕 端木 百里 南宫 独孤 公冶 澹台 淳于 申屠 太史 闻人 钟离 万俟 呼延 赫连 第五'.split(
    ' ',
  ),
)

/**
 * Keeps the surname: 张三 becomes 张某, 张三丰 张某某, 欧阳修 欧阳某; with `stars` 张* and 张**. A name written with a middle
 * dot or in Latin letters keeps its first character. PIPL art. 25 forbids publishing personal information without
 * separate consent; the form of the mask is product policy.
 */
export function maskName(name: string, style: 'mou' | 'stars' = 'mou'): string {
  const chars = [...name.trim()]
  if (chars.length === 0) return ''
  const mark = style === 'mou' ? '某' : '*'
  if (/[·・•]/.test(name)) return `${chars[0] ?? ''}${mark.repeat(2)}`
  if (!/^\p{Script=Han}+$/u.test(chars.join(''))) return `${chars[0] ?? ''}**`
  const surname = chars.length > 2 && COMPOUND_SURNAMES.has(chars.slice(0, 2).join('')) ? 2 : 1
  return chars.slice(0, surname).join('') + mark.repeat(Math.max(1, chars.length - surname))
}

/** Keeps the first three and last two characters of an identity number. Separators inside are dropped. */
export function maskIdentityNumber(number: string): string {
  return maskMiddle(number, 3, 2)
}

/** Keeps the first three and last four digits of a mobile number: `138****5678`. Separators inside are dropped. */
export function maskMobile(number: string): string {
  return maskMiddle(number, 3, 4)
}

/** Keeps only the last four digits of a bank card (product policy). Separators inside are dropped. */
export function maskBankCard(number: string): string {
  return maskMiddle(number, 0, 4)
}

/** What is kept of an address never reaches past a road, a number or a village. */
const BEFORE_STREET = '^[^0-9０-９路号村]*?'
const TOWNSHIP = new RegExp(`${BEFORE_STREET}(?:街道办事处|街道|镇|民族乡|苏木|乡)`)
const COUNTY = new RegExp(`${BEFORE_STREET}(?:县|旗|(?<![小社园校厂片])区)`)
const CITY = new RegExp(`${BEFORE_STREET}市`)

/**
 * Keeps an address down to the township or subdistrict: 临沂市兰山区某某街道**. Where none is named, down to the county or
 * district, else the city; where not even that is, nothing is kept.
 */
export function maskAddress(address: string): string {
  const plain = address.trim()
  if (plain === '') return ''
  const kept = TOWNSHIP.exec(plain) ?? COUNTY.exec(plain) ?? CITY.exec(plain)
  return `${kept?.[0] ?? ''}**`
}

const MASKS: Record<PersonalNumberKind, (number: string) => string> = {
  identity: maskIdentityNumber,
  mobile: maskMobile,
  'bank-card': maskBankCard,
}

/** The text with every personal number that `findPersonalNumbers` sees masked in its place; names are left to people. */
export function maskPersonalNumbers(text: string): string {
  let masked = ''
  let from = 0
  for (const { kind, start, end } of findPersonalNumbers(text)) {
    masked += text.slice(from, start) + MASKS[kind](text.slice(start, end))
    from = end
  }
  return masked + text.slice(from)
}

function maskMiddle(number: string, first: number, last: number): string {
  const chars = [...number.normalize('NFKC')].filter(char => /[0-9A-Za-z]/.test(char))
  // Too short to keep both ends without showing everything.
  if (chars.length <= first + last) return '*'.repeat(chars.length)
  const hidden = '*'.repeat(chars.length - first - last)
  return chars.slice(0, first).join('') + hidden + chars.slice(chars.length - last).join('')
}
