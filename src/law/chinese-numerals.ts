const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇零一二三四五六七八九'].map((char, index) => [char, Math.max(0, index - 1)]),
)
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/**
 * The text with full-width digits and Latin letters made half-width, one UTF-16 unit for one, so that
 * offsets in the answer are offsets in the question.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, char =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  )
}

/**
 * Reads a Chinese number below ten thousand: positional (`二〇二〇`, also with ○, Ｏ or O for zero) or with
 * units (`三十一`, `一百二十`, `廿五`). Undefined for anything else; never a guess.
 */
export function parseChineseNumber(text: string): number | undefined {
  const plain = text
    .replace(/[○ＯO0０]/g, '〇')
    .replace(/^廿/, '二十')
    .replace(/^卅/, '三十')
  if (plain === '') return undefined
  const chars = [...plain]
  if (chars.every(char => DIGITS.has(char))) {
    return chars.length > 4 ? undefined : chars.reduce((sum, char) => sum * 10 + (DIGITS.get(char) ?? 0), 0)
  }
  return parseWithUnits(chars)
}

function parseWithUnits(chars: readonly string[]): number | undefined {
  let total = 0
  let digit: number | undefined
  let lowestUnit = 10_000
  for (const [index, char] of chars.entries()) {
    const unit = UNITS.get(char)
    if (unit === undefined) {
      const value = DIGITS.get(char)
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined
      digit = value
      continue
    }
    // 十五 stands for 一十五, but only at the very start; units fall strictly from left to right.
    const times = digit ?? (index === 0 && unit === 10 ? 1 : undefined)
    if (times === undefined || times === 0 || unit >= lowestUnit) return undefined
    total += times * unit
    lowestUnit = unit
    digit = undefined
  }
  return total + (digit ?? 0)
}
