import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { actorById, personByAccount } from '../src/foundation/people/index.ts'
import { type Cast, granted, published, republished } from '../src/foundation/publications/builders.ts'
import {
  emptyContent,
  type PublicationContent,
  type PublicationKind,
  withdrawPublication,
} from '../src/foundation/publications/index.ts'
import { civilDate, civilDateOf, shanghaiInstant } from '../src/law/civil-date.ts'
import { type Db, inTransaction } from '../src/platform/db/db.ts'
import type { Actor } from '../src/platform/permissions/permission.ts'
import type { DemoDocument } from './documents/document.ts'
import { documents } from './documents/documents.ts'
import { agencyOf } from './linyi/agencies.ts'
import { people } from './linyi/people.ts'

/** Takes every document of the demonstration through its gates, at the hour of its own day. */
export async function publishDocuments(db: Db, kinds: readonly PublicationKind[], now: Date): Promise<void> {
  const casts = new Map<string, Cast>()
  for (const document of documents) {
    const kind = kinds.find(each => each.key === document.kind)
    const agency = await agencyByKey(db, document.agency)
    if (!kind || !agency) throw new Error(`demonstration document ${document.key} has no kind or agency`)
    const cast = casts.get(document.agency) ?? (await castOf(db, document.agency, now))
    casts.set(document.agency, cast)
    const content = contentOf(document, now)
    const at = hourOf(document.kind === 'guide' ? document.reviewed : document.written, now)
    const first = await published(db, kinds, kind, agency.id, content, cast, at, document.columns)
    let editionId = first.editionId
    for (const version of document.versions ?? []) {
      const next = { ...content, summary: version.summary, body: version.body }
      const at = hourOf(version.changed, now)
      const again = await republished(db, kinds, first.publicationId, next, version.note, cast, at)
      editionId = again.editionId
    }
    const { withdrawn } = document
    if (withdrawn) {
      const input = { editionId, reason: withdrawn.reason }
      const at = hourOf(withdrawn.on, now)
      await inTransaction(db, async tx =>
        granted(await withdrawPublication(tx, kinds, input, cast.releaser, at)),
      )
    }
  }
}

function contentOf(document: DemoDocument, now: Date): PublicationContent {
  return {
    ...emptyContent(),
    title: document.title,
    issuers: [agencyOf(document.agency).name],
    documentNumber: document.documentNumber,
    written: document.written,
    theme: document.theme,
    summary: document.summary,
    body: document.body,
    details: detailsOf(document, now),
  }
}

/** The fields of the kind's own. No guide is brought up to date on a day that is still to come. */
function detailsOf(document: DemoDocument, now: Date): PublicationContent['details'] {
  if (document.kind === 'guide') return { reviewed: civilDateOf(hourOf(document.reviewed, now)) }
  return document.effective === undefined ? {} : { effective: document.effective }
}

/** Half past nine of the document's day, or now where that day is still to come. */
function hourOf(day: string, now: Date): Date {
  const at = shanghaiInstant(civilDate(day), '09:30')
  return at < now ? at : now
}

/** The five hands of an agency. Small agencies have one person for two gates, never for what must be apart. */
export async function castOf(db: Db, agency: string, now: Date): Promise<Cast> {
  const holder = (role: string) => holderOf(db, agency, role, now)
  return {
    drafter: await holder('drafter'),
    reviewer: await holder('reviewer'),
    legality: await holder('legality-reviewer'),
    secrecy: await holder('confidentiality-reviewer'),
    releaser: await holder('releaser'),
  }
}

/** The first of the demonstration's people who holds a role in an agency. */
export async function holderOf(db: Db, agency: string, role: string, now: Date): Promise<Actor> {
  const somebody = people.find(each => each.roles.some(held => held.role === role && held.agency === agency))
  const row = somebody && (await personByAccount(db, somebody.account))
  const actor = row && (await actorById(db, row.id, now))
  if (!actor) throw new Error(`nobody in ${agency} is ${role}`)
  return actor
}
