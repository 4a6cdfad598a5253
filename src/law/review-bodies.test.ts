import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import {
  type ReviewedFacts,
  type ReviewedNature,
  type ReviewRelation,
  reviewRelations,
} from './review-bodies.ts'

const LAST_OLD_DAY = civilDate('2023-12-31')
const FIRST_NEW_DAY = civilDate('2024-01-01')

type Row = readonly [
  ReviewedNature,
  ReviewedFacts['level'],
  readonly ReviewRelation[],
  readonly ReviewRelation[],
  string,
]

/** Nature, level, bodies before 2024, bodies since, and the article since. */
const TABLE: readonly Row[] = [
  ['government', 'province', ['itself'], ['itself'], '第二十四条第二款'],
  ['government', 'city', ['superior-government'], ['superior-government'], '第二十四条第一款第（二）项'],
  ['government', 'county', ['superior-government'], ['superior-government'], '第二十四条第一款第（二）项'],
  ['township', 'township', ['superior-government'], ['superior-government'], '第二十四条第一款第（二）项'],
  ['subdistrict', 'township', ['founding-government'], ['founding-government'], '第二十四条第一款第（三）项'],
  [
    'department',
    'province',
    ['own-government', 'superior-department'],
    ['own-government'],
    '第一款第（一）项',
  ],
  ['department', 'city', ['own-government', 'superior-department'], ['own-government'], '第一款第（一）项'],
  ['department', 'county', ['own-government', 'superior-department'], ['own-government'], '第一款第（一）项'],
  [
    'justice',
    'city',
    ['own-government', 'superior-department'],
    ['own-government', 'superior-department'],
    '第二十八条',
  ],
  ['vertical', 'city', ['superior-department'], ['superior-department'], '第二十七条'],
  ['branch', 'county', ['founding-department', 'own-government'], ['own-government'], '第二十四条第四款'],
  ['branch', 'city', ['founding-department', 'own-government'], ['own-government'], '第二十四条第四款'],
  ['authorised', 'city', ['managing-body'], ['own-government'], '第二十四条第一款第（四）项'],
  ['zone', 'county', ['founding-government'], ['founding-government'], '第二十四条第一款第（三）项'],
]

describe('whoever contests a reply turns to', () => {
  test.each(TABLE)('the bodies of a %s of a %s', (nature, level, before, since, article) => {
    expect(reviewRelations({ nature, level }, LAST_OLD_DAY).relations).toEqual(before)
    expect(reviewRelations({ nature, level }, LAST_OLD_DAY).article).toContain('2017')
    const now = reviewRelations({ nature, level }, FIRST_NEW_DAY)
    expect(now.relations).toEqual(since)
    expect(now.article).toContain(article)
  })

  test('the government of the district too, where a city department has a branch for it', () => {
    const branch = { nature: 'branch', byDistrict: true } as const
    const bodies = (level: ReviewedFacts['level']) =>
      reviewRelations({ ...branch, level }, FIRST_NEW_DAY).relations
    expect(bodies('city')).toEqual(['own-government', 'local-government'])
    expect(bodies('county')).toEqual(['own-government'])
  })

  test('whom a zone or an organisation has named, and nobody whom a department has named', () => {
    const laidDown = ['superior-government'] as const
    for (const nature of ['zone', 'authorised'] as const) {
      const rule = reviewRelations({ nature, level: 'city', laidDown }, FIRST_NEW_DAY)
      expect(rule).toMatchObject({ relations: laidDown, unverified: true })
    }
    const department = reviewRelations({ nature: 'department', level: 'city', laidDown }, FIRST_NEW_DAY)
    expect(department.relations).toEqual(['own-government'])
  })
})
