/** A parsed 索引号: `11370322004222241N/2021-5135380`. */
export interface IndexNumber {
  readonly prefix: string
  readonly year: number
  readonly serial: number
}

const PREFIX = /^[0-9A-Za-z_-]{1,30}(?:\/[0-9A-Za-z_-]{1,30})?$/
const LARGEST_SERIAL = 9_999_999

/**
 * Whether an agency may number under this prefix: its unified social credit code, or its own of Latin letters and
 * digits with one inner slash at most (`1585729837/zfb`). Regulation art. 12 asks for an index and leaves its form open.
 */
export function isIndexPrefix(prefix: string): boolean {
  return PREFIX.test(prefix)
}

/**
 * Writes `prefix/YYYY-NNNNNNN`: seven digits counted by agency and year, without gaps, never used again after a
 * withdrawal (the counting is the caller's). Throws RangeError when a part cannot be written.
 */
export function formatIndexNumber({ prefix, year, serial }: IndexNumber): string {
  if (!isIndexPrefix(prefix)) throw new RangeError(`not a prefix of an index number: ${prefix}`)
  if (!Number.isInteger(year) || year < 1949 || year > 9999) throw new RangeError(`not a year: ${year}`)
  if (!Number.isInteger(serial) || serial < 1 || serial > LARGEST_SERIAL) {
    throw new RangeError(`not a serial of an index number: ${serial}`)
  }
  return `${prefix}/${year}-${String(serial).padStart(7, '0')}`
}

/** Reads what `formatIndexNumber` writes; undefined for the index numbers of other systems, which stay text. */
export function parseIndexNumber(text: string): IndexNumber | undefined {
  const match = /^(.+)\/(\d{4})-(\d{7})$/.exec(text)
  if (!match) return undefined
  const [, prefix = '', year, serial] = match
  const number = { prefix, year: Number(year), serial: Number(serial) }
  return isIndexPrefix(prefix) && number.year >= 1949 && number.serial > 0 ? number : undefined
}
