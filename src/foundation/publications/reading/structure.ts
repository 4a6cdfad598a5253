import { type LawNotes, readLawNotes } from './law-notes.ts'
import { isNoteLine, mayBeTitle } from './line-kinds.ts'
import { type Line, type Opening, readOpening } from './opening.ts'
import { findSignature, type Signature } from './signature.ts'
import { endsWithGenre, joinTitle } from './title-words.ts'

/** A document sent under a covering letter: its own title stands below the letter's signature. */
export interface Enclosed {
  readonly title: string
  readonly titleLines: readonly number[]
  /** The letter names it in 《》. */
  readonly isNamedInLetter: boolean
}

/** Where the parts of a document lie, as the lines show it. */
export interface Structure {
  readonly opening: Opening
  readonly signature: Signature | undefined
  readonly enclosed: Enclosed | undefined
  readonly lawNotes: LawNotes | undefined
  readonly lastLines: readonly string[]
}

/** Divides a document into head, letter, signature and enclosed document. */
export function readStructure(lines: readonly Line[]): Structure {
  const opening = readOpening(lines)
  const lawNotes = readLawNotes(lines, opening.end)
  const signature = lawNotes ? undefined : findSignature(lines, opening.end)
  const enclosed = signature ? findEnclosed(lines, opening, signature) : undefined
  return {
    opening,
    signature,
    enclosed,
    lawNotes,
    lastLines: lines.slice(-5).map(line => line.text),
  }
}

function findEnclosed(lines: readonly Line[], opening: Opening, signature: Signature): Enclosed | undefined {
  let at = signature.end
  while (isNoteLine(lines[at]?.text ?? '')) at++
  const titleLines: number[] = []
  while (titleLines.length < 5 && mayBeTitle(lines[at]?.text ?? '')) {
    titleLines.push(at)
    at++
    if (endsWithGenre(joinTitle(titleLines.map(index => lines[index]?.text ?? '')))) break
  }
  const title = joinTitle(titleLines.map(index => lines[index]?.text ?? ''))
  const letter = lines.slice(opening.end, signature.start).map(line => line.text)
  const isNamedInLetter = letter.some(text => namesOf(text).includes(title))
  if (titleLines.length === 0 || (!isNamedInLetter && !endsWithGenre(title))) return undefined
  return { title, titleLines, isNamedInLetter }
}

function namesOf(text: string): string[] {
  return [...text.slice(0, 3000).matchAll(/《([^《》]{2,80})》/g)].map(match => match[1] ?? '')
}
