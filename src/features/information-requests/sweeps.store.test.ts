import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { enterYear, seedCalendar } from '../../foundation/calendar/index.ts'
import { civilDate } from '../../law/civil-date.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import type { JobGround } from '../../platform/room/room.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { newId } from '../../platform/time/ids.ts'
import { openConsultation } from './actions/work.ts'
import { broughtTo, filedRequest, granted, type RequestHands, sampleAsking } from './builders.ts'
import { complain } from './complaints/actions.ts'
import { readComplaint } from './complaints/read.ts'
import { complaintsOf } from './complaints/store.ts'
import { fileOf } from './file.ts'
import { requestJobs } from './jobs.ts'
import { countDueChanges, dueChanges } from './recalculated/store.ts'
import { opened } from './sealing.ts'
import { requestOf } from './store.ts'

const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
const ground = { keys, origin: 'http://localhost' }
const day = (text: string) => new Date(`${text}T02:00:00Z`)

let db: Db
let close: () => Promise<void>
let office = ''
let hands: RequestHands

const someone = (role: string, scope: string): Actor => ({
  id: newId(day('2026-01-05')),
  account: role,
  name: '示例',
  home: scope,
  grants: [{ role, scope }],
})
const run = async (name: string, now: Date) => {
  const jobs = requestJobs({ db, services: { keys }, origin: ground.origin } as JobGround)
  await jobs.find(job => job.name === name)?.run({}, now)
}

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 20_000 }, () => {}))
  close = async () => {
    await db.destroy()
    await database.drop()
  }
  await inTransaction(db, tx => seedCalendar(tx, day('2026-01-05')))
  office = (await foundedAgency(db, { key: 'water', name: '示例市水务局' }, day('2026-01-05'))).id
  hands = {
    registrar: someone('registrar', office),
    handler: someone('handler', office),
    head: someone('disclosure-head', office),
    secrecy: someone('confidentiality-reviewer', office),
    legality: someone('legality-reviewer', office),
  }
}, 60_000)
afterAll(() => close())

const asked = async (on: string) =>
  (await filedRequest(db, ground, sampleAsking({ agency: 'water' }), day(on))).caseId

test('two agencies each number their letters from one', async () => {
  const { id: other } = await foundedAgency(db, { key: 'fire', name: '示例市消防局' }, day('2026-02-02'))
  const theirs = { ...hands, registrar: someone('registrar', other) }
  for (const [agency, who] of [
    ['water', hands],
    ['fire', theirs],
  ] as const) {
    const { caseId } = await filedRequest(db, ground, sampleAsking({ agency }), day('2026-02-02'))
    await broughtTo(db, ground, caseId, 'correcting', who, () => day('2026-02-03'))
    const numbers = (await fileOf(db, caseId))?.signatures.map(each => each.number)
    expect([agency, numbers]).toEqual([agency, ['〔2026〕第1号-登', '〔2026〕第2号-补']])
  }
})

describe('what happens by itself', () => {
  test('a third party who says nothing in fifteen working days leaves it to the agency, and the clock goes on', async () => {
    const id = await asked('2026-03-02')
    await broughtTo(db, ground, id, 'assigned', hands, () => day('2026-03-02'))
    const party = { name: '示例公司', contact: '', question: '是否同意公开示例合同' }
    await inTransaction(db, async tx =>
      granted(
        await openConsultation(
          tx,
          ground,
          { caseId: id, kind: 'third-party', party },
          hands.handler,
          day('2026-03-03'),
        ),
      ),
    )
    // Five days on the way, since nobody recorded its arrival; fifteen working days from 8 March end on Friday the 27th, and
    // what comes on that day is in time.
    await run('requests.silence', day('2026-03-27'))
    expect((await fileOf(db, id))?.clock.state).toBe('paused')
    await run('requests.silence', day('2026-03-28'))
    await run('requests.silence', day('2026-03-31'))
    const file = await fileOf(db, id)
    expect(file?.consultations.map(each => [each.answer, each.closed_on])).toEqual([['silent', '2026-03-27']])
    expect(file?.clock.state).toBe('running')
    expect(file?.events.filter(event => event.event === 'conclude')).toHaveLength(1)
  })

  test('a calendar that is entered later moves the days that it touches, and says which', async () => {
    const touched = await asked('2026-12-18')
    await broughtTo(db, ground, touched, 'received', hands, () => day('2026-12-18'))
    const untouched = await asked('2026-11-02')
    await broughtTo(db, ground, untouched, 'received', hands, () => day('2026-11-02'))
    await run('requests.reckon', day('2026-12-18'))
    const before = (await requestOf(db, touched))?.queue_due
    expect(before).toBe('2027-01-15')
    expect(await countDueChanges(db, 'all', '2026-01-01')).toBe(0)

    const notice = {
      year: 2027,
      holidays: ['2027-01-01'].map(civilDate),
      workdays: [],
      source: '示例通知〔2026〕1号',
    }
    await inTransaction(db, async tx =>
      granted(await enterYear(tx, notice, someone('supervising-office', office), day('2026-12-20'))),
    )
    await run('requests.reckon', day('2026-12-20'))
    await run('requests.reckon', day('2026-12-20'))
    expect((await requestOf(db, untouched))?.queue_due).toBe('2026-11-30')
    const changes = await dueChanges(db, [office], '2026-12-01', 10)
    expect(changes.map(each => [each.case_id, each.due_before, each.due_after])).toEqual([
      [touched, '2027-01-15', '2027-01-18'],
    ])
    expect((await requestOf(db, touched))?.queue_due).toBe('2027-01-18')
    expect(await countDueChanges(db, [], '2026-12-01')).toBe(0)
  })

  test('papers end first, then all that was written; number, days and result stay', async () => {
    const id = await asked('2026-01-05')
    await broughtTo(db, ground, id, 'closed', hands, step =>
      day(`2026-01-${String(5 + step).padStart(2, '0')}`),
    )
    await inTransaction(db, async tx =>
      granted(
        await complain(
          tx,
          ground,
          { caseId: id, reason: 'not-by-law', words: '示例投诉的内容' },
          day('2026-01-20'),
        ),
      ),
    )
    const whole = async () => {
      const row = await requestOf(db, id)
      return row && opened(keys, row)
    }
    await run('requests.erase', day('2026-07-01'))
    expect((await whole())?.papers.number).toBe('示例证件号码')
    await run('requests.erase', day('2026-08-01'))
    expect([(await whole())?.papers.number, (await whole())?.applicant.name]).toEqual(['', '示例申请人'])

    await run('requests.erase', day('2031-02-01'))
    expect(await whole()).toBeUndefined()
    const row = await requestOf(db, id)
    expect([row?.outcome, row?.received_on !== null, row?.applicant_marks]).toEqual(['R02', true, []])
    const [complaint] = await complaintsOf(db, id)
    expect(row && complaint && readComplaint(keys, row, complaint).words).toBeUndefined()
  })
})
