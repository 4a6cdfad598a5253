import type { RecordKey } from '../../../../platform/crypto/record-keys.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { bytesSource } from '../../../../platform/files/byte-source.ts'
import { safeFileName } from '../../../../platform/files/file-names.ts'
import { type HiddenFinding, hiddenData } from '../../../../platform/files/hidden-data/index.ts'
import { sniff } from '../../../../platform/files/sniff.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { UploadedFile } from '../../../../platform/forms/uploaded-file.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import type { Services } from '../../../../platform/services.ts'
import { newId } from '../../../../platform/time/ids.ts'
import type { Ground } from '../../actions/step.ts'
import { fileOf } from '../../file.ts'
import { keyOf } from '../../sealing.ts'
import { type KeptBytes, keepBytes } from '../bytes.ts'
import { findingsContext, nameContext } from '../read.ts'
import { mayPrepare } from '../rules.ts'
import { insertRecord, recordsOf, setRecordAside } from '../store.ts'
import type { CheckProblem } from '../tables.ts'

/** A record of some pages; a thick one is given in parts. */
export const MOST_BYTES = 20 * 1024 * 1024

/** An upload that was looked at and kept; no row names it yet. */
export interface Taken {
  readonly kept: KeptBytes
  readonly name: string
  readonly mediaType: string
  readonly scan: 'clean' | 'unscanned'
  readonly findings: readonly HiddenFinding[]
  readonly problem: CheckProblem | null
}

/**
 * Looks at a record before anything of it is kept: what it really is, whether it is clean, what it hides. The bytes are kept sealed.
 * Talks to scanner and file store, so it is called outside any transaction. Codes at the field `files`.
 */
export async function takeRecord(
  services: Pick<Services, 'files' | 'scanner'>,
  key: RecordKey,
  upload: UploadedFile,
): Promise<Outcome<Taken>> {
  if (upload.size > MOST_BYTES) return refused('files', 'file-too-large')
  const content = await upload.bytes()
  const name = safeFileName(upload.name)
  const kind = await sniff(bytesSource(content), name)
  if (!kind.ok) return refused('files', `file-${kind.code}`)
  const scan = await services.scanner.scan(upload.open())
  if (scan === 'infected') return refused('files', 'file-infected')
  const looked = await hiddenData(content, kind.mediaType)
  return {
    ok: true,
    kept: await keepBytes(services.files, key, content),
    name,
    mediaType: kind.mediaType,
    scan,
    findings: looked.ok ? looked.findings : [],
    problem: looked.ok ? null : looked.problem,
  }
}

/**
 * Puts records into the file of a request. Nothing of them leaves the house before a copy was released. `unnamed` are kept files that
 * no row names, since the same record is there already.
 */
export async function bringRecords(
  tx: Tx,
  ground: Ground,
  caseId: string,
  taken: readonly Taken[],
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly unnamed: readonly string[] }>> {
  const file = await fileOf(tx, caseId, 'lock')
  if (!file) return refused('', 'not-found')
  if (!mayPrepare(file, actor)) return refused('', 'wrong-state')
  const key = keyOf(ground.keys, file.row)
  if (!key) return refused('', 'erased')
  const had = new Set((await recordsOf(tx, caseId)).map(each => each.sha256))
  const unnamed: string[] = []
  for (const each of taken) {
    // The same file twice is one record.
    if (had.has(each.kept.sha256)) {
      unnamed.push(each.kept.stored)
      continue
    }
    had.add(each.kept.sha256)
    const id = newId(now)
    await insertRecord(tx, {
      id,
      case_id: caseId,
      sealed_name: key.seal(each.name, nameContext(id)),
      sealed_findings: key.seal(JSON.stringify(each.findings), findingsContext(id)),
      check_problem: each.problem,
      stored: each.kept.stored,
      sha256: each.kept.sha256,
      media_type: each.mediaType,
      size: each.kept.size,
      scan: each.scan,
      uploaded_by: actor.id,
      uploaded_at: now,
      removed_by: null,
      removed_at: null,
    })
    await recordFact(
      tx,
      {
        kind: 'information-request.record-brought',
        actor,
        scope: file.row.agency_id,
        subject: { type: 'information-request', id: caseId },
        data: { record: id, sha256: each.kept.sha256 },
      },
      now,
    )
  }
  return { ok: true, unnamed }
}

/** Sets a record aside: it is not given after all. It stays in the file. */
export async function setAside(
  tx: Tx,
  caseId: string,
  recordId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, caseId, 'lock')
  if (!file || !(await recordsOf(tx, caseId)).some(each => each.id === recordId))
    return refused('', 'not-found')
  if (!mayPrepare(file, actor)) return refused('', 'wrong-state')
  await setRecordAside(tx, recordId, actor.id, now)
  await recordFact(
    tx,
    {
      kind: 'information-request.record-set-aside',
      actor,
      scope: file.row.agency_id,
      subject: { type: 'information-request', id: caseId },
      data: { record: recordId },
    },
    now,
  )
  return { ok: true }
}
