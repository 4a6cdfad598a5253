import type { RedactionGround } from '../../../law/redaction-grounds.ts'
import { type Db, inTransaction } from '../../../platform/db/db.ts'
import { fileOfBytes } from '../../../platform/forms/uploaded-file.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { pagesOf } from '../../../platform/raster/index.ts'
import type { Services } from '../../../platform/services.ts'
import { fileOf } from '../file.ts'
import { keyOf } from '../sealing.ts'
import { placeBoxes } from './actions/boxes.ts'
import { bringRecords, takeRecord } from './actions/bring.ts'
import { preparedRedacted, releaseCopy } from './actions/release.ts'
import { boxOverLine } from './boxes.ts'
import { readRecords } from './read.ts'
import { boxesOf } from './store.ts'

interface Bringing {
  readonly services: Services
  readonly origin: string
  readonly caseId: string
  readonly actor: Actor
  readonly now: Date
}

/** Puts a PDF into the file of a request in which a reply can be drafted; answers the record's id. Throws where it was refused. */
export async function broughtRecord(
  db: Db,
  { services, origin, caseId, actor, now }: Bringing,
  name: string,
  content: Uint8Array,
): Promise<string> {
  const key = await keyOfCase(db, services, caseId)
  const taken = await takeRecord(services, key, fileOfBytes(name, 'application/pdf', content))
  if (!taken.ok) throw new Error(`refused: ${JSON.stringify(taken.problems)}`)
  await inTransaction(db, async tx =>
    done(await bringRecords(tx, { keys: services.keys, origin }, caseId, [taken], actor, now)),
  )
  const record = (await readRecords(db, key, caseId)).find(each => each.sha256 === taken.kept.sha256)
  if (!record) throw new Error('a record was brought')
  return record.id
}

/** A PDF, and the lines in it that nobody is to read, by words that stand in them. */
export interface SampleRecord {
  readonly name: string
  readonly content: Uint8Array
  readonly covers: readonly { readonly words: string; readonly ground: RedactionGround['key'] }[]
}

/** Brings a PDF in, blackens its lines, and releases the copy. Throws where it was refused, or a line is not there. */
export async function givenRecord(db: Db, bringing: Bringing, sample: SampleRecord): Promise<void> {
  const { services, origin, caseId, actor, now } = bringing
  const recordId = await broughtRecord(db, bringing, sample.name, sample.content)
  const drawn = await pagesOf(sample.content, 'application/pdf')
  if (!drawn.ok) throw new Error(`not drawn: ${drawn.problem}`)
  const on = { caseId, recordId }
  for (const { words, ground } of sample.covers) {
    const at = drawn.pages.findIndex(({ lines }) => lines.some(line => line.text.includes(words)))
    const boxes = (drawn.pages[at]?.lines ?? []).filter(line => line.text.includes(words)).map(boxOverLine)
    if (boxes.length === 0) throw new Error(`${sample.name} has no line with ${words}`)
    await inTransaction(db, async tx =>
      done(await placeBoxes(tx, { ...on, page: at + 1, ground, boxes }, actor, now)),
    )
  }
  const key = await keyOfCase(db, services, caseId)
  const record = (await readRecords(db, key, caseId)).find(each => each.id === recordId)
  if (!record) throw new Error('a record was brought')
  const copy = await preparedRedacted(services.files, key, record, await boxesOf(db, recordId))
  if (!copy.ok) throw new Error(`refused: ${JSON.stringify(copy.problems)}`)
  await inTransaction(db, async tx =>
    done(await releaseCopy(tx, { keys: services.keys, origin }, on, copy, actor, now)),
  )
}

async function keyOfCase(db: Db, services: Services, caseId: string) {
  const file = await fileOf(db, caseId)
  const key = file && keyOf(services.keys, file.row)
  if (!key) throw new Error('no such request')
  return key
}

function done(outcome: { readonly ok: boolean }): void {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
