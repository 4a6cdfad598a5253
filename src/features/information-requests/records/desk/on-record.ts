import type { RecordKey } from '../../../../platform/crypto/record-keys.ts'
import type { Crumb } from '../../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../../platform/http/routes.ts'
import { requestAt } from '../../desk/access.ts'
import type { RequestFile } from '../../file.ts'
import { keyOf } from '../../sealing.ts'
import { TITLE } from '../../words.ts'
import { type ReadRecord, readRecords } from '../read.ts'
import { RECORDS } from '../words.ts'

/** A request whose records this person may read. */
export interface OnRequest {
  readonly file: RequestFile
  readonly key: RecordKey
  readonly records: readonly ReadRecord[]
}

export interface OnRecord extends OnRequest {
  readonly record: ReadRecord
}

/** The request that the address names with its records; undefined where there is none for this person, or it was erased. */
export async function recordsAt(visit: DeskVisit): Promise<OnRequest | undefined> {
  const file = await requestAt(visit)
  const key = file && keyOf(visit.services.keys, file.row)
  if (!file || !key) return undefined
  return { file, key, records: await readRecords(visit.db, key, file.standing.id) }
}

/** The record that the address names; one of another request is as one that is not. */
export async function recordAt(visit: DeskVisit): Promise<OnRecord | undefined> {
  const on = await recordsAt(visit)
  const record = on?.records.find(each => each.id === visit.params.record)
  return on && record && { ...on, record }
}

export const recordsHome = (caseId: string) => `/desk/requests/${caseId}/records`

export function crumbsOf({ standing }: RequestFile, deeper: readonly Crumb[] = []): readonly Crumb[] {
  return [
    { href: '/desk/requests', label: TITLE },
    { href: `/desk/requests/${standing.id}`, label: `申请 ${standing.number ?? ''}` },
    ...deeper,
  ]
}

export function crumbsOfRecord({ file, record }: OnRecord, deeper: boolean): readonly Crumb[] {
  const home = recordsHome(file.standing.id)
  return crumbsOf(file, [
    { href: home, label: RECORDS },
    ...(deeper ? [{ href: `${home}/${record.id}`, label: record.name }] : []),
  ])
}
