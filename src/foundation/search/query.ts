import { normalise } from './normalise.ts'
import { bodyTokens, isProvenByTokens, piecesOf, type Token, titleTokens } from './tokens.ts'

/** Bounds, so that nobody can ask for a thousand words. */
const MOST_TERMS = 8
const LONGEST_TERM = 64

/** What somebody typed, as the index is asked for it. */
export interface ParsedQuery {
  /** Each in its normal form. All must be found. */
  readonly terms: readonly string[]
  /** The whole of it as one, to compare with titles and document numbers. */
  readonly whole: string
  readonly bodyTokens: readonly Token[]
  readonly titleTokens: readonly Token[]
  /** The terms that the tokens alone do not prove: they are looked for in the text. */
  readonly unproven: readonly string[]
  /** One Han character alone is looked for in titles: nearly every text holds it. */
  readonly titlesOnly: boolean
}

/** The terms of a query: split at white space but within quotes, normalised; what normalises to nothing is left out. */
export function termsOf(text: string): readonly string[] {
  const typed = text.slice(0, LONGEST_TERM * MOST_TERMS).match(/["“”][^"“”]*["“”]?|[^\s"“”]+/gu) ?? []
  const terms = typed.map(one => shortened(normalise(one))).filter(term => term !== '')
  return [...new Set(terms)].slice(0, MOST_TERMS)
}

/** Reads a query. */
export function parseQuery(text: string): ParsedQuery {
  const terms = termsOf(text)
  const body = new Set<Token>()
  const title = new Set<Token>()
  for (const term of terms) {
    bodyTokens(term, body)
    titleTokens(term, title)
  }
  return {
    terms,
    whole: normalise(text),
    bodyTokens: [...body],
    titleTokens: [...title],
    unproven: terms.filter(term => !isProvenByTokens(term)),
    titlesOnly: terms.length > 0 && body.size === 0,
  }
}

/** Cut at a place where a piece ends, or between two Han characters: half a number would be another number. */
function shortened(term: string): string {
  if (term.length <= LONGEST_TERM) return term
  const cut = term.slice(0, LONGEST_TERM)
  const piece = piecesOf(cut).at(-1)
  if (!piece?.run) return cut
  return cut.slice(0, cut.lastIndexOf(' ')).replace(/[ \n]+$/, match => (match.startsWith(' ') ? ' ' : ''))
}
