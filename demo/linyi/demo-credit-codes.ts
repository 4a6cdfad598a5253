/**
 * Unified social credit codes (GB 32100-2015) for the demonstration city.
 *
 * The subject part reads `DEM` and a row number, e.g. `DEM00018`, with its own check character of GB 11714; no such
 * organisation code is issued, so nobody mistakes the code for a real agency's. Both check characters are right, so
 * the codes pass wherever a real one would.
 */

/** Without I, O, S, V and Z, which look like other characters. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** GB 11714: letters count 10 to 35, the check is 11 minus the weighted sum mod 11, ten written X. */
function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => {
    return total + weight * Number.parseInt(body.charAt(at), 36)
  }, 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** GB 32100: weights are the powers of three modulo 31. */
function creditCheck(body: string): string {
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += CHARACTERS.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/**
 * A complete demonstration code.
 *
 * @param holder `11` for an organ of state or party, `12` for an institution (事业单位).
 * @param regionCode six digits of GB/T 2260.
 * @param no number of the agency's row, below 100000.
 */
export function demoCreditCode(holder: '11' | '12', regionCode: string, no: number): string {
  const subject = `DEM${String(no).padStart(5, '0')}`
  const body = `${holder}${regionCode}${subject}${organisationCheck(subject)}`
  return body + creditCheck(body)
}
