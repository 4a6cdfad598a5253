import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { HiddenFinding } from '../../../platform/files/hidden-data/index.ts'
import { recordsOf, releasesOf } from './store.ts'
import type { BurnedBox, CheckProblem, RecordRow, ReleaseKind, ReleaseRow } from './tables.ts'

/** What seals the words of a record and of a release to them. */
export const nameContext = (id: string) => `record-name:${id}`
export const findingsContext = (id: string) => `record-findings:${id}`
export const reasonContext = (id: string) => `release-reason:${id}`

/** A copy that may leave the house. */
export interface ReadRelease {
  readonly id: string
  readonly recordId: string
  readonly kind: ReleaseKind
  readonly name: string
  readonly reason: string
  readonly stored: string
  readonly sha256: string
  readonly mediaType: string
  readonly size: number
  readonly pages: number | null
  readonly boxes: readonly BurnedBox[]
  readonly releasedBy: string
  readonly releasedAt: Date
}

/** A record with its words, and the copy that stands for it: the newest. */
export interface ReadRecord {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly stored: string
  readonly sha256: string
  readonly scan: RecordRow['scan']
  readonly findings: readonly HiddenFinding[]
  readonly problem: CheckProblem | null
  readonly uploadedBy: string
  readonly uploadedAt: Date
  readonly release: ReadRelease | undefined
}

/** The records of a request that were not set aside, in order. */
export async function readRecords(db: Db | Tx, key: RecordKey, caseId: string): Promise<ReadRecord[]> {
  const releases = await readReleases(db, key, caseId)
  return (await recordsOf(db, caseId)).map(row => ({
    id: row.id,
    name: key.open(row.sealed_name, nameContext(row.id)),
    mediaType: row.media_type,
    size: Number(row.size),
    stored: row.stored,
    sha256: row.sha256,
    scan: row.scan,
    findings: JSON.parse(key.open(row.sealed_findings, findingsContext(row.id))) as HiddenFinding[],
    problem: row.check_problem,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    release: releases.findLast(each => each.recordId === row.id),
  }))
}

/** Every release of a request, oldest first, those of records that were set aside among them. */
export async function readReleases(db: Db | Tx, key: RecordKey, caseId: string): Promise<ReadRelease[]> {
  return (await releasesOf(db, caseId)).map(row => openedRelease(key, row))
}

function openedRelease(key: RecordKey, row: ReleaseRow): ReadRelease {
  return {
    id: row.id,
    recordId: row.record_id,
    kind: row.kind,
    name: key.open(row.sealed_name, nameContext(row.id)),
    reason: row.sealed_reason === null ? '' : key.open(row.sealed_reason, reasonContext(row.id)),
    stored: row.stored,
    sha256: row.sha256,
    mediaType: row.media_type,
    size: Number(row.size),
    pages: row.pages,
    boxes: row.boxes as readonly BurnedBox[],
    releasedBy: row.released_by,
    releasedAt: row.released_at,
  }
}
