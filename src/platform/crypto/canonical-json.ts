/** JSON Canonicalization Scheme, RFC 8785: one value, one sequence of bytes, so that a signature can name it. */

const isLoneSurrogate = (text: string): boolean => /[\ud800-\udfff]/u.test(text)

const quote = (text: string): string => {
  if (isLoneSurrogate(text)) throw new TypeError('canonical JSON: a lone surrogate is not Unicode text')
  return JSON.stringify(text)
}

/**
 * Writes a value as RFC 8785 says: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them,
 * no white space. Members that are `undefined` are left out, as in JSON. Throws TypeError for what JSON cannot hold
 * (NaN, infinities, functions, symbols, bigint, Date and other class instances, `undefined` in an array, lone surrogates).
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON: ${value} is not a JSON number`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError('canonical JSON: only plain objects, turn dates and classes into JSON first')
    // The default sort of ECMAScript compares UTF-16 code units, which is what the RFC asks for.
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([name, member]) => `${quote(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`canonical JSON: ${typeof value} has no JSON form`)
}
