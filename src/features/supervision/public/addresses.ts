/** The number that a part of an address names; undefined for anything else. */
export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** What an address names, where it names a number at all. */
export async function found<T>(
  number: number | undefined,
  look: (number: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  return number === undefined ? undefined : look(number)
}

/** More than any plan has. */
export const MOST_TASKS = 2000
