import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { type AgencyDetails, correctDetails } from '../../foundation/agencies/index.ts'
import {
  type Cast,
  granted,
  published,
  republished,
  sampleContent,
} from '../../foundation/publications/builders.ts'
import { startPublication, submitDraft } from '../../foundation/publications/index.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { listSentMail, sendQueuedMail } from '../../platform/mail/mail.ts'
import { keptTransport } from '../../platform/mail/transport.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { guideReminderJob } from './guide-reminders.tsx'
import { guidesDue } from './guide-review.ts'
import { liveGuides } from './guides-store.ts'
import { disclosureKinds, guide } from './kinds.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const NO_DETAILS: AgencyDetails = {
  functions: '',
  address: '',
  telephone: '',
  fax: '',
  email: '',
  postcode: '',
  hours: '',
  head: '',
  website: '',
  disclosureOffice: '',
}
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

function castOf(agencyId: string): Cast {
  const one = (n: number, role: string): Actor => {
    const id = `00000000-0000-7000-8000-00000000000${n}`
    return { id, account: role, name: '示例', home: agencyId, grants: [{ role, scope: agencyId }] }
  }
  return {
    drafter: one(1, 'drafter'),
    reviewer: one(2, 'reviewer'),
    legality: one(3, 'legality-reviewer'),
    secrecy: one(4, 'confidentiality-reviewer'),
    releaser: one(5, 'releaser'),
  }
}

const text = (reviewed: string) => sampleContent({ title: '政府信息公开指南（示例）', details: { reviewed } })

async function agencyWithGuide(key: string, reviewed: string, email: string) {
  const { id } = await foundedAgency(db, { key, name: `示例市${key}局`, details: { email } }, NOW)
  const made = await published(db, disclosureKinds, guide, id, text(reviewed), castOf(id), NOW)
  return { id, ...made }
}

const remind = (now = NOW) => guideReminderJob(db, keys, 'http://localhost:8080').run({}, now)

async function lettersTo(address: string) {
  const waiting = await db
    .selectFrom('ops.outgoing_mail')
    .select('id')
    .where('state', '=', 'waiting')
    .execute()
  for (const { id } of waiting) await sendQueuedMail(db, id, keptTransport(), keys, NOW)
  return (await listSentMail(db, keys)).filter(mail => mail.to === address)
}

describe('a guide that comes due for review', () => {
  test('brings its agency one letter, however often the job runs', async () => {
    await agencyWithGuide('old', '2025-10-01', 'old@example.com')
    await remind()
    await remind(new Date('2026-11-23T02:00:00Z'))
    const [letter, ...more] = await lettersTo('old@example.com')
    expect(more).toEqual([])
    expect(letter?.subject).toContain('政府信息公开指南待复核')
    expect(letter?.text).toContain('2026-10-01')
    const facts = await db
      .selectFrom('ops.facts')
      .select('data')
      .where('kind', '=', 'disclosure.guide-review-reminded')
      .execute()
    expect(facts).toEqual([{ data: { due: '2026-10-01', reason: 'age' } }])
  })

  test('brings none while it is fresh, and none where there is no mailbox', async () => {
    await agencyWithGuide('fresh', '2026-10-01', 'fresh@example.com')
    await agencyWithGuide('mute', '2024-10-01', '')
    await remind()
    expect(await lettersTo('fresh@example.com')).toEqual([])
    expect(await lettersTo('')).toEqual([])
  })

  test('is due at once when the agency moves house, and no more once it is brought up to date', async () => {
    const { id, publicationId } = await agencyWithGuide('moved', '2026-11-01', 'moved@example.com')
    const moved = new Date('2026-12-01T02:00:00Z')
    const details = { ...NO_DETAILS, address: '示例路1号' }
    const correction = { agencyId: id, version: 1, details, offices: [] }
    await inTransaction(db, async tx => granted(await correctDetails(tx, correction, null, moved)))
    const due = async () => guidesDue(await liveGuides(db, [id]), 12, '2026-12-02')
    expect(await due()).toMatchObject([{ dueOn: '2026-12-01', reason: 'details' }])
    const later = new Date('2026-12-03T02:00:00Z')
    await republished(db, disclosureKinds, publicationId, text('2026-12-02'), '更新地址', castOf(id), later)
    expect(await due()).toEqual([])
  })
})

describe('the update date of a guide', () => {
  test('that lies in the future stops it at the first gate', async () => {
    const { id } = await foundedAgency(db, { key: 'eager' }, NOW)
    const { drafter } = castOf(id)
    const { editionId } = granted(
      await inTransaction(db, tx => startPublication(tx, guide, id, text('2026-11-23'), drafter, NOW)),
    )
    const refusal = await inTransaction(db, tx =>
      submitDraft(tx, disclosureKinds, { editionId }, drafter, NOW),
    )
    expect(refusal).toMatchObject({ ok: false, problems: [{ code: 'no-blocking-findings' }] })
  })

  test('that goes back behind the live one stops a new version', async () => {
    const { id, publicationId } = await agencyWithGuide('back', '2026-10-01', '')
    const again = republished(db, disclosureKinds, publicationId, text('2026-09-01'), '更正', castOf(id), NOW)
    await expect(again).rejects.toThrow('no-blocking-findings')
  })
})
