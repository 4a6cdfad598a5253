import { ownTexts, placeIn } from './reading.ts'
import { MISSPELLINGS, type Misspelling } from './spelling-table.ts'
import type { Check } from './types.ts'

const toPattern = ({ wrong, after, before, only }: Misspelling): RegExp =>
  new RegExp(
    `${after === undefined ? '' : `(?<!${after})`}${wrong}${only === undefined ? '' : `(?=${only})`}${before === undefined ? '' : `(?!${before})`}`,
    'g',
  )

const PATTERNS = MISSPELLINGS.map(entry => ({ ...entry, pattern: toPattern(entry) }))

/** Words of the table of misspellings, outside of the contexts in which the same characters are right. */
export const misspelling: Check = {
  code: 'misspelling',
  level: 'warn',
  run: content =>
    ownTexts(content).flatMap(item =>
      PATTERNS.flatMap(({ wrong, right, pattern }) =>
        item.text.includes(wrong)
          ? [...item.text.matchAll(pattern)].map(match =>
              placeIn(item, match.index, match.index + wrong.length, right),
            )
          : [],
      ),
    ),
}
