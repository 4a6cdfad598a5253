import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { endedByApplicant, outcomesFor } from './outcome-rules.ts'
import { EVIDENCE, OUTCOMES, type OutcomeCode, outcomeOf } from './outcomes.ts'
import { RESULT_ROWS } from './report-form.ts'

describe('the outcomes of a request', () => {
  test('are R01 to R24, each once', () => {
    const codes = Array.from({ length: 24 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`)
    expect(OUTCOMES.map(each => each.code)).toEqual(codes)
    expect(outcomeOf('R25')).toBeUndefined()
  })

  test('fill every row of the annual report, and each only one', () => {
    expect([...new Set(OUTCOMES.map(each => each.row))].sort()).toEqual([...RESULT_ROWS].sort())
    expect(outcomeOf('R04')?.row).toBe('r3.2')
    expect(outcomeOf('R13')?.row).toBe(outcomeOf('R14')?.row)
  })

  test('ask for the lawfulness to be looked at where something is refused, and for no other', () => {
    const reviewed = OUTCOMES.filter(each => each.legalityReview).map(each => each.code)
    expect(reviewed).toEqual(['R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11', 'R20'])
  })

  test.each([
    ['R05', '第十四条、'],
    ['R08', '第十五条、第三十二条、'],
    ['R09', '第十六条第一款、'],
    ['R10', '第十六条第二款、'],
    ['R11', '第十六条第二款、'],
  ])('%s names its own ground beside art. 36 (3)', (code, ground) => {
    expect(outcomeOf(code)?.article).toContain(`${ground}第三十六条第（三）项`)
  })

  test.each([
    ['R01', '第三十六条第（一）项'],
    ['R02', '第三十六条第（二）项'],
    ['R13', '第三十六条第（四）项'],
    ['R14', '第三十六条第（五）项'],
    ['R18', '第三十六条第（六）项'],
    ['R12', '第三十六条第（七）项'],
    ['R17', '第三十九条第一款'],
    ['R19', '第三十九条第二款'],
  ])('%s cites %s', (code, article) => {
    expect(outcomeOf(code)?.article).toContain(article)
  })

  test.each([
    ['R09', 3],
    ['R10', 4],
    ['R13', 5],
  ])('%s is one of %i kinds', (code, kinds) => {
    expect(new Set(outcomeOf(code)?.choices.map(each => each.key)).size).toBe(kinds)
  })

  test('each demand what proves it, in words', () => {
    for (const { code, evidence } of OUTCOMES) {
      expect([code, evidence.length > 0 && evidence.every(key => EVIDENCE[key] !== '')]).toEqual([code, true])
    }
    expect(outcomeOf('R06')?.evidence).toEqual(['legal-basis'])
    // A special way to get something is no prohibition of it.
    expect(outcomeOf('R12')?.evidence).toEqual(['query-basis'])
  })
})

describe('on its day', () => {
  const codesOn = (day: string) => outcomesFor(civilDate(day)).map(each => each.code)

  test('a reply has one of these outcomes only under the Regulation of 2019', () => {
    expect(codesOn('2019-05-14')).toEqual([])
    expect(codesOn('2019-05-15')).toHaveLength(23)
  })

  test('nobody is told of an unpaid fee before there were fees', () => {
    expect(codesOn('2020-12-31')).not.toContain('R23')
    expect(codesOn('2021-01-01')).toHaveLength(24)
  })
})

test.each([
  ['R22', '', 'left-uncorrected'],
  ['R23', '', 'left-unpaid'],
  ['R24', 'withdrawn', 'withdrew'],
  ['R24', 'party-affairs', undefined],
  ['R20', '', undefined],
  ['R02', '', undefined],
] satisfies [OutcomeCode, string, string | undefined][])(
  'an applicant whose request came to %s (%s) ended it themselves: %s',
  (code, choice, act) => {
    expect(endedByApplicant(code, choice)).toBe(act)
  },
)
