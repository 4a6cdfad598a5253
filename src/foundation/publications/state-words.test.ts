import { describe, expect, test } from 'vitest'
import { emptyContent } from './content.ts'
import { gatesInForce } from './gates.ts'
import type { Standing } from './standing.ts'
import { momentWords, owedWords, spanWords, stateSentence } from './state-words.ts'
import { editionWorkflow } from './workflow.ts'

const NOW = new Date('2026-11-22T01:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

const standing = (parts: Partial<Standing>): Standing => ({
  publicationId: 'p',
  kind: 'article',
  agencyId: 'a',
  number: null,
  indexNumber: null,
  editionId: 'e',
  ordinal: 1,
  state: 'draft',
  note: '',
  urgent: false,
  gatesDue: null,
  scheduledFor: null,
  version: 1,
  revisionId: 'r',
  digest: 'd',
  content: emptyContent(),
  authors: [],
  signatures: [],
  answered: new Set(),
  ...parts,
})

test('a moment late in the evening of UTC is said with the day and weekday of Shanghai', () => {
  expect(momentWords(new Date('2026-11-24T17:30:00Z'))).toBe('2026-11-25（星期三）01:30')
})

test.each([
  [0, '不到1分钟'],
  [59, '59分钟'],
  [60, '1小时'],
  [125, '2小时5分钟'],
  [1440, '1天'],
  [1560, '1天2小时'],
])('a span of %i minutes is %s', (minutes, words) => {
  expect(spanWords(NOW, later(minutes))).toBe(words)
})

describe('what an emergency release owes', () => {
  test('before its hour counts down', () => {
    expect(owedWords(['政治关', '法律关'], later(90), NOW)).toMatch(/^政治关、法律关须在.*还剩1小时30分钟$/)
  })
  test('after its hour says by how much it is late', () => {
    expect(owedWords(['文字关'], later(-30), NOW)).toMatch(/^文字关应在.*已超时30分钟$/)
  })
  test('is nothing where every gate is signed', () => {
    expect(owedWords([], null, NOW)).toBeNull()
  })
})

describe('the sentence of a state', () => {
  const gates = gatesInForce(false)
  const states = Object.keys(editionWorkflow.states) as Standing['state'][]

  test.each(states)('%s is a whole sentence', state => {
    expect(stateSentence(standing({ state, scheduledFor: later(5) }), gates, NOW)).toMatch(/。$/)
  })

  test('while gates are signed names who is waited for', () => {
    const signatures = [{ gate: 'political', personId: 'x', digest: 'd', at: NOW, note: '' }]
    const sentence = stateSentence(standing({ state: 'submitted', signatures }), gates, NOW)
    expect(sentence).toContain('政治关已签署')
    expect(sentence).toContain('等待文字关、法律关、保密关')
  })

  test('a signature on an older text does not count as signed', () => {
    const signatures = [{ gate: 'political', personId: 'x', digest: 'older', at: NOW, note: '' }]
    expect(stateSentence(standing({ state: 'submitted', signatures }), gates, NOW)).not.toContain('已签署')
  })
})
