import { attributeOfNote } from '../../law/disclosure-attributes.ts'
import { themeOfPath, themePath } from '../../law/themes.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import type { Services } from '../../platform/services.ts'
import { agencyOf } from '../agencies/index.ts'
import { columnsFor, suggestColumns } from '../catalogue/index.ts'
import { acceptImages, withImages } from './actions/attach.ts'
import { type Started, startPublication } from './actions/draft.ts'
import { plainText } from './bodies/text.ts'
import { emptyContent, type PublicationContent } from './content.ts'
import type { PublicationKind } from './kinds.ts'
import type { ReadDocument } from './reading/document.ts'

const MOST_IMAGE_BYTES = 20 * 1024 * 1024

/** A draft's content from what was read. What was read is a proposal: the drafter sees `unsure` and corrects it. */
export function contentOf(document: ReadDocument): PublicationContent {
  return {
    ...emptyContent(),
    title: document.title,
    issuers: document.agency ? document.agency.split('、') : [],
    documentNumber: document.number,
    written: document.written,
    firstPublished: document.published,
    addressee: document.addressee,
    theme: knownTheme(document.theme),
    keywords: document.keywords ? document.keywords.split(/[\s;；,，、]+/).filter(word => word !== '') : [],
    disclosure: attributeOfNote(plainText(document.body).slice(-200)) ?? 'proactive',
    body: document.body,
  }
}

/** A theme of the list, in its one way of writing; what the list does not know is left for the drafter to choose. */
function knownTheme(written: string | null): string | null {
  const theme = written === null ? undefined : themeOfPath(written)
  return (theme && themePath(theme.key)) ?? null
}

/**
 * Drafts one publication from a file that was read. Its pictures become attachments and stand in the body by their
 * new addresses; one that is refused leaves its alternative text.
 */
export async function importDocument(
  db: Db,
  services: Services,
  kind: PublicationKind,
  agencyId: string,
  document: ReadDocument,
  actor: Actor,
  now: Date,
): Promise<Outcome<Started>> {
  if (document.problem) return refused('file', document.problem)
  const images = await acceptImages(services, document.images, MOST_IMAGE_BYTES)
  return inTransaction(db, async tx => {
    const content = await withImages(tx, contentOf(document), document.body, images, agencyId, actor, now)
    const columns = await fittingColumns(tx, agencyId, content)
    return startPublication(tx, kind, agencyId, content, actor, now, columns)
  })
}

/** The columns that title, theme and number speak for, as far as agencies of this level have them. */
async function fittingColumns(
  tx: Tx,
  agencyId: string,
  content: PublicationContent,
): Promise<readonly string[]> {
  const { level } = await agencyOf(tx, agencyId)
  const offered = new Set(columnsFor(level).map(column => column.key))
  return suggestColumns(content).filter(key => offered.has(key))
}
