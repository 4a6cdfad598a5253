import { describe, expect, test } from 'vitest'
import { feeForPages, feeForPieces } from './fees.ts'

/** The rate of the n-th piece as the rule is written, one by one. */
function rateOfPiece(n: number): number {
  if (n <= 10) return 0
  if (n <= 30) return 100
  return 200 + 100 * Math.floor((n - 31) / 10)
}

describe('the fee by pieces of one applicant in one calendar month', () => {
  test.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [40, 4000],
    [41, 4300],
    [45, 5500],
    [50, 7000],
    [51, 7400],
  ])('of %i pieces is %i yuan', (pieces, total) => {
    expect(feeForPieces(pieces).total).toBe(total)
  })

  test('agrees with a count piece by piece, up to two hundred', () => {
    let sum = 0
    for (let n = 1; n <= 200; n += 1) {
      sum += rateOfPiece(n)
      expect([n, feeForPieces(n).total]).toEqual([n, sum])
    }
  })

  test('is told tier by tier, and the tiers cover every piece once', () => {
    expect(feeForPieces(45).tiers).toEqual([
      { from: 1, to: 10, count: 10, rate: 0, amount: 0 },
      { from: 11, to: 30, count: 20, rate: 100, amount: 2000 },
      { from: 31, to: 40, count: 10, rate: 200, amount: 2000 },
      { from: 41, to: 45, count: 5, rate: 300, amount: 1500 },
    ])
  })
})

describe('the fee by pages of one piece', () => {
  test.each([
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
    [250, 4700],
  ])('of %i pages is %i yuan', (pages, total) => {
    expect(feeForPages(pages).total).toBe(total)
  })
})

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a count of %d is a fault of the caller',
  count => {
    expect(() => feeForPieces(count)).toThrow(RangeError)
    expect(() => feeForPages(count)).toThrow(RangeError)
  },
)
