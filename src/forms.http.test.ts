import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { broughtOnce, type Row } from './testing/form-row.ts'
import { CORRECTION_BUTTONS, correctionRows } from './testing/form-rows-corrections.ts'
import { questionForms } from './testing/form-rows-questions.ts'
import { RECORD_BUTTONS, recordForms } from './testing/form-rows-records.ts'
import { REPORT_BUTTONS, reportForms } from './testing/form-rows-reports.ts'
import { REQUEST_BUTTONS, requestForms } from './testing/form-rows-requests.ts'
import { type FormScenes, openFormScenes } from './testing/form-scenes.ts'
import { faultsOfReturned, filledIn, formIn, type Sent } from './testing/forms.ts'
import { BUTTONS, OTHERS } from './testing/forms-without-boxes.ts'
import { type TestHouse, testHouse } from './testing/house.ts'
import { requestScenes } from './testing/request-form-scenes.ts'

let house: TestHouse
let city: FormScenes

beforeAll(async () => {
  house = await testHouse()
  await house.server.ready()
  city = await openFormScenes(house)
}, 60_000)
afterAll(() => house.close())

const letter =
  (state: Parameters<FormScenes['letterPage']>[0], at = '') =>
  () =>
    broughtOnce(`letter ${state}`, () => city.letterPage(state), at)
const task =
  (state: Parameters<FormScenes['taskPage']>[0], at = '') =>
  () =>
    broughtOnce(`task ${state}`, () => city.taskPage(state), at)
const edition =
  (state: Parameters<FormScenes['editionPage']>[0], at = '') =>
  () =>
    broughtOnce(`edition ${state}`, () => city.editionPage(state), at)
const plan =
  (at = '') =>
  async () =>
    `${await city.planPage()}${at}`
const agency = (at: string) => () => `/desk/agencies/finance${at}`
const colleague = () => `/desk/people/${city.people.colleague.id}`

/** Nothing in the form can be wrong, but somebody may have acted meanwhile: what was typed is there again all the same. */
const STALE = { version: '0' }
const STANDS_OTHERWISE = { marked: [], status: 409 }

/** Every form that somebody fills in. */
const FORMS: Readonly<Record<string, Row>> = {
  ...requestForms(() => requestScenes(house, city)),
  ...recordForms(() => requestScenes(house, city)),
  ...reportForms(
    () => house,
    () => city,
  ),
  ...questionForms(
    () => house,
    () => city,
    (path, form) => house.post(path, form, city.as('clerk')),
  ),
  ...correctionRows(() => ({ house, city })),
  '/letters/new': {
    page: () => '/letters/new?kind=help',
    who: 'stranger',
    wrong: { name: '', phone: '1', agreed: '' },
  },
  '/letters/site-error': {
    page: () => '/letters/site-error',
    who: 'stranger',
    wrong: { page: '', agreed: '' },
  },
  '/letters/status': {
    page: () => '/letters/status',
    who: 'stranger',
    wrong: { code: '' },
    secrets: ['code'],
  },
  '/letters/status/supplement': {
    page: () => '/letters/status',
    who: 'stranger',
    cookie: () => city.writerOf('awaiting'),
    wrong: { words: '一' },
  },
  '/letters/status/rate': {
    page: () => '/letters/status',
    who: 'stranger',
    cookie: () => city.writerOf('answered'),
    wrong: { score: '' },
  },
  '/subscriptions/new': {
    page: () => '/subscriptions/new?to=%2Fpublications',
    who: 'stranger',
    wrong: { address: 'nobody', agreed: '' },
  },
  '/desk/sign-in': { page: () => '/desk/sign-in', who: 'stranger', wrong: { account: 'nobody' } },
  '/desk/sign-in/code': {
    page: () => '/desk/sign-in/code',
    cookie: () => city.halfSignedIn('bound'),
    wrong: { code: '000000' },
    secrets: ['code'],
  },
  '/desk/sign-in/enrol': {
    page: () => '/desk/sign-in/enrol',
    cookie: () => city.halfSignedIn('colleague'),
    wrong: { code: '000000' },
    secrets: ['code'],
  },
  '/desk/sign-in/password': {
    page: () => '/desk/sign-in/password',
    cookie: () => city.halfSignedIn('reset'),
    wrong: { password: 'short', repeated: 'short' },
    marked: ['password'],
  },

  '/desk/letters/:id/ask': { page: letter('handling'), wrong: { words: '' } },
  '/desk/letters/:id/extend': { page: letter('handling'), wrong: { reason: '' } },
  '/desk/letters/:id/transfer': { page: letter('handling'), wrong: { to: '' } },
  '/desk/letters/:id/refer': { page: letter('handling'), wrong: { channel: '' } },
  '/desk/letters/:id/submit': { page: letter('handling'), wrong: { answer: '' } },
  '/desk/letters/:id/draft': { page: letter('handling'), wrong: { answer: '字'.repeat(6001) } },
  '/desk/letters/:id/return': { page: letter('drafted'), wrong: { reason: '' } },
  '/desk/letters/:id/unmask': { page: letter('handling'), wrong: { purpose: '' } },
  '/desk/letters/:id/select': {
    page: letter('answered', '/select'),
    wrong: { title: '短' },
  },
  '/desk/letters/agencies': {
    page: () => '/desk/letters/agencies',
    wrong: { default: '' },
    marked: ['agencies'],
  },

  '/desk/task-lists/new': { page: () => '/desk/task-lists/new', wrong: { title: '' } },
  '/desk/task-lists/:list/items': {
    page: async () => `${await city.newList('1｜｜｜车位｜新建示例停车位｜示例市财政局')}/items`,
    wrong: { items: '1｜｜｜车位｜新建示例停车位｜不存在的局' },
  },
  '/desk/tasks/:task/report': {
    page: task('acknowledged', '/report'),
    wrong: { 'word-next': '', evidence: '/d/9999', period: '' },
  },
  '/desk/tasks/:task/split': { page: task('acknowledged'), wrong: { 'office-2': '' } },
  '/desk/tasks/:task/ask-extension': {
    page: task('acknowledged'),
    wrong: { 'ask-extension-until': '2026-11-01' },
  },
  '/desk/tasks/:task/refuse-extension': { page: task('asked'), wrong: { 'refuse-extension-reason': '' } },
  '/desk/tasks/:task/remind': { page: task('dispatched'), wrong: STALE, ...STANDS_OTHERWISE },
  '/desk/tasks/:task/return': { page: task('reported'), wrong: { 'return-reason': '' } },
  '/desk/tasks/:task/extend': { page: task('acknowledged'), wrong: { 'extend-until': '' } },
  '/desk/tasks/:task/transfer': { page: task('dispatched'), wrong: { 'transfer-agency': '' } },
  '/desk/tasks/:task/cancel': { page: task('dispatched'), wrong: { 'cancel-reason': '' } },
  '/desk/task-lists/dispatch-plan': {
    page: () => city.waitingPlan(),
    wrong: { due: '2026-02-31' },
    given: { bases: '' },
  },
  '/desk/plans': { page: () => '/desk/plans', wrong: { file: '' }, marked: ['file'] },
  '/desk/plans/:id/units': { page: plan(), wrong: { agencies: '示例市无此局' } },
  '/desk/plans/:id/open': { page: plan(), wrong: { agencies: '示例市无此局' } },
  '/desk/plans/:id/defects': { page: plan(), wrong: { decision: 'otherwise', note: '' }, marked: ['note'] },
  '/desk/plans/:id/dues': { page: plan(), wrong: { due: '2026-02-31' } },
  '/desk/plans/:id/tasks/:number': { page: plan('/tasks/1'), wrong: { requirement: '' } },

  '/desk/agencies': {
    page: () => '/desk/agencies/new',
    wrong: { key: 'Not A Key' },
    given: { parent: '示例市人民政府' },
  },
  '/desk/agencies/:key/rename': { page: agency('/rename'), wrong: { name: '' } },
  '/desk/agencies/:key/move': { page: agency('/move'), wrong: { parent: '没有这个机关' } },
  '/desk/agencies/:key/merge': {
    page: agency('/merge'),
    wrong: { successors: '没有这个机关' },
    given: { agencies: '' },
  },
  '/desk/agencies/:key/split': { page: agency('/split'), wrong: { successors: '没有这个机关' } },
  '/desk/agencies/:key/abolish': { page: agency('/abolish'), wrong: { basis: '' } },
  '/desk/agencies/:key/aliases': { page: agency(''), wrong: { name: '' } },
  '/desk/agencies/:key/details': { page: () => '/desk/agencies/office/details', wrong: { postcode: '12' } },

  '/desk/publications/new': { page: () => '/desk/publications/new', wrong: { kind: '' } },
  '/desk/publications/:edition/edit': { page: edition('draft', '/edit'), wrong: { written: '2026-02-31' } },
  '/desk/publications/:edition/discard': { page: edition('draft'), wrong: { confirmed: '' } },
  '/desk/publications/:edition/answer-warning': { page: edition('warned'), wrong: { 'answer-1': '' } },
  '/desk/publications/:edition/sign': { page: edition('submitted'), wrong: { signing: '' } },
  '/desk/publications/:edition/sign-late': { page: edition('urgent'), who: 'third', wrong: { signing: '' } },
  '/desk/publications/:edition/approve': { page: edition('reviewed'), wrong: STALE, ...STANDS_OTHERWISE },
  '/desk/publications/:edition/return': { page: edition('submitted'), wrong: { 'return-reason': '' } },
  '/desk/publications/:edition/release-urgently': {
    page: edition('secret', '/urgent'),
    wrong: { confirmed: '' },
  },
  '/desk/publications/:edition/withdraw': { page: edition('released'), wrong: { 'withdraw-reason': '' } },
  '/desk/publications/:edition/pin': { page: edition('released'), wrong: { until: '2026-01-01' } },
  '/desk/publications/:edition/place': { page: edition('released'), wrong: { columns: 'no-such-column' } },
  '/desk/publications/:publication/change': { page: edition('released'), wrong: { note: '' } },

  '/desk/sites/new': { page: () => '/desk/sites/new', wrong: { name: '' } },
  '/desk/sites/:key/edit': {
    page: () => '/desk/sites/second/edit',
    wrong: { hosts: 'not/a/host' },
    given: { idCode: '', policeCode: '' },
  },
  '/desk/sites/:key/grey': { page: () => '/desk/sites/second/grey', wrong: { from: '' } },
  '/desk/sites/:key/close': { page: () => '/desk/sites/second/close', wrong: { notice: '' } },
  '/desk/sites/:key/redirects': { page: () => '/desk/sites/second/redirects', wrong: { old: '' } },
  '/desk/settings/:key': {
    page: () => '/desk/settings/letters.answer-days',
    wrong: { value: '0' },
  },
  '/desk/calendar/enter': { page: () => '/desk/calendar/enter', wrong: { source: '' } },

  '/desk/people': { page: () => '/desk/people/new', who: 'system', wrong: { account: '不行' } },
  '/desk/people/:person/details': { page: colleague, who: 'system', wrong: { name: '' } },
  '/desk/people/:person/roles': { page: colleague, who: 'security', wrong: { role: '' } },
  '/desk/absences': { page: () => '/desk/absences', wrong: { deputy: '' } },
  '/desk/absences/handovers': { page: () => '/desk/absences', wrong: { to: '' } },
  '/desk/me/password': { page: () => '/desk/me', wrong: { current: 'wrong' } },
  '/desk/me/recovery-codes': { page: () => '/desk/me', wrong: { code: '000000' }, secrets: ['code'] },
}

describe('a form that is refused', () => {
  test('stands in this table, whichever it is', () => {
    const posts = house.server.routeTable.routes.filter(route => route.method === 'POST')
    const known = new Set([
      ...Object.keys(FORMS),
      ...BUTTONS,
      ...REQUEST_BUTTONS,
      ...RECORD_BUTTONS,
      ...REPORT_BUTTONS,
      ...CORRECTION_BUTTONS,
      ...Object.keys(OTHERS),
    ])
    expect(
      posts
        .map(route => route.pattern)
        .filter(pattern => !known.has(pattern))
        .sort(),
    ).toEqual([])
    const patterns = new Set(posts.map(route => route.pattern))
    expect([...known].filter(pattern => !patterns.has(pattern))).toEqual([])
  })

  test.each(Object.entries(FORMS))(
    '%s says what is wrong, where, and loses nothing',
    async (pattern, row) => {
      const { who = 'clerk', wrong, marked = Object.keys(wrong), status = 422, secrets } = row
      const cookie = row.cookie ? await row.cookie() : who === 'stranger' ? undefined : city.as(who)
      const here = await row.page()
      const { body } = await house.get(here, cookie)
      const form = formIn(body, here, pattern)
      if (!form) throw new Error(`no form for ${pattern} on ${here}: ${body.slice(0, 2000)}`)
      const sent = filledIn(form, { ...row.given, ...wrong })
      city.pass()
      const action = addressOf(form.form, here, pattern)
      const reply = await house.post(action, valuesOf(sent), cookie)
      expect(
        reply.status,
        reply.body
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .slice(0, 400),
      ).toBe(status)
      const returned = formIn(reply.body, action, pattern, sent)
      expect(faultsOfReturned(returned, reply.body, sent, { marked, secrets: secrets ?? [] })).toEqual([])
    },
  )
})

function valuesOf(sent: Sent): Record<string, string[]> {
  return Object.fromEntries(
    sent.map(([name]) => [name, sent.filter(each => each[0] === name).map(each => each[1])]),
  )
}

function addressOf(form: HTMLFormElement, here: string, pattern: string): string {
  const path = new RegExp(`^${pattern.replace(/:[a-z]+/gi, '[^/]+')}$`)
  const buttons = [...form.querySelectorAll('button[formaction]')].map(each =>
    each.getAttribute('formaction'),
  )
  return [form.getAttribute('action'), ...buttons].find(each => each !== null && path.test(each)) ?? here
}
