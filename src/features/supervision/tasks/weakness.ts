import type { TaskFamily } from './families.ts'
import type { ReportWords } from './tables.ts'

/** Why a report is weak. It may be handed in all the same, by somebody who was told; the supervising office sees it too. */
export type Weakness =
  | { readonly code: 'too-short'; readonly element: string; readonly minimum: number }
  | { readonly code: 'same-as-last'; readonly element: string }
  | { readonly code: 'repeats-task'; readonly element: string }
  | { readonly code: 'repeats-element'; readonly element: string }
  | { readonly code: 'no-figure'; readonly element: string }
  | { readonly code: 'no-evidence' }

export interface Weighed {
  readonly family: TaskFamily
  readonly words: ReportWords
  /** Of the last report that was handed in before, where there is one. */
  readonly lastWords: ReportWords | null
  readonly requirement: string
  readonly evidence: number
  /** The setting: fewer characters than this are too few. */
  readonly minimum: number
}

/** From how much in common two texts say the same. */
const ALIKE = 0.85

/**
 * What makes a report weak: too short, the words of last time, the task's own words given back, one element copied into
 * another, progress without a single number or date, no publication that proves it.
 */
export function weaknessesOf(report: Weighed): readonly Weakness[] {
  const { family, words, lastWords, requirement, evidence, minimum } = report
  const found: Weakness[] = []
  const seen: string[] = []
  for (const { key } of family.elements) {
    const text = bare(words[key] ?? '')
    // What is missing is refused and not warned of.
    if (text === '') continue
    if (text.length < minimum && key !== 'shortfall') found.push({ code: 'too-short', element: key, minimum })
    else if (alike(text, bare(lastWords?.[key] ?? ''))) found.push({ code: 'same-as-last', element: key })
    else if (alike(text, bare(requirement))) found.push({ code: 'repeats-task', element: key })
    else if (seen.some(other => alike(text, other))) found.push({ code: 'repeats-element', element: key })
    if (key === 'progress' && !/[\d〇一二三四五六七八九十百千万]/u.test(text)) {
      found.push({ code: 'no-figure', element: key })
    }
    seen.push(text)
  }
  if (evidence === 0) found.push({ code: 'no-evidence' })
  return found
}

/** A text without what a copy changes first: marks, spaces, full width. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\p{P}\p{S}\s]/gu, '')
}

/** Whether two texts share so many pairs of neighbouring characters that one is the other (Dice's coefficient). */
function alike(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  if (a === b) return true
  const pairs = pairsOf(a)
  const others = pairsOf(b)
  let size = 0
  let common = 0
  for (const count of others.values()) size += count
  for (const [pair, count] of pairs) {
    size += count
    common += Math.min(count, others.get(pair) ?? 0)
  }
  return size > 0 && (2 * common) / size >= ALIKE
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
