import { describe, expect, test } from 'vitest'
import { civilDate } from '../../law/civil-date.ts'
import { BUILT_IN_CALENDAR } from '../../law/work-calendar-data.ts'
import { isMet, type NeedFacts, needsLegality, untold } from './rules.ts'
import type { RequestNeed } from './states.ts'
import type { ConsultationRow, RequestSignatureRow, RequestTermRow } from './tables.ts'

const TODAY = civilDate('2026-03-16')
const RUNNING = { state: 'running', date: civilDate('2026-03-20'), provisional: false, because: [] } as const

const none: NeedFacts = {
  today: TODAY,
  calendar: BUILT_IN_CALENDAR,
  clock: RUNNING,
  extended: false,
  terms: [],
  consultations: [],
  searches: 0,
  evidence: [],
  signatures: [],
  said: new Set(),
}

const recorded = (day: string, notBefore?: string, proof = '邮件号 1') => ({
  onDay: {
    day: civilDate(day),
    notBefore: notBefore === undefined ? undefined : civilDate(notBefore),
    proof,
  },
})
const term = (parts: Partial<RequestTermRow>): RequestTermRow => ({
  case_id: '',
  seq: 1,
  kind: 'correction',
  letter_seq: 1,
  days: 5,
  sent_on: '2026-03-02',
  served_on: '2026-03-02',
  met_on: null,
  ...parts,
})
const heard = (parts: Partial<ConsultationRow>): ConsultationRow => ({
  id: '',
  case_id: '',
  kind: 'third-party',
  sealed_party: null,
  letter_seq: null,
  sent_on: '2026-03-02',
  served_on: null,
  answered_on: '2026-03-05',
  answer: 'agrees',
  sealed_answer: null,
  closed_on: '2026-03-05',
  opened_by: '',
  at: new Date(0),
  told_seq: null,
  told_on: null,
  hold_until: null,
  ...parts,
})
const signature = (
  gate: RequestSignatureRow['gate'],
  digest: string,
  opinion: RequestSignatureRow['opinion'] = 'clear',
): RequestSignatureRow => ({
  case_id: '',
  letter_seq: 1,
  gate,
  opinion,
  digest,
  person_id: '',
  number: null,
  signed_on: '2026-03-16',
  at: new Date(0),
})
const reply = { digest: 'd1', authorId: 'writer', lacks: [] }

/** Each need with what meets it and what does not. */
const NEEDS: Readonly<
  Record<RequestNeed, { readonly met: Partial<NeedFacts>[]; readonly unmet: Partial<NeedFacts>[] }>
> = {
  reason: { met: [{ reason: '示例' }], unmet: [{}, { reason: ' 一 ' }] },
  words: { met: [{ words: '示例' }], unmet: [{}, { words: '一' }] },
  confirmation: {
    met: [recorded('2026-03-16')],
    unmet: [{}, recorded('2026-03-17'), recorded('2026-03-16', undefined, ' ')],
  },
  payment: {
    met: [recorded('2026-03-12', '2026-03-12')],
    unmet: [{}, recorded('2026-03-11', '2026-03-12')],
  },
  service: {
    met: [recorded('2026-03-16', '2026-03-12')],
    unmet: [{}, recorded('2026-03-11', '2026-03-12'), recorded('2026-03-17', '2026-03-12')],
  },
  handler: { met: [{ handlerId: 'somebody' }], unmet: [{}] },
  // Seven working days from Thursday 5 March end on Monday 16 March.
  'within-seven': {
    met: [{ receivedOn: civilDate('2026-03-05') }, { receivedOn: TODAY }],
    unmet: [{}, { receivedOn: civilDate('2026-03-04') }],
  },
  'not-asked-before': {
    met: [{}, { terms: [term({ kind: 'fee' })] }],
    unmet: [{ terms: [term({ kind: 'correction', met_on: '2026-03-03' })] }],
  },
  // Five working days from Monday 2 March end on Monday 9 March; from Monday 9 March on the 16th, which is not over.
  'term-over': {
    met: [{ terms: [term({})] }],
    unmet: [
      {},
      { terms: [term({ served_on: '2026-03-09' })] },
      { terms: [term({ served_on: null })] },
      { terms: [term({ met_on: '2026-03-05' })] },
    ],
  },
  'reasons-given': { met: [{ said: new Set(['reasons']) }], unmet: [{}, { said: new Set(['correction']) }] },
  'reasons-given-or-over': {
    met: [{ said: new Set(['reasons']) }, { terms: [term({ kind: 'reasons' })] }],
    unmet: [
      {},
      { terms: [term({ kind: 'correction' })] },
      { terms: [term({ kind: 'reasons', served_on: null })] },
    ],
  },
  'fees-in-force': {
    met: [{ receivedOn: civilDate('2021-01-01') }],
    unmet: [{}, { receivedOn: civilDate('2020-12-31') }],
  },
  fee: { met: [{ amount: 1 }], unmet: [{}, { amount: 0 }] },
  search: { met: [{ search: true }], unmet: [{}, { search: false }] },
  party: { met: [{ party: '示例公司' }], unmet: [{}, { party: '' }] },
  answer: { met: [{ answer: true }], unmet: [{}, { answer: false }] },
  'extension-days': {
    met: [{ extensionDays: 1 }, { extensionDays: 20 }],
    unmet: [{}, { extensionDays: 0 }, { extensionDays: 21 }, { extensionDays: 1.5 }],
  },
  'not-extended': { met: [{}], unmet: [{ extended: true }] },
  'delay-days': {
    met: [
      { delayDays: 1, delayMost: 40 },
      { delayDays: 40, delayMost: 40 },
    ],
    unmet: [{}, { delayDays: 1 }, ...[0, 41, 1.5].map(delayDays => ({ delayDays, delayMost: 40 }))],
  },
  'reasons-accepted': { met: [{ reasonsAccepted: true }], unmet: [{}, { reasonsAccepted: false }] },
  'not-delayed': { met: [{}], unmet: [{ delayed: true }] },
  'not-late': {
    met: [
      {},
      { clock: { ...RUNNING, date: TODAY } },
      {
        clock: {
          state: 'paused',
          since: civilDate('2026-01-05'),
          remaining: 3,
          provisional: false,
          because: [],
        },
      },
    ],
    unmet: [{ clock: { ...RUNNING, date: civilDate('2026-03-13') } }, { clock: { state: 'not-started' } }],
  },
  items: { met: [{ items: 2 }], unmet: [{}, { items: 1 }] },
  'other-request': { met: [{ otherRequest: true }], unmet: [{}, { otherRequest: false }] },
  outcome: { met: [{ outcome: 'R02' }], unmet: [{}] },
  'outcome-at-once': { met: [{ outcome: 'R17' }], unmet: [{}, { outcome: 'R02' }] },
  searched: {
    met: [{ searches: 1 }, { outcome: 'R17' }, { outcome: 'R22' }],
    unmet: [{}, { outcome: 'R13' }],
  },
  evidence: {
    met: [{}, { outcome: 'R02', evidence: ['search-record', 'attachments'] }],
    unmet: [{ outcome: 'R02', evidence: ['attachments'] }],
  },
  'letter-whole': { met: [{ reply }], unmet: [{}, { reply: { ...reply, lacks: ['remedy'] } }] },
  'nothing-open': {
    met: [{}, { consultations: [heard({})] }],
    unmet: [{ consultations: [heard({}), heard({ closed_on: null })] }],
  },
  digest: { met: [{ reply, digest: 'd1' }], unmet: [{}, { digest: 'd1' }, { reply, digest: 'd2' }] },
  'second-person': {
    met: [{ reply, actorId: 'reader' }],
    unmet: [{}, { reply, actorId: 'writer' }, { reply }],
  },
  'secrecy-cleared': {
    met: [{ reply, signatures: [signature('secrecy', 'd1', 'return'), signature('secrecy', 'd1')] }],
    unmet: [
      { reply },
      { reply, signatures: [signature('secrecy', 'd0')] },
      { reply, signatures: [signature('legality', 'd1')] },
      { reply, signatures: [signature('secrecy', 'd1'), signature('secrecy', 'd1', 'return')] },
    ],
  },
  'legality-cleared': {
    met: [
      { reply, outcome: 'R02' },
      { reply, outcome: 'R08', signatures: [signature('legality', 'd1')] },
    ],
    unmet: [
      { reply, outcome: 'R08' },
      { reply, outcome: 'R08', signatures: [signature('secrecy', 'd1')] },
    ],
  },
  'third-party-told': {
    met: [
      { outcome: 'R02' },
      // Nothing is disclosed: nobody has to be told.
      { outcome: 'R08', consultations: [heard({ answer: 'refuses' })] },
      { outcome: 'R02', consultations: [heard({ kind: 'co-producer' })] },
      { outcome: 'R02', consultations: [heard({ told_on: '2026-03-10', hold_until: '2026-03-10' })] },
      {
        outcome: 'R04',
        consultations: [heard({ answer: 'refuses', told_on: '2026-03-09', hold_until: '2026-03-16' })],
        ...recorded('2026-03-16'),
      },
    ],
    unmet: [
      { outcome: 'R02', consultations: [heard({})] },
      { outcome: 'R04', consultations: [heard({ told_on: '2026-03-10' }), heard({ answer: 'silent' })] },
      {
        outcome: 'R02',
        consultations: [heard({ answer: 'refuses', told_on: '2026-03-10', hold_until: '2026-03-17' })],
        ...recorded('2026-03-16'),
      },
    ],
  },
  dispute: { met: [{ dispute: true }], unmet: [{}, { dispute: false }] },
}

describe.each(Object.entries(NEEDS) as [RequestNeed, (typeof NEEDS)[RequestNeed]][])(
  '%s',
  (need, { met, unmet }) => {
    test.each(met)('is met by %o', facts => expect(isMet(need, { ...none, ...facts })).toBe(true))
    test.each(unmet)('is not met by %o', facts => expect(isMet(need, { ...none, ...facts })).toBe(false))
  },
)

test('a refusal for the reasons of articles 14 to 16 is looked at for its lawfulness, an answer with the information is not', () => {
  expect(['R05', 'R08', 'R11', 'R20'].map(needsLegality)).toEqual([true, true, true, true])
  expect([undefined, 'R01', 'R02', 'R13'].map(needsLegality)).toEqual([false, false, false, false])
})

test('whoever was heard and has been told is not told again', () => {
  const told = heard({ id: 'told', told_on: '2026-03-10' })
  const waiting = heard({ id: 'waiting' })
  const open = heard({ id: 'open', closed_on: null })
  expect(untold('R02', [told, waiting, open]).map(each => each.id)).toEqual(['waiting'])
  expect(untold(null, [waiting])).toEqual([])
})
