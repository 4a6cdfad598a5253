import { parseCivilDate } from './civil-date.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
/** First two digits of GB/T 2260, with 81–83 for residence permits of Hong Kong, Macao and Taiwan residents (unverified). */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/** The check character of a citizen's number from its first seventeen digits: GB 11643-1999, ISO 7064 MOD 11-2. */
export function identityCheckCharacter(first17: string): string | undefined {
  if (!/^\d{17}$/.test(first17)) return undefined
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return CHECKS[sum % 11]
}

/**
 * Whether the text is a citizen identity number (公民身份号码) of eighteen characters: a known province, a day of birth
 * between 1900 and 2099 that exists, the right check character (x or X). The old numbers of fifteen digits carry no
 * check and are not recognised.
 */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return false
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!/^(?:19|20)/.test(birth) || parseCivilDate(birth) === undefined) return false
  return identityCheckCharacter(text.slice(0, 17)) === text[17]?.toUpperCase()
}

/** Whether the digits pass the Luhn check (ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  let sum = 0
  for (const [index, char] of [...digits].reverse().entries()) {
    const doubled = Number(char) * (index % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/**
 * Whether the digits look like a bank card: UnionPay (62, also the older 9558) of 16 to 19 digits, or 16 digits of
 * the other schemes issued in China, with a passing Luhn check. The list of prefixes is unverified.
 */
export function isBankCardNumber(digits: string): boolean {
  const shape = /^(?:62\d{14,17}|9558\d{12,15}|4\d{15}|5[1-5]\d{14}|35[2-8]\d{13})$/
  return shape.test(digits) && passesLuhn(digits)
}

/** Whether the digits are a mobile number of mainland China: eleven digits from 13 to 19. */
export function isMobileNumber(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits)
}
