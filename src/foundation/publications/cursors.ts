/**
 * A place in a list, opaque to its reader: an instant and the number of a publication. Lists go on from there, so that a
 * new release never shifts a page.
 */
export interface Place {
  readonly at: Date
  readonly number: number
}

/** Writes a place so that it can stand in an address. */
export function cursorOf(place: Place): string {
  return Buffer.from(`${place.at.getTime().toString(36)}.${place.number.toString(36)}`).toString('base64url')
}

/** Reads a cursor; undefined for anything that `cursorOf` did not write. */
export function placeOf(cursor: string): Place | undefined {
  const read = /^([0-9a-z]{1,11})\.([0-9a-z]{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!read) return undefined
  const at = Number.parseInt(read[1] ?? '', 36)
  const number = Number.parseInt(read[2] ?? '', 36)
  if (at > 8.64e15 || number > 2_147_483_647) return undefined
  const place = { at: new Date(at), number }
  return cursorOf(place) === cursor ? place : undefined
}
