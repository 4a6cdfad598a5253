import { READINGS } from './pinyin-table.ts'
import { hash, type Token } from './tokens.ts'

/** How each character may be read, the usual reading first. Made at the first use. */
let sounds: ReadonlyMap<string, readonly string[]> | undefined
/** So many ways are written down to read the same few characters, where some have several readings. */
const MOST_READINGS = 4
const INITIALS = 0x10000000
const SYLLABLES = 0x20000000

/** The readings of a character, without tones; none where it is not in the table. */
export function readingsOf(character: string): readonly string[] {
  sounds ??= readTable()
  return sounds.get(character) ?? []
}

/** All characters that may be read so: by a whole syllable, or, where it is one letter, by that initial. */
export function charactersRead(sound: string): string {
  sounds ??= readTable()
  const fits = (reading: string) => (sound.length === 1 ? reading.startsWith(sound) : reading === sound)
  return [...sounds].flatMap(([character, readings]) => (readings.some(fits) ? [character] : [])).join('')
}

function readTable(): ReadonlyMap<string, readonly string[]> {
  const usual = new Map<string, string[]>()
  const lines = READINGS.trim()
    .split('\n')
    .map(line => line.trim().split(' '))
  for (const part of [0, 1]) {
    for (const [syllable = '', characters = ''] of lines) {
      for (const character of characters.split('|')[part] ?? '') {
        usual.set(character, [...(usual.get(character) ?? []), syllable])
      }
    }
  }
  return usual
}

/** The syllables of the language. */
export function syllables(): ReadonlySet<string> {
  return new Set(
    READINGS.trim()
      .split('\n')
      .map(line => line.trim().split(' ')[0] ?? ''),
  )
}

/** The tokens by which a title is found by its sound: two and three initials together, and two whole syllables. */
export function soundTokens(normalTitle: string): Set<Token> {
  const out = new Set<Token>()
  for (const piece of normalTitle.split(/[ \n]+/)) {
    const readings = [...piece].map(readingsOf)
    for (let at = 0; at + 1 < readings.length; at += 1) {
      for (const two of ways(readings.slice(at, at + 2))) out.add(syllablesToken(two))
      for (const length of [2, 3]) {
        if (at + length > readings.length) continue
        for (const some of ways(readings.slice(at, at + length)))
          out.add(initialsToken(some.map(each => each.charAt(0)).join('')))
      }
    }
  }
  return out
}

/** The tokens that a title must hold whose initials these are: `zwgk`. Empty for fewer than two. */
export function initialsTokens(initials: string): Token[] {
  if (initials.length < 2) return []
  if (initials.length === 2) return [initialsToken(initials)]
  return Array.from({ length: initials.length - 2 }, (_, at) => initialsToken(initials.slice(at, at + 3)))
}

/** The tokens that a title must hold which is read so: `['zheng', 'wu']`. Empty for fewer than two. */
export function syllablesTokens(typed: readonly string[]): Token[] {
  return typed.slice(1).map((syllable, at) => syllablesToken([typed[at] ?? '', syllable]))
}

function initialsToken(initials: string): Token {
  return INITIALS | hash(initials)
}

function syllablesToken(two: readonly string[]): Token {
  return SYLLABLES | hash(two.join(' '))
}

/** Each way to read some characters, the usual one first; none where one of them has no reading. */
function ways(readings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return readings
    .reduce<string[][]>((all, next) => all.flatMap(way => next.map(one => [...way, one])), [[]])
    .slice(0, MOST_READINGS)
}

/**
 * Latin letters as syllables: `zhengwugongkai` → zheng wu gong kai. The last may be unfinished (`zhengwugo`), which is
 * then left out of what is returned. Undefined where the letters are not read so.
 */
export function asSyllables(letters: string): readonly string[] | undefined {
  const all = syllables()
  const beginnings = new Set([...all].flatMap(one => Array.from(one, (_, at) => one.slice(0, at + 1))))
  const known = new Map<number, readonly string[] | undefined>()
  const from = (at: number): readonly string[] | undefined => {
    if (at === letters.length) return []
    if (known.has(at)) return known.get(at)
    let best: readonly string[] | undefined
    for (let length = Math.min(6, letters.length - at); length >= 1 && !best; length -= 1) {
      const syllable = letters.slice(at, at + length)
      if (!all.has(syllable)) continue
      const rest = from(at + length)
      if (rest) best = [syllable, ...rest]
    }
    // The last may still be on its way.
    if (!best && letters.length - at <= 5 && beginnings.has(letters.slice(at))) best = []
    known.set(at, best)
    return best
  }
  return from(0)
}

/** Where in a text its characters are read so: by their initials, or by whole syllables. */
export function readAs(
  text: string,
  typed: { readonly initials: string } | { readonly syllables: readonly string[] },
): readonly string[] {
  const characters = [...text]
  const wanted = 'initials' in typed ? [...typed.initials] : typed.syllables
  const fits = (character: string, one: string) =>
    readingsOf(character).some(reading => ('initials' in typed ? reading.startsWith(one) : reading === one))
  return characters.flatMap((_, at) => {
    const part = characters.slice(at, at + wanted.length)
    const isRead =
      part.length === wanted.length && part.every((character, place) => fits(character, wanted[place] ?? ''))
    return isRead ? [part.join('')] : []
  })
}
