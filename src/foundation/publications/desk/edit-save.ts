import type { Tx } from '../../../platform/db/db.ts'
import { safeFileName } from '../../../platform/files/file-names.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { UploadedFile } from '../../../platform/forms/uploaded-file.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { agencyOf } from '../../agencies/index.ts'
import { assignColumns } from '../../catalogue/index.ts'
import {
  acceptFiles,
  acceptImages,
  withFiles,
  withImage,
  withImages,
  withoutAttachment,
} from '../actions/attach.ts'
import { saveDraft } from '../actions/draft.ts'
import { sanitise } from '../bodies/sanitise.ts'
import { tidy } from '../bodies/structure.ts'
import type { PublicationContent } from '../content.ts'
import { readDraftForm, readSeen } from '../forms.ts'
import { contentOf } from '../importing.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { readDocument } from '../reading/read-document.ts'
import { publicationSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { loadStanding } from '../store.ts'
import { readingReport } from '../words.ts'
import { type Done, doOnce } from './doing.ts'

/** What a button of the form does to the text before it is saved, and what the staff timeline says of it. */
type Change = (tx: Tx, content: PublicationContent) => Promise<Outcome<Changed>>
interface Changed {
  readonly content: PublicationContent
  readonly remark?: string
}

const MOST_FILES = 20
/** A document whose text is read in; its pictures count as well. */
const MOST_READ_BYTES = 60 * 1024 * 1024

/**
 * Saves what the form says and does what its button asks for. Uploads are looked at first, outside the transaction;
 * when one is refused nothing is saved, and the page comes back with everything that was typed.
 */
export async function saveFromForm(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  standing: Standing,
): Promise<Done> {
  const { form, actor, now } = visit
  const command = form.get('do') || 'save'
  const drafted = readDraftForm(form, kindOf(kinds, standing.kind))
  if (!drafted.ok) return drafted
  const prepared = await changeOf(visit, command, standing)
  if (!prepared.ok) return prepared
  const { version } = readSeen(form)
  return doOnce(visit, async tx => {
    // Attachments come from the stored text, never from the form: a form could name another agency's file.
    const stored = await loadStanding(tx, standing.editionId, 'lock')
    const attachments = stored?.content.attachments ?? []
    const changed = await prepared.change(tx, { ...drafted.value.content, attachments })
    if (!changed.ok) return changed
    const saved = await saveDraft(
      tx,
      kinds,
      {
        editionId: standing.editionId,
        version,
        content: changed.content,
        note: drafted.value.note,
        ...(changed.remark ? { remark: changed.remark } : {}),
      },
      actor,
      now,
    )
    if (!saved.ok) return saved
    const placed = await placing(tx, visit, standing)
    if (!placed.ok) return placed
    const here = `/desk/publications/${standing.editionId}`
    if (command === 'find') return { ok: true, location: foundAt(here, form.get('columns-sought')) }
    const done = command.startsWith('remove:') ? 'remove' : command
    return { ok: true, location: command === 'check' ? `${here}?done=check` : `${here}/edit?done=${done}` }
  })
}

/** The choice of columns lies beside the text: another choice makes no new revision. */
async function placing(tx: Tx, { form }: DeskVisit, standing: Standing): Promise<Outcome> {
  if (!form.has('columns-asked')) return { ok: true }
  const { level } = await agencyOf(tx, standing.agencyId)
  const { publicationId } = standing
  return assignColumns(tx, { publicationId, level, columns: form.all('columns') })
}

function foundAt(here: string, sought: string): string {
  return `${here}/edit?columns=${encodeURIComponent(sought.slice(0, 40))}#field-columns`
}

async function changeOf(
  visit: DeskVisit,
  command: string,
  standing: Standing,
): Promise<Outcome<{ change: Change }>> {
  if (command === 'tidy') return change(async (_, content) => ({ ok: true, content: tidied(content) }))
  if (command === 'attach') return attaching(visit, standing)
  if (command === 'image') return picturing(visit, standing)
  if (command === 'read') return reading(visit, standing)
  if (command.startsWith('remove:')) {
    const id = command.slice('remove:'.length)
    return change(async (_, content) => withoutAttachment(content, id))
  }
  return change(async (_, content) => ({ ok: true, content }))
}

function change(work: Change): Outcome<{ change: Change }> {
  return { ok: true, change: work }
}

function tidied(content: PublicationContent): PublicationContent {
  return { ...content, body: tidy(sanitise(content.body)) }
}

async function attaching(visit: DeskVisit, standing: Standing): Promise<Outcome<{ change: Change }>> {
  const uploads = visit.form.files('files')
  if (uploads.length === 0) return refused('files', 'no-file')
  if (uploads.length > MOST_FILES) return refused('files', 'too-many')
  const { attachmentBytes } = await publicationSettings(visit.db, visit.now)
  const accepted = await acceptFiles(visit.services, 'files', uploads, attachmentBytes)
  if (!accepted.ok) return accepted
  return change(async (tx, content) => ({
    ok: true,
    ...(await withFiles(tx, content, accepted.files, standing.agencyId, visit.actor, visit.now)),
  }))
}

async function picturing(visit: DeskVisit, standing: Standing): Promise<Outcome<{ change: Change }>> {
  const upload = visit.form.file('image')
  const alt = visit.form.get('alt').slice(0, 300)
  if (!upload) return refused('image', 'no-file')
  if (alt === '') return refused('alt', 'required')
  const { attachmentBytes } = await publicationSettings(visit.db, visit.now)
  const accepted = await acceptFiles(visit.services, 'image', [upload], attachmentBytes)
  if (!accepted.ok) return accepted
  const [image] = accepted.files
  if (!image?.mediaType.startsWith('image/')) return refused('image', 'not-an-image')
  return change(async (tx, content) => ({
    ok: true,
    content: await withImage(tx, content, image, alt, standing.agencyId, visit.actor, visit.now),
  }))
}

async function reading(visit: DeskVisit, standing: Standing): Promise<Outcome<{ change: Change }>> {
  const upload = visit.form.file('document')
  if (!upload) return refused('document', 'no-file')
  if (upload.size > MOST_READ_BYTES) return refused('document', 'file-too-large')
  if ((await visit.services.scanner.scan(upload.open())) === 'infected') {
    return refused('document', 'infected')
  }
  const document = await readDocument(await fileOf(upload))
  if (document.problem) return refused('document', document.problem)
  const { attachmentBytes } = await publicationSettings(visit.db, visit.now)
  const images = await acceptImages(visit.services, document.images, attachmentBytes)
  const refusedImages = images.filter(image => !image).length
  return change(async (tx, content) => {
    const filled = fillGaps(content, contentOf(document))
    const { agencyId } = standing
    const { actor, now } = visit
    return {
      ok: true,
      content: await withImages(tx, filled, document.body, images, agencyId, actor, now),
      remark: readingReport(safeFileName(upload.name), document.lost, document.repaired, refusedImages),
    }
  })
}

async function fileOf(upload: UploadedFile) {
  return { name: safeFileName(upload.name), bytes: await upload.bytes() }
}

/** The file answers only what the person left open: what was typed is never overwritten. */
function fillGaps(typed: PublicationContent, read: PublicationContent): PublicationContent {
  return {
    ...typed,
    title: typed.title || read.title,
    issuers: typed.issuers.length > 0 ? typed.issuers : read.issuers,
    documentNumber: typed.documentNumber ?? read.documentNumber,
    written: typed.written ?? read.written,
    addressee: typed.addressee ?? read.addressee,
    theme: typed.theme ?? read.theme,
    keywords: typed.keywords.length > 0 ? typed.keywords : read.keywords,
  }
}
