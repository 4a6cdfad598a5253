import type { CaseKind } from '../../../foundation/cases/index.ts'
import { loadCase } from '../../../foundation/cases/index.ts'
import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { bytesSource } from '../../../platform/files/byte-source.ts'
import { safeFileName } from '../../../platform/files/file-names.ts'
import { MEDIA_TYPES, sniff } from '../../../platform/files/sniff.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { UploadedFile } from '../../../platform/forms/uploaded-file.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import type { Services } from '../../../platform/services.ts'
import { newId } from '../../../platform/time/ids.ts'
import { type KeptBytes, keepBytes } from '../records/bytes.ts'
import { handedInWith, insertHandedIn } from './store.ts'
import type { HandedInKind } from './tables.ts'

/** A picture of a card, a mandate of a few pages. */
export const MOST_BYTES = 5 * 1024 * 1024
/** Of one case; who has more brings it on paper. */
export const MOST_FILES = 10
/** What an old telephone makes, and what everybody can open. */
const TAKEN: readonly string[] = [MEDIA_TYPES['.jpg'], MEDIA_TYPES['.png'], MEDIA_TYPES['.pdf']]

/** A file that was looked at and kept; no row names it yet. */
export interface TakenFile {
  readonly kept: KeptBytes
  readonly name: string
  readonly mediaType: string
  readonly scan: 'clean' | 'unscanned'
}

/** The case that something is handed in with, as far as this needs to know it. */
export interface HandingIn<S extends string, E extends string, N extends string> {
  readonly kind: CaseKind<S, E, N>
  readonly caseId: string
  /** The states in which something can still be handed in. */
  readonly open: readonly S[]
}

/**
 * Looks at a file before anything of it is kept: what it really is, whether it is clean. The bytes are kept sealed. Talks to scanner
 * and file store, so it is called outside any transaction. Codes at the field `file`.
 */
export async function takeHandedIn(
  services: Pick<Services, 'files' | 'scanner'>,
  key: RecordKey,
  upload: UploadedFile,
): Promise<Outcome<TakenFile>> {
  if (upload.size > MOST_BYTES) return refused('file', 'file-too-large')
  const content = await upload.bytes()
  const name = safeFileName(upload.name)
  const sniffed = await sniff(bytesSource(content), name)
  if (!sniffed.ok) return refused('file', `file-${sniffed.code}`)
  if (!TAKEN.includes(sniffed.mediaType)) return refused('file', 'file-not-offered')
  const scan = await services.scanner.scan(upload.open())
  if (scan === 'infected') return refused('file', 'file-infected')
  return {
    ok: true,
    kept: await keepBytes(services.files, key, content),
    name,
    mediaType: sniffed.mediaType,
    scan,
  }
}

/**
 * Puts a kept file into the file of its case, by the applicant or by whoever took it down at the counter. Refuses with `wrong-state`,
 * with `too-many-files`, and with `handed-in-before` where the same file is there already.
 */
export async function handIn<S extends string, E extends string, N extends string>(
  tx: Tx,
  on: HandingIn<S, E, N>,
  key: RecordKey,
  file: TakenFile & { readonly as: HandedInKind },
  actor: Actor | 'applicant',
  now: Date,
): Promise<Outcome> {
  const standing = await loadCase(tx, on.kind, on.caseId, 'lock')
  if (!standing) return refused('', 'not-found')
  if (!on.open.includes(standing.state)) return refused('', 'wrong-state')
  const there = (await handedInWith(tx, on.caseId)).filter(each => each.stored !== null)
  if (there.length >= MOST_FILES) return refused('file', 'too-many-files')
  if (there.some(each => each.sha256 === file.kept.sha256)) return refused('file', 'handed-in-before')
  const id = newId(now)
  await insertHandedIn(tx, {
    id,
    case_id: on.caseId,
    kind: file.as,
    sealed_name: key.seal(file.name, nameContext(id)),
    stored: file.kept.stored,
    sha256: file.kept.sha256,
    media_type: file.mediaType,
    size: file.kept.size,
    scan: file.scan,
    brought_by: actor === 'applicant' ? null : actor.id,
    brought_at: now,
    destroyed_at: null,
  })
  await recordFact(
    tx,
    {
      kind: `${on.kind.key}.file-handed-in`,
      actor: actor === 'applicant' ? null : actor,
      scope: standing.agencyId,
      subject: { type: on.kind.key, id: on.caseId },
      data: { file: id, as: file.as },
    },
    now,
  )
  return { ok: true }
}

/** Records that a person opens what was handed in, before they see it. */
export async function recordHandedInOpening(
  db: Db,
  on: {
    readonly subject: string
    readonly caseId: string
    readonly agencyId: string
    readonly fileId: string
  },
  actor: Actor,
  now: Date,
): Promise<void> {
  await inTransaction(db, tx =>
    recordFact(
      tx,
      {
        kind: `${on.subject}.handed-in-opened`,
        actor,
        scope: on.agencyId,
        subject: { type: on.subject, id: on.caseId },
        data: { file: on.fileId },
      },
      now,
    ),
  )
}

/** What the name of a file is sealed for. */
export const nameContext = (id: string): string => `handed-in-name:${id}`
