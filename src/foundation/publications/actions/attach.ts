import type { Tx } from '../../../platform/db/db.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { fileOfBytes, type UploadedFile } from '../../../platform/forms/uploaded-file.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import type { Services } from '../../../platform/services.ts'
import { type Accepted, acceptUpload, saveAttachment } from '../../attachments/index.ts'
import { elementNode, writeBody } from '../bodies/tree.ts'
import type { AttachmentRef, PublicationContent } from '../content.ts'
import type { ReadImage } from '../reading/document.ts'

/**
 * Looks at uploads before anything is saved. All of them pass, or none: what was refused is named, and the person sends
 * the others again with a better one.
 */
export async function acceptFiles(
  services: Services,
  field: string,
  uploads: readonly UploadedFile[],
  mostBytes: number,
): Promise<Outcome<{ files: readonly Accepted[] }>> {
  const files: Accepted[] = []
  const problems: Problem[] = []
  for (const upload of uploads) {
    const accepted = await acceptUpload(services, upload, mostBytes)
    if (accepted.ok) files.push(accepted.file)
    else problems.push({ field, code: accepted.code })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files }
}

/** Adds files to a text. The same bytes under the same name twice are one attachment. */
export async function withFiles(
  tx: Tx,
  content: PublicationContent,
  files: readonly Accepted[],
  agencyId: string,
  actor: Actor,
  now: Date,
): Promise<{ content: PublicationContent; added: readonly AttachmentRef[] }> {
  const attachments = [...content.attachments]
  const added: AttachmentRef[] = []
  for (const file of files) {
    const same = attachments.find(each => each.sha256 === file.sha256 && each.name === file.name)
    const { name, mediaType, size, sha256 } = file
    const ref = same ?? {
      id: await saveAttachment(tx, file, agencyId, actor, now),
      name,
      mediaType,
      size,
      sha256,
    }
    if (!same) attachments.push(ref)
    added.push(ref)
  }
  return { content: { ...content, attachments }, added }
}

/** Whether the text shows this attachment as a picture. */
export function isShown(content: Pick<PublicationContent, 'body'>, attachmentId: string): boolean {
  return content.body.includes(`/files/${attachmentId}`)
}

/** Takes an attachment out of a text; one that the body still shows stays. */
export function withoutAttachment(
  content: PublicationContent,
  attachmentId: string,
): Outcome<{ content: PublicationContent }> {
  if (!content.attachments.some(each => each.id === attachmentId)) {
    return refused('attachments', 'not-found')
  }
  if (isShown(content, attachmentId)) return refused('attachments', 'in-body')
  const attachments = content.attachments.filter(each => each.id !== attachmentId)
  return { ok: true, content: { ...content, attachments } }
}

/** Adds an uploaded picture to the end of the body, with the words for those who cannot see it. */
export async function withImage(
  tx: Tx,
  content: PublicationContent,
  file: Accepted,
  alt: string,
  agencyId: string,
  actor: Actor,
  now: Date,
): Promise<PublicationContent> {
  const { content: extended, added } = await withFiles(tx, content, [file], agencyId, actor, now)
  const [image] = added
  if (!image) return extended
  const picture = elementNode('p', [elementNode('img', [], { src: `/files/${image.id}`, alt })])
  return { ...extended, body: `${content.body}\n${writeBody([picture])}` }
}

/** The pictures of a file that was read in, looked at; `undefined` where one was refused. */
export async function acceptImages(
  services: Services,
  images: readonly ReadImage[],
  mostBytes: number,
): Promise<readonly (Accepted | undefined)[]> {
  const looked: (Accepted | undefined)[] = []
  for (const image of images) {
    const upload = fileOfBytes(image.name, image.type, image.bytes)
    const accepted = await acceptUpload(services, upload, mostBytes)
    looked.push(accepted.ok ? accepted.file : undefined)
  }
  return looked
}

/**
 * Makes the pictures of a file that was read in attachments of the text, and gives their places in the body their new
 * addresses. A refused picture leaves its place without one, and the sanitiser keeps its words.
 */
export async function withImages(
  tx: Tx,
  content: PublicationContent,
  body: string,
  images: readonly (Accepted | undefined)[],
  agencyId: string,
  actor: Actor,
  now: Date,
): Promise<PublicationContent> {
  let grown = content
  const addresses: (string | undefined)[] = []
  for (const image of images) {
    if (!image) {
      addresses.push(undefined)
      continue
    }
    const { content: next, added } = await withFiles(tx, grown, [image], agencyId, actor, now)
    grown = next
    addresses.push(added[0] && `/files/${added[0].id}`)
  }
  const placed = body.replace(/src="attachment:(\d+)"/g, (_, at: string) => {
    const address = addresses[Number(at)]
    return address ? `src="${address}"` : ''
  })
  return { ...grown, body: placed }
}
