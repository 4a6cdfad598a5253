import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyForbiddenCell, type Trying } from '../../testing/forbidden-cells.ts'
import { lettersTo, runJob } from '../../testing/letters.ts'
import { brought, filed, openedDesks, sampleLetter } from './builders.ts'
import { kindOf } from './kinds.ts'
import { kept, LETTER_ROLES, openLetterHouse, QUESTION, read } from './testing-house.ts'
import { type LetterEvent, letterWorkflow } from './workflow.ts'

const letters = await openLetterHouse()
const { city, office, water, later, standing } = letters
beforeAll(() => openedDesks(city.house.db, [office.id, water.id], city.now))
afterAll(() => city.close())

describe('other letters', () => {
  test('about the site come to whoever answers for it, within three working days, from nobody in particular', async () => {
    const form = await city.get('/letters/site-error?page=%2Fd%2F1')
    expect(form.body).toContain('value="/d/1"')
    const sent = await city.post('/letters/site-error', {
      page: '/d/1',
      error: 'link',
      body: '附件不能下载。',
      agreed: 'yes',
    })
    expect(sent.status).toBe(303)
    const receipt = read((await city.get('/letters/receipt', kept(sent))).body)
    expect(receipt).toMatch(/受理机关 示例市人民政府办公室.*还剩 3 个工作日/)
  })

  test('of policy are first shown what is public already', async () => {
    const looked = await city.post('/letters/new', { ...QUESTION, kind: 'policy', step: 'look' })
    expect([looked.status, read(looked.body).includes('没有找到现成的答复')]).toEqual([200, true])
    expect(looked.body).toContain('示例路昨天起停水')
  })

  test('are bounded for one client, and what was typed is not lost', async () => {
    let last = 0
    let body = ''
    for (let n = 0; n < 22 && last !== 429; n += 1) {
      const reply = await city.post('/letters/new', { ...QUESTION, kind: 'suggest', once: `key-${n}` })
      last = reply.status
      body = reply.body
    }
    expect([last, body.includes('示例路昨天起停水')]).toEqual([429, true])
    await later(2)
  })

  test('that are late are told to the agency once a day', async () => {
    await city.house.db.updateTable('desk.agencies').set({ email: 'desk@example.org' }).execute()
    // A Monday again.
    await later(24 * 10)
    for (const _ of [1, 2]) await runJob(city, 'letters.remind')
    const mails = await lettersTo(city, 'desk@example.org')
    expect(mails.map(mail => mail.subject)).toEqual([
      expect.stringMatching(/^来信办理提醒：\d+ 件，其中 \d+ 件已超期$/),
    ])
  })
})

describe('a letter', () => {
  /** What each act sends so that only role and state can refuse it. */
  const FORMS: Readonly<Partial<Record<LetterEvent, Record<string, string>>>> = {
    transfer: { to: water.id, reason: '示例理由' },
    refer: { channel: 'petition' },
    ask: { words: '示例补充' },
    supplement: { words: '示例内容' },
    extend: { reason: '示例理由' },
    submit: { draft: '0', answer: '示例答复' },
    return: { reason: '示例理由' },
    rate: { score: '5', words: '示例内容' },
  }

  /** The roles that the table names; all others are refused at the door for every route (role-matrix). */
  const NAMED = LETTER_ROLES.filter(role => letterWorkflow.cells.some(cell => cell.who.includes(role)))

  test('moves by its table alone: every forbidden role × state × event is refused, and changes nothing', async () => {
    const { tried, faults } = await everyForbiddenCell(city, letterWorkflow, {
      async scene(state) {
        await later(1)
        const { db } = city.house
        const at = (step: number) => new Date(city.now.getTime() - (10 - step) * 1000)
        const hands = {
          handler: letters.somebody('handler').actor,
          approver: letters.somebody('disclosure-head').actor,
        }
        const sent = sampleLetter({ kind: kindOf('help'), agency: office.key })
        const { caseId, number, code } = await filed(db, letters.ground, sent, at(0))
        await brought(db, letters.ground, caseId, state, hands, at)
        const staff: Trying[] = NAMED.map(role => ({
          name: role,
          actor: letters.somebody(role).actor,
          cookie: letters.as(role),
        }))
        const elsewhere = {
          name: 'another agency',
          actor: letters.elsewhere.actor,
          cookie: letters.stranger(),
        }
        // The writer's page comes back with what stands now, and has no address for what others do.
        const writer: Trying = {
          name: 'the writer',
          actor: 'applicant',
          cookie: kept(await city.post('/letters/status', { number, code })),
          refused: [404, 422],
        }
        return { id: caseId, agencyId: office.id, people: [...staff, elsewhere, writer] }
      },
      async post(event, id, who) {
        const path = who.actor === 'applicant' ? '/letters/status' : `/desk/letters/${id}`
        const { version } = await standing(id)
        return city.post(`${path}/${event}`, { version: String(version), ...FORMS[event] }, who.cookie)
      },
      standing,
    })
    expect(faults).toEqual([])
    expect(tried).toBeGreaterThan(100)
  }, 60_000)
})
