import { creditCodeFor } from '../../src/law/credit-codes.ts'

/** GB 11714: weights of the eight characters; digits count themselves, letters 10 to 35. */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** The check character of an organisation code: 11 minus the weighted sum mod 11, ten written X. */
function organisationCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => {
    return total + weight * Number.parseInt(body.charAt(at), 36)
  }, 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/**
 * A unified social credit code (GB 32100-2015) for the demonstration city. Its subject reads `DEM` and the row's
 * number, e.g. `DEM00018`: no such organisation code is issued, so nobody mistakes it for a real agency's. Both check
 * characters are right, so the code passes wherever a real one would.
 *
 * @param holder `11` for an organ of state or party, `12` for an institution (事业单位).
 * @param region six digits of GB/T 2260.
 * @param no number of the agency's row, below 100000.
 */
export function demoCreditCode(holder: '11' | '12', region: string, no: number): string {
  const subject = `DEM${String(no).padStart(5, '0')}`
  return creditCodeFor({ kind: holder, region, subject: subject + organisationCheck(subject) })
}
