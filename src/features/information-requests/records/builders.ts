import { type Db, inTransaction } from '../../../platform/db/db.ts'
import { fileOfBytes } from '../../../platform/forms/uploaded-file.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import type { Services } from '../../../platform/services.ts'
import { fileOf } from '../file.ts'
import { keyOf } from '../sealing.ts'
import { bringRecords, takeRecord } from './actions/bring.ts'
import { readRecords } from './read.ts'

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

async function keyOfCase(db: Db, services: Services, caseId: string) {
  const file = await fileOf(db, caseId)
  const key = file && keyOf(services.keys, file.row)
  if (!key) throw new Error('no such request')
  return key
}

function done(outcome: { readonly ok: boolean }): void {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
