import { type CivilDate, civilDate } from './civil-date.ts'

/**
 * The fee for handling information requests (信息处理费): it steers conduct, so only what goes beyond the free part is
 * charged, each part at its own rate. By pieces or by pages, never both for one piece.
 * Sources: 《中华人民共和国政府信息公开条例》第四十二条; 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第三条至第五条.
 */
export const FEE_RULES = {
  article: '《中华人民共和国政府信息公开条例》第四十二条',
  perPiece: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条',
  perPage: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第五条',
} as const

/** Nothing is charged for what was asked before this day (国办函〔2020〕109号). */
export const FEES_SINCE: CivilDate = civilDate('2021-01-01')

/** The part of a count that is charged at one rate; from the first to the last of it. */
export interface FeeTier {
  readonly from: number
  readonly to: number
  /** How many pieces or pages fall into this tier. */
  readonly count: number
  /** Yuan for each. */
  readonly rate: number
  /** Yuan together. */
  readonly amount: number
}

export interface Fee {
  /** Yuan. */
  readonly total: number
  readonly tiers: readonly FeeTier[]
  readonly article: string
}

interface Rate {
  readonly to: number
  readonly rate: number
}

/** Pages of one piece; A4 or smaller, one side is one page (unverified). Pages of several pieces are not added up. */
const PAGE_RATES: readonly Rate[] = [
  { to: 30, rate: 0 },
  { to: 100, rate: 10 },
  { to: 200, rate: 20 },
  { to: Number.POSITIVE_INFINITY, rate: 40 },
]

/** The rates by pieces as far as they are needed: after the fortieth each ten cost a hundred yuan a piece more. */
function pieceRates(pieces: number): readonly Rate[] {
  const rates: Rate[] = [
    { to: 10, rate: 0 },
    { to: 30, rate: 100 },
  ]
  for (let to = 40, rate = 200; to - 10 < pieces; to += 10, rate += 100) rates.push({ to, rate })
  return rates
}

/** The fee for so many pieces of one applicant in one calendar month. Throws RangeError for a broken count. */
export function feeForPieces(pieces: number): Fee {
  checkCount(pieces)
  return progressive(pieces, pieceRates(pieces), FEE_RULES.perPiece)
}

/** The fee for one piece of so many pages. Throws RangeError for a broken count. */
export function feeForPages(pages: number): Fee {
  checkCount(pages)
  return progressive(pages, PAGE_RATES, FEE_RULES.perPage)
}

function progressive(count: number, rates: readonly Rate[], article: string): Fee {
  const tiers: FeeTier[] = []
  let from = 1
  for (const { to, rate } of rates) {
    if (count < from) break
    const last = Math.min(count, to)
    const within = last - from + 1
    tiers.push({ from, to: last, count: within, rate, amount: within * rate })
    from = to + 1
  }
  return { total: tiers.reduce((sum, tier) => sum + tier.amount, 0), tiers, article }
}

/** More pieces or pages than anybody can ask for: a slip of the keyboard, not a count. */
export const MOST_COUNTED = 1_000_000

function checkCount(count: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= MOST_COUNTED) return
  throw new RangeError(`not a count of pieces or pages: ${count}`)
}
