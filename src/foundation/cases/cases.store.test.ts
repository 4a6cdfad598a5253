import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, civilDate, civilDateOf } from '../../law/civil-date.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { caseCookie, openedCase } from './case-cookie.ts'
import {
  type CaseKind,
  clockEventsOf,
  defineWorkflow,
  eventsOf,
  issueReceipt,
  loadCase,
  moveCase,
  openCase,
  redeemReceipt,
} from './index.ts'

type S = 'asked' | 'answered'
type E = 'transfer' | 'answer'
const NOW = new Date('2026-11-23T02:00:00Z')
const questions: CaseKind<S, E, 'text'> = {
  key: 'sample-question',
  label: '示例提问',
  workflow: defineWorkflow({
    name: 'sample-question',
    start: 'asked',
    states: { asked: { label: '待答复' }, answered: { label: '已答复', final: true } },
    events: { transfer: { label: '转办' }, answer: { label: '答复' } },
    cells: [
      {
        from: 'asked',
        event: 'transfer',
        to: 'asked',
        who: ['handler'],
        needs: [],
        clock: 'restart',
        says: '已转办',
      },
      { from: 'asked', event: 'answer', to: 'answered', who: ['handler'], needs: ['text'], says: '已答复' },
    ],
  }),
}

let db: Db
let finance: string
let health: string
let close: () => Promise<void>
const handlerOf = (scope: string) => ({
  id: '01890000-0000-7000-8000-000000000001',
  account: 'h',
  name: '示例',
  home: scope,
  grants: [{ role: 'handler', scope }],
})

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  finance = (await foundedAgency(db, { key: 'finance', name: '示例财政局' }, NOW)).id
  health = (await foundedAgency(db, { key: 'health', name: '示例卫健委' }, NOW)).id
  close = async () => {
    await db.destroy()
    await database.drop()
  }
})
afterAll(() => close())

const opened = (number?: string) =>
  inTransaction(db, tx =>
    openCase(
      tx,
      questions,
      {
        agencyId: finance,
        number,
        event: 'ask',
        says: '已提交',
        clock: { on: civilDate('2026-11-23'), article: '示例' },
      },
      'applicant',
      NOW,
    ),
  )

describe('a case', () => {
  test('keeps its whole story: who, what, and the days that its clock counts from', async () => {
    const { id } = await opened('S-1')
    const later = new Date(NOW.getTime() + 86_400_000)
    const moved = await inTransaction(db, tx =>
      moveCase(
        tx,
        questions,
        'transfer',
        {
          caseId: id,
          version: 1,
          agencyId: health,
          note: '属于卫生健康事项',
          clock: { on: civilDateOf(later), article: '示例第二条' },
        },
        handlerOf(finance),
        later,
      ),
    )
    expect(moved).toMatchObject({ ok: true, case: { agencyId: health, state: 'asked', version: 2 } })
    const events = await eventsOf(db, id)
    expect(events.map(({ seq, event, by, note }) => [seq, event, by, note])).toEqual([
      [1, 'ask', 'applicant', null],
      [2, 'transfer', 'staff', '属于卫生健康事项'],
    ])
    expect(clockEventsOf(events)).toEqual([
      { kind: 'start', at: '2026-11-23', article: '示例' },
      { kind: 'restart', at: addDays(civilDate('2026-11-23'), 1), article: '示例第二条' },
    ])
  })

  test('is refused to who may not act, to an unmet need, and to a page that is out of date', async () => {
    const { id } = await opened()
    const answer = (move: object, scope = finance) =>
      inTransaction(db, tx =>
        moveCase(tx, questions, 'answer', { caseId: id, ...move }, handlerOf(scope), NOW),
      )
    expect(await answer({ met: () => true }, health)).toMatchObject({ problems: [{ code: 'wrong-role' }] })
    expect(await answer({})).toMatchObject({ problems: [{ code: 'text' }] })
    expect(await answer({ version: 7, met: () => true })).toMatchObject({
      problems: [{ code: 'changed-meanwhile' }],
    })
    expect(await answer({ met: () => true })).toMatchObject({ ok: true, case: { state: 'answered' } })
    expect(await answer({ met: () => true })).toMatchObject({ problems: [{ code: 'wrong-state' }] })
    expect((await loadCase(db, questions, id))?.closedAt).toEqual(NOW)
  })

  test('has a timeline that nobody can rewrite', async () => {
    const { id } = await opened()
    await expect(
      db.updateTable('desk.case_events').set({ says: '别的' }).where('case_id', '=', id).execute(),
    ).rejects.toThrow()
  })
})

describe('a receipt', () => {
  test('opens its case however its code was typed, and stops opening it when the code is renewed', async () => {
    const { id } = await opened('S-20')
    const { code } = await inTransaction(db, tx => issueReceipt(tx, id, NOW))
    const redeem = (typed: string, number = 'S-20') =>
      inTransaction(db, tx => redeemReceipt(tx, ['sample-question'], { number, code: typed }, NOW))
    expect(await redeem(code.toLowerCase().replaceAll('-', ' '), ' s-20 ')).toEqual({
      ok: true,
      caseId: id,
      kind: 'sample-question',
    })
    const renewed = await inTransaction(db, tx => issueReceipt(tx, id, NOW))
    expect(await redeem(code)).toMatchObject({ problems: [{ code: 'wrong-receipt' }] })
    expect(await redeem(renewed.code)).toMatchObject({ ok: true })
    expect(await redeem(renewed.code, 'S-99')).toMatchObject({ problems: [{ code: 'wrong-receipt' }] })
  })

  test('is locked after five wrong codes, also for the right one', async () => {
    const { id } = await opened('S-21')
    const { code } = await inTransaction(db, tx => issueReceipt(tx, id, NOW))
    const redeem = (typed: string) =>
      inTransaction(db, tx => redeemReceipt(tx, ['sample-question'], { number: 'S-21', code: typed }, NOW))
    for (let guess = 1; guess < 5; guess++) {
      expect(await redeem('0000-0000-0000')).toMatchObject({ problems: [{ code: 'wrong-receipt' }] })
    }
    expect(await redeem('0000-0000-0000')).toMatchObject({ problems: [{ code: 'receipt-locked' }] })
    expect(await redeem(code)).toMatchObject({ problems: [{ code: 'receipt-locked' }] })
  })

  test('keeps one case open in one browser for half an hour, and no other case', () => {
    const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } })
    const header = caseCookie(keys, 'https://example.test', 'case-a', NOW)
    expect(header).toMatch(/^__Host-gk_case=.*HttpOnly; Secure; SameSite=Strict/)
    const value = decodeURIComponent(header.slice(header.indexOf('=') + 1, header.indexOf(';')))
    const laterBy = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
    expect(openedCase(keys, { '__Host-gk_case': value }, laterBy(29))).toBe('case-a')
    expect(openedCase(keys, { '__Host-gk_case': value }, laterBy(30))).toBeUndefined()
    expect(openedCase(keys, { gk_case: value }, laterBy(1))).toBeUndefined()
    const forged = value.replace('case-a', 'case-b')
    expect(openedCase(keys, { '__Host-gk_case': forged }, laterBy(1))).toBeUndefined()
  })
})
