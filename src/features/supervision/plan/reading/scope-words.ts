import { plain } from './words.ts'

type Level = 'city' | 'departments' | 'county' | 'township'

/** Words that say who is meant, the longer ones first, with the levels that they reach. */
const WORDS: readonly (readonly [RegExp, readonly Level[]])[] = [
  [
    /各县区、市政府各部门、单位|各县区、各部门|各级各部门|各地各部门|各级各单位/u,
    ['city', 'departments', 'county', 'township'],
  ],
  [/省、?市、?县三级(?:人民)?政府|省市县三级/u, ['city', 'county']],
  [/市、?县、?乡三级(?:人民)?政府|市县乡三级/u, ['city', 'county', 'township']],
  [/市、?县（?区?）?两级(?:人民)?政府|市县两级(?:人民)?政府|市、县两级/u, ['city', 'county']],
  [/县、?乡两级(?:人民)?政府/u, ['county', 'township']],
  [/县级以上(?:各级)?(?:人民)?政府/u, ['city', 'county']],
  [/各级(?:人民)?政府/u, ['city', 'county', 'township']],
  [/基层政府/u, ['county', 'township']],
  [
    /各?县区(?:人民)?政府|各县（市、区）(?:人民)?政府|各县\(市、区\)(?:人民)?政府|各区县(?:人民)?政府/u,
    ['county'],
  ],
  [/市政府各部门、单位|市政府各部门|市直各部门|各部门/u, ['departments']],
]

/**
 * Where two clauses say the same of different bodies, and one reaches all that the other reaches and more. Undefined
 * where they differ otherwise, or where neither is the wider.
 */
export function differingScopes(
  mine: string,
  theirs: string,
): { mine: string; theirs: string; wider: 'mine' | 'theirs' } | undefined {
  const a = scopeOf(mine)
  const b = a && scopeOf(theirs)
  if (!a || !b || a.words === b.words || a.rest.length < 8 || a.rest !== b.rest) return undefined
  const covers = (x: readonly Level[], y: readonly Level[]) => y.every(level => x.includes(level))
  if (covers(a.levels, b.levels) && covers(b.levels, a.levels)) return undefined
  if (covers(b.levels, a.levels)) return { mine: a.words, theirs: b.words, wider: 'theirs' }
  return covers(a.levels, b.levels) ? { mine: a.words, theirs: b.words, wider: 'mine' } : undefined
}

function scopeOf(clause: string): { words: string; levels: readonly Level[]; rest: string } | undefined {
  for (const [pattern, levels] of WORDS) {
    const match = pattern.exec(clause)
    if (match) return { words: match[0], levels, rest: plain(clause.replace(match[0], '')) }
  }
  return undefined
}
