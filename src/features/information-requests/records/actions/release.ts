import { sha256 } from '../../../../platform/crypto/digest.ts'
import type { RecordKey } from '../../../../platform/crypto/record-keys.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { extensionOf } from '../../../../platform/files/file-names.ts'
import type { FileStore } from '../../../../platform/files/file-store.ts'
import { hiddenData, withoutHiddenData } from '../../../../platform/files/hidden-data/index.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { pagesOf, redacted } from '../../../../platform/raster/index.ts'
import { newId } from '../../../../platform/time/ids.ts'
import type { Ground } from '../../actions/step.ts'
import { fileOf } from '../../file.ts'
import { keyOf } from '../../sealing.ts'
import { boxesToDraw, burnedBoxes } from '../boxes.ts'
import { type KeptBytes, keepBytes, readBytes } from '../bytes.ts'
import { nameContext, type ReadRecord, reasonContext } from '../read.ts'
import { leaving, mayPrepare } from '../rules.ts'
import { boxesOf, insertRelease, recordsOf } from '../store.ts'
import type { BurnedBox, RecordBoxRow, ReleaseKind } from '../tables.ts'

/** A copy that was made and kept; no row names it yet. */
export interface Prepared {
  readonly kind: ReleaseKind
  readonly kept: KeptBytes
  readonly name: string
  readonly mediaType: string
  readonly pages: number | null
  readonly reason: string
  readonly boxes: readonly BurnedBox[]
}

/**
 * The record itself, where nothing hidden was found in it or what was found may stay for a reason. Refuses with `hidden-stays` at
 * `kind`, and with `required` at `reason`.
 */
export async function preparedAsIs(
  files: FileStore,
  key: RecordKey,
  record: ReadRecord,
  reason: string,
): Promise<Outcome<Prepared>> {
  const may = leaving(record.findings, record.problem)
  if (may === 'never') return refused('kind', 'hidden-stays')
  if (may === 'reason' && reason === '') return refused('reason', 'required')
  const content = await readBytes(files, key, record)
  const { name, mediaType, stored, sha256: digest, size } = record
  const pages = await pageCount(content, mediaType)
  return {
    ok: true,
    kind: 'as-is',
    kept: { stored, sha256: digest, size },
    name,
    mediaType,
    pages,
    reason: may === 'reason' ? reason : '',
    boxes: [],
  }
}

/**
 * A copy without what is hidden, looked at once more. Refuses with `not-cleaned` where nobody can make one, or where it still hides
 * something; with `required` at `reason` where what it keeps may stay for a reason.
 */
export async function preparedCleaned(
  files: FileStore,
  key: RecordKey,
  record: ReadRecord,
  reason: string,
): Promise<Outcome<Prepared>> {
  const { name, mediaType } = record
  const content = await readBytes(files, key, record)
  const cleaned = (await withoutHiddenData(content, mediaType)) ?? (await asPictures(content, mediaType))
  if (!cleaned) return refused('kind', 'not-cleaned')
  const looked = await hiddenData(cleaned, mediaType)
  const may = looked.ok ? leaving(looked.findings, null) : 'never'
  if (may === 'never') return refused('kind', 'not-cleaned')
  if (may === 'reason' && reason === '') return refused('reason', 'required')
  if (sha256(cleaned) === record.sha256) return refused('kind', 'nothing-to-clean')
  const kept = await keepBytes(files, key, cleaned)
  const pages = await pageCount(cleaned, mediaType)
  return {
    ok: true,
    kind: 'cleaned',
    kept,
    name,
    mediaType,
    pages,
    reason: may === 'reason' ? reason : '',
    boxes: [],
  }
}

/** A copy of page images with the boxes burned in. Refuses with `no-boxes`, and with `not-drawn` where nobody can draw it. */
export async function preparedRedacted(
  files: FileStore,
  key: RecordKey,
  record: ReadRecord,
  boxes: readonly RecordBoxRow[],
): Promise<Outcome<Prepared>> {
  if (boxes.length === 0) return refused('', 'no-boxes')
  const drawn = await redacted(await readBytes(files, key, record), record.mediaType, boxesToDraw(boxes))
  if (!drawn.ok) return refused('', 'not-drawn')
  return {
    ok: true,
    kind: 'redacted',
    kept: await keepBytes(files, key, drawn.pdf),
    name: `${record.name.slice(0, record.name.length - extensionOf(record.name).length)}（部分遮盖）.pdf`,
    mediaType: 'application/pdf',
    pages: drawn.pages,
    reason: '',
    boxes: burnedBoxes(boxes),
  }
}

/** A PDF is cleaned whole or not at all: images of its pages, without its letters. Null of anything else, and where nobody can draw it. */
async function asPictures(content: Uint8Array, mediaType: string): Promise<Uint8Array | null> {
  if (mediaType !== 'application/pdf') return null
  const drawn = await redacted(content, mediaType, [])
  return drawn.ok ? drawn.pdf : null
}

async function pageCount(content: Uint8Array, mediaType: string): Promise<number | null> {
  const drawn = await pagesOf(content, mediaType)
  return drawn.ok ? drawn.pages.length : null
}

/**
 * Releases a prepared copy: from now on it stands for its record. Refuses with `changed-meanwhile` where the boxes are no longer
 * those that were burned in.
 */
export async function releaseCopy(
  tx: Tx,
  ground: Ground,
  on: { readonly caseId: string; readonly recordId: string },
  copy: Prepared,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const record = (await recordsOf(tx, on.caseId)).find(each => each.id === on.recordId)
  if (!file || !record) return refused('', 'not-found')
  if (!mayPrepare(file, actor)) return refused('', 'wrong-state')
  const key = keyOf(ground.keys, file.row)
  if (!key) return refused('', 'erased')
  if (copy.kind === 'redacted') {
    const now = burnedBoxes(await boxesOf(tx, on.recordId))
    if (JSON.stringify(now) !== JSON.stringify(copy.boxes)) return refused('', 'changed-meanwhile')
  }
  const id = newId(now)
  await insertRelease(tx, {
    id,
    case_id: on.caseId,
    record_id: on.recordId,
    original: record.sha256,
    kind: copy.kind,
    sealed_name: key.seal(copy.name, nameContext(id)),
    sealed_reason: copy.reason === '' ? null : key.seal(copy.reason, reasonContext(id)),
    stored: copy.kept.stored,
    sha256: copy.kept.sha256,
    media_type: copy.mediaType,
    size: copy.kept.size,
    pages: copy.pages,
    boxes: copy.boxes,
    released_by: actor.id,
    released_at: now,
  })
  await recordFact(
    tx,
    {
      kind: 'information-request.record-released',
      actor,
      scope: file.row.agency_id,
      subject: { type: 'information-request', id: on.caseId },
      data: { record: on.recordId, release: id, how: copy.kind, sha256: copy.kept.sha256 },
    },
    now,
  )
  return { ok: true }
}
