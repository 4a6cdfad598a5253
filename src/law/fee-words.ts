import { type FeeTier, feeForPages, feeForPieces } from './fees.ts'

/**
 * How the fee of one request comes about, as its notice says it: every tier of its pages, or the rate of this piece among those
 * of the month. Yuan. Throws RangeError for a broken count.
 */
export function feeReckoning(basis: 'pages' | 'pieces', count: number): string {
  if (basis === 'pages') {
    const { tiers, total } = feeForPages(count)
    return `收费标准和计算：${tiers.map(tierWords).join('；')}；合计${total}元。`
  }
  // By pieces a request pays what it adds as the last one of the month.
  const own = feeForPieces(count).tiers.at(-1)
  return own === undefined || own.rate === 0
    ? `收费标准：本自然月第${count}件申请不收费。`
    : `收费标准：同一申请人同一自然月第${own.from}件起的该档申请，每件${own.rate}元；您的本件申请为本自然月第${count}件。`
}

function tierWords({ from, to, count, rate, amount }: FeeTier): string {
  const pages = from === to ? `第${from}页` : `第${from}页至第${to}页`
  return rate === 0 ? `${pages}不收费` : `${pages}共${count}页，每页${rate}元，计${amount}元`
}
