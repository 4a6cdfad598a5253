import { broughtOnce, type Row } from './form-row.ts'
import type { requestScenes } from './request-form-scenes.ts'

type Scenes = ReturnType<typeof requestScenes>
type State = Parameters<Scenes['page']>[0]

/** The forms of information requests, at the desk and on the applicant's own page. */
export function requestForms(scenes: () => Scenes): Readonly<Record<string, Row>> {
  const act = (key: string, state: State, wrong: Row['wrong'], more: Partial<Row> = {}) => ({
    [`/desk/requests/:id/${key}`]: {
      page: () => broughtOnce(`request ${state}`, () => scenes().page(state)),
      wrong,
      ...more,
    },
  })
  const own = (key: string, state: State, wrong: Row['wrong']) => ({
    [`/requests/status/${key}`]: {
      who: 'stranger' as const,
      page: () => '/requests/status',
      cookie: () => broughtOnce(`applicant ${state}`, () => scenes().applicantOf(state)),
      wrong,
    },
  })
  const scene = (what: string, bring: () => Promise<string>) => ({ page: () => broughtOnce(what, bring) })
  return {
    '/requests/new': {
      who: 'stranger',
      page: () => '/requests/new',
      wrong: { name: '', description: '', agreed: '' },
      given: { step: '', postcode: '276000' },
    },
    '/requests/status': {
      who: 'stranger',
      page: () => '/requests/status',
      wrong: { code: '' },
      secrets: ['code'],
    },
    ...own('correct', 'correcting', { words: '一' }),
    ...own('reasons', 'reasoning', { words: '一' }),
    ...own('fee', 'paying', { words: '一' }),
    ...own('withdraw', 'assigned', { words: '一' }),
    ...own('hand-in', 'assigned', { as: '' }),
    ...own('complain', 'assigned', { reason: '' }),

    '/desk/requests/new': {
      page: () => '/desk/requests/new',
      wrong: { name: '' },
      given: { channel: 'counter', receivedOn: '2026-11-20', postcode: '276000' },
    },
    '/desk/requests/remedies': { page: () => '/desk/requests/remedies', wrong: { from: '' } },
    '/desk/requests/complaints/:complaint/decide': {
      ...scene('request complaint', () => scenes().complaint()),
      wrong: { finding: '' },
    },
    ...act('unmask', 'assigned', { purpose: '' }),
    ...act('hand-in', 'assigned', { as: '' }),
    ...act('confirm', 'submitted', { proof: '' }),
    ...act('accept', 'received', { handlerId: '' }),
    ...act('ask-correction', 'received', { words: '' }),
    ...act('ask-reasons', 'received', { words: '' }),
    ...act('split', 'received', { items: '' }),
    ...act('withdraw', 'received', { words: '' }),
    ...act('correct', 'correcting', { words: '' }),
    ...act(
      'term-served',
      'correcting',
      { proof: '' },
      scene('request by post', () => scenes().byPost()),
    ),
    ...act('give-reasons', 'reasoning', { words: '' }),
    ...act('refuse-reasons', 'reasoning', { reason: '' }),
    ...act('search', 'assigned', { systems: '' }),
    ...act('join', 'assigned', { other: '没有这一件' }),
    ...act('consult', 'assigned', { name: '' }),
    ...act('assist', 'assigned', { name: '' }),
    ...act(
      'consultation-served',
      'assigned',
      { day: '' },
      scene('request hearing', () => scenes().hearing('third-party')),
    ),
    ...act(
      'conclude',
      'assigned',
      { answer: '' },
      scene('request hearing', () => scenes().hearing('third-party')),
    ),
    ...act(
      'conclude-assist',
      'assigned',
      { answer: '' },
      scene('request assisted', () => scenes().hearing('assistance')),
    ),
    ...act('extend', 'assigned', { reason: '' }),
    ...act(
      'delay',
      'assigned',
      { reason: '' },
      scene('request allowed much', () => scenes().allowedMuch()),
    ),
    ...act('charge', 'assigned', { count: '0' }),
    ...act('pay', 'paying', { voucher: '' }),
    '/desk/requests/:id/reply': {
      page: () => broughtOnce('request drafting', () => scenes().page('drafting'), '/reply'),
      wrong: { 'field-attachments': '' },
      given: { outcome: 'R02', step: '' },
    },
    ...act('reopen', 'drafting', { reason: '' }),
    ...act('return', 'review', { reason: '' }),
    ...act('dispatch', 'signed', { proof: '' }),
    ...act(
      'tell-third-party',
      'signed',
      { content: '' },
      scene('request heard', () => scenes().page('signed', { heard: 'third-party' })),
    ),
    ...act('bounce', 'dispatched', { reason: '' }),
    ...act('redispatch', 'bounced', { proof: '' }),
    ...act('serve', 'dispatched', { proof: '' }),
    ...act('dispute', 'closed', { body: '' }),
    ...act(
      'conclude-dispute',
      'closed',
      { result: '' },
      scene('request disputed', () => scenes().disputed()),
    ),
  }
}

/** Buttons of requests: there is nothing to fill in. */
export const REQUEST_BUTTONS: readonly string[] = [
  '/requests/found',
  '/requests/receipt/done',
  '/requests/status/close',
  '/requests/status/read',
  '/desk/requests/:id/accept-reasons',
  '/desk/requests/:id/clear-legality',
  '/desk/requests/:id/clear-secrecy',
  '/desk/requests/:id/close',
  '/desk/requests/:id/code',
  '/desk/requests/:id/lapse',
  '/desk/requests/:id/recall',
  '/desk/requests/:id/sign',
  '/desk/requests/:id/submit',
]
