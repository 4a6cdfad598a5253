/** GB 32100-2015 table 1: the value of a character is its place; I, O, S, V and Z are left out. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/

/**
 * The check character of a 统一社会信用代码 from its first seventeen characters (GB 32100-2015 4.5: weights
 * 3^(i-1) mod 31, verified against published codes). Undefined when these are not seventeen fit characters.
 */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  if (!SHAPE.test(first17)) return undefined
  let sum = 0
  let weight = 1
  for (const char of first17) {
    sum += CHARACTERS.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]
}

/** Whether the text is a unified social credit code with the right check character; capitals only. */
export function isCreditCode(text: string): boolean {
  return text.length === 18 && creditCodeCheckCharacter(text.slice(0, 17)) === text[17]
}

/**
 * A code that passes the check, for demonstration data: registration department and kind of body (`11` is a state
 * organ), region of six digits, subject of nine characters. Throws RangeError for parts that do not fit.
 */
export function creditCodeFor(parts: { kind: string; region: string; subject: string }): string {
  const first17 = parts.kind + parts.region + parts.subject
  const check = creditCodeCheckCharacter(first17)
  if (check === undefined || parts.kind.length !== 2 || parts.region.length !== 6) {
    throw new RangeError(`not the parts of a unified social credit code: ${first17}`)
  }
  return first17 + check
}
