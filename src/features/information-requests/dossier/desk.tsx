import { agencyOf } from '../../../foundation/agencies/index.ts'
import { PAPER_FILES, type PaperFile, paperAnswer } from '../../../foundation/papers/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { contentDisposition } from '../../../platform/files/file-names.ts'
import { zipStream } from '../../../platform/files/zip-stream.ts'
import { type Answer, bytes, page, refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { requestAt } from '../desk/access.ts'
import type { RequestFile } from '../file.ts'
import { recordHandedInOpening } from '../handed-in/actions.ts'
import { openFile } from '../opened-file.ts'
import { seeRequests } from '../permissions.ts'
import { PrintPage } from '../print-views.tsx'
import { keyOf } from '../sealing.ts'
import { seesApplicant } from '../store.ts'
import { problemWords, TITLE } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { bundleOf, ownAddresses } from './bundle.ts'
import type { Dossier } from './dossier.ts'
import { dossierPaper, partPaper } from './papers.ts'
import { partsOf } from './parts.ts'
import { DossierPage } from './views.tsx'

/** The whole of a file. */
const WHOLE = 'whole'
const NOT_FOUND = refuse(404, problemWords({ field: '', code: 'not-found' }))

/** The dossier of a request (案卷): to be read, printed, bound, and handed to whoever reviews what was done. */
export const dossierRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/requests/:id/dossier', may: seeRequests, handle: overview },
  { method: 'GET', path: '/desk/requests/:id/dossier/:paper', may: seeRequests, handle: onePaper },
]

async function overview(visit: DeskVisit): Promise<Answer> {
  const file = await requestAt(visit)
  if (!file) return NOT_FOUND
  const dossier = await dossierOf(visit, file)
  const body = <DossierPage parts={partsOf(dossier)} home={homeOf(file)} paper={dossierPaper(dossier)} />
  return page('案卷', body, { crumbs: crumbsOf(file) })
}

async function onePaper(visit: DeskVisit): Promise<Answer> {
  const file = await requestAt(visit)
  const [, key, ending] = /^([A-Za-z0-9-]{1,20})(?:\.([a-z]{3,4}))?$/.exec(visit.params.paper ?? '') ?? []
  if (!file || key === undefined) return NOT_FOUND
  const dossier = await dossierOf(visit, file)
  if (key === WHOLE && ending === 'zip') return bundle(visit, dossier)
  const part = partsOf(dossier).find(each => each.key === key)
  const paper = key === WHOLE ? dossierPaper(dossier) : part && partPaper(dossier, part)
  if (!paper || (ending !== undefined && !isPaperFile(ending))) return NOT_FOUND
  if (ending === undefined) {
    const body = <PrintPage paper={paper} home={`${homeOf(file)}/${key}`} />
    const crumbs = [...crumbsOf(file), { href: homeOf(file), label: '案卷' }]
    return page(paper.title, body, { crumbs, ownHeading: true })
  }
  if (key === WHOLE) await recordTaking(visit, file, ending)
  return paperAnswer(paper, ending, { 'cache-control': 'no-store' })
}

/** Everything together. Whoever takes it is recorded, and each thing of the applicant's that is in it. */
async function bundle(visit: DeskVisit, dossier: Dossier): Promise<Answer> {
  const { db, actor, now, services, origin, self } = visit
  const { file } = dossier
  const pages: { address: URL; html: string }[] = []
  for (const address of ownAddresses(
    dossier.evidence.map(each => each.text),
    origin,
  )) {
    const { status, body } = await self.ask(`${address.pathname}${address.search}`, address.host)
    if (status === 200) pages.push({ address, html: body })
  }
  await recordTaking(visit, file, 'zip')
  const on = { subject: requestCase.key, caseId: file.standing.id, agencyId: file.row.agency_id }
  for (const { id } of dossier.unmasked ? dossier.handedIn : []) {
    await recordHandedInOpening(db, { ...on, fileId: id }, actor, now)
  }
  const key = keyOf(services.keys, file.row)
  const entries = bundleOf(dossier, { files: services.files, key, pages })
  return bytes('application/zip', zipStream(entries, dossierPaper(dossier).created), {
    'content-disposition': contentDisposition('attachment', `案卷${file.standing.number ?? ''}.zip`),
    'cache-control': 'no-store',
  })
}

async function dossierOf(visit: DeskVisit, file: RequestFile): Promise<Dossier> {
  const { db, actor, now, services, origin, demonstration } = visit
  const unmasked = await seesApplicant(db, file.standing.id, actor.id, now)
  return {
    ...(await openFile(db, { keys: services.keys, origin }, file, unmasked)),
    file,
    today: civilDateOf(now),
    agency: (await agencyOf(db, file.row.agency_id)).name,
    unmasked,
    demonstration,
  }
}

/** A whole file that leaves the house leaves a trace. */
async function recordTaking({ db, actor, now }: DeskVisit, file: RequestFile, as: string): Promise<void> {
  await inTransaction(db, tx =>
    recordFact(
      tx,
      {
        kind: `${requestCase.key}.dossier-taken`,
        actor,
        scope: file.row.agency_id,
        subject: { type: requestCase.key, id: file.standing.id },
        data: { as },
      },
      now,
    ),
  )
}

const isPaperFile = (ending: string): ending is PaperFile =>
  (PAPER_FILES as readonly string[]).includes(ending)
const homeOf = ({ standing }: RequestFile) => `/desk/requests/${standing.id}/dossier`
const crumbsOf = ({ standing }: RequestFile) => [
  { href: '/desk/requests', label: TITLE },
  { href: `/desk/requests/${standing.id}`, label: standing.number ?? '申请' },
]
