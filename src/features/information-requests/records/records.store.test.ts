import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { keyRing } from '../../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool, type Tx } from '../../../platform/db/db.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { fileRequest } from '../actions/file.ts'
import { granted, sampleAsking } from '../builders.ts'
import { insertRequestLetter } from '../store-letters.ts'
import { insertEnclosures, insertRecord, insertRelease, setRecordAside } from './store.ts'
import type { ReleaseRow } from './tables.ts'

const NOW = new Date('2026-03-06T02:00:00Z')
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
const ORIGINAL = 'a'.repeat(64)
const COPY = 'b'.repeat(64)
const PERSON = randomUUID()
const RECORD = randomUUID()
const RELEASE = randomUUID()
const BOX = { page: 1, from_left: 0, from_top: 0, width: 10, height: 10, ground: 'X5' }
let db: Db
let close: () => Promise<void>
let caseId = ''
let otherCase = ''

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 20_000 }, () => {}))
  close = async () => {
    await db.destroy()
    await database.drop()
  }
  await foundedAgency(db, { key: 'water', name: '示例市水务局' }, NOW)
  const filed = () =>
    inTransaction(db, async tx =>
      granted(
        await fileRequest(tx, { keys, origin: 'http://localhost' }, sampleAsking({ agency: 'water' }), NOW),
      ),
    )
  caseId = (await filed()).caseId
  otherCase = (await filed()).caseId
  await inTransaction(db, async tx => {
    await insertRecord(tx, {
      id: RECORD,
      case_id: caseId,
      sealed_name: 'sealed',
      sealed_findings: 'sealed',
      check_problem: null,
      stored: 'c'.repeat(64),
      sha256: ORIGINAL,
      media_type: 'application/pdf',
      size: 1,
      scan: 'clean',
      uploaded_by: PERSON,
      uploaded_at: NOW,
      removed_by: null,
      removed_at: null,
    })
    await insertRelease(tx, release({}))
    for (const each of [caseId, otherCase]) await insertRequestLetter(tx, letter(each))
  })
}, 60_000)
afterAll(() => close())

function release(parts: Partial<ReleaseRow>): ReleaseRow {
  return {
    id: RELEASE,
    case_id: caseId,
    record_id: RECORD,
    original: ORIGINAL,
    kind: 'redacted',
    sealed_name: 'sealed',
    sealed_reason: null,
    stored: 'd'.repeat(64),
    sha256: COPY,
    media_type: 'application/pdf',
    size: 1,
    pages: 1,
    boxes: [BOX],
    released_by: PERSON,
    released_at: NOW,
    ...parts,
  }
}

const letter = (of: string) => ({
  case_id: of,
  seq: 1,
  document: 'D15',
  template: 'one',
  outcome: 'R02',
  sealed: 'sealed',
  digest: 'e'.repeat(64),
  author_id: PERSON,
  at: NOW,
})
const tried = (work: (tx: Tx) => Promise<unknown>) =>
  inTransaction(db, async tx => {
    await work(tx)
    return 'done'
  }).catch((error: unknown) => (error instanceof Error ? error.message : 'thrown'))
const hung = (parts: { readonly on?: string; readonly release?: string; readonly digest?: string }) =>
  tried(tx =>
    insertEnclosures(tx, [
      {
        case_id: parts.on ?? caseId,
        letter_seq: 1,
        place: 1,
        release_id: parts.release ?? RELEASE,
        sha256: parts.digest ?? COPY,
      },
    ]),
  )

describe('what the database itself refuses', () => {
  test.each([
    ['an original in the place of a released copy', { release: RECORD, digest: ORIGINAL }],
    ['a released copy with the digest of the original', { digest: ORIGINAL }],
    ['a copy that was released for another request', { on: 'other' }],
  ])('to hang on a reply %s', async (_what, parts) => {
    const on = 'on' in parts ? { ...parts, on: otherCase } : parts
    expect(await hung(on)).toContain('only_what_was_released')
  })

  test.each<[string, Partial<ReleaseRow>]>([
    ['the original under the name of a blackened copy', { sha256: ORIGINAL }],
    ['other bytes as the original', { kind: 'as-is', boxes: [] }],
    ['a blackened copy without a box', { boxes: [] }],
  ])('to release %s', async (_what, parts) => {
    const message = await tried(tx => insertRelease(tx, release({ id: randomUUID(), ...parts })))
    expect(message).toMatch(/a_copy_is_not_its_original|a_redacted_copy_has_boxes/)
  })

  test('to change or lose what was brought, released or hung on a reply', async () => {
    expect(await hung({})).toBe('done')
    for (const table of ['desk.request_releases', 'desk.request_enclosures'] as const) {
      expect(await tried(tx => tx.updateTable(table).set({ sha256: ORIGINAL }).execute())).not.toBe('done')
      expect(await tried(tx => tx.deleteFrom(table).execute())).not.toBe('done')
    }
    const records = 'desk.request_records'
    expect(await tried(tx => tx.updateTable(records).set({ sha256: COPY }).execute())).toContain(
      'does not change',
    )
    expect(await tried(tx => tx.deleteFrom(records).execute())).not.toBe('done')
    // Setting it aside is all that may happen to it.
    expect(await tried(tx => setRecordAside(tx, RECORD, PERSON, NOW))).toBe('done')
  })
})
