import { diffArrays } from 'diff'

/** Comparing two lines by characters (Chinese) and whole words and figures (everything else). */

export type Part = { kind: 'same' | 'ins' | 'del'; text: string }

const MOST_EDITS = 600
const TOKEN = /[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|\s+|[\s\S]/gu
/** A single character between two changes reads worse kept than replaced, unless it is a mark of punctuation. */
const SLIGHT = /^[^，。；：、！？\n\t]$/u

const tokens = (text: string): string[] => text.match(TOKEN) ?? []

/** Joins what follows one another and swallows slight remnants, deletions before insertions. */
const joined = (raw: readonly Part[]): Part[] => {
  const out: Part[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') out.push({ kind: 'del', text: removed })
    if (added !== '') out.push({ kind: 'ins', text: added })
    removed = ''
    added = ''
  }
  raw.forEach((part, at) => {
    if (part.kind === 'del') removed += part.text
    else if (part.kind === 'ins') added += part.text
    else if (removed !== '' && added !== '' && at < raw.length - 1 && SLIGHT.test(part.text)) {
      removed += part.text
      added += part.text
    } else {
      flush()
      out.push(part)
    }
  })
  flush()
  return out
}

const replaced = (before: string, after: string): Part[] => [
  ...(before === '' ? [] : [{ kind: 'del' as const, text: before }]),
  ...(after === '' ? [] : [{ kind: 'ins' as const, text: after }]),
]

/**
 * What became of a line, as parts in reading order: `same` and `del` together are the old line, `same` and `ins` the new
 * one. `coarse` says that the two differ too much to be worth a closer look: the parts are then the two whole lines. `edits` is the work that was done.
 */
export const compareWords = (
  before: string,
  after: string,
): { parts: Part[]; coarse: boolean; edits: number } => {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_EDITS })
  if (changes === undefined) return { parts: replaced(before, after), coarse: true, edits: MOST_EDITS }
  const parts = joined(
    changes.map(change => ({
      kind: change.added ? ('ins' as const) : change.removed ? ('del' as const) : ('same' as const),
      text: change.value.join(''),
    })),
  )
  const edits = changes.reduce((sum, change) => sum + (change.added || change.removed ? change.count : 0), 0)
  return { parts, coarse: false, edits }
}
