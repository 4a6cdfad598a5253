import { agencyOf } from '../../../../foundation/agencies/index.ts'
import { openCells } from '../../../../foundation/cases/index.ts'
import { personNames } from '../../../../foundation/people/index.ts'
import { inTransaction } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { carryOut } from '../../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { mayDo, mayEnter } from '../../../../platform/permissions/permission.ts'
import type { Tried } from '../../desk/act-form.tsx'
import { freshCodePage, renewedCode } from '../../desk/query-code.tsx'
import { statusOf } from '../../desk/status.ts'
import { recordHandedInOpening } from '../../handed-in/actions.ts'
import { readHandedIn } from '../../handed-in/read.ts'
import { overseeRequests, renewRequestCodes, seeRequests, unmaskApplicants } from '../../permissions.ts'
import { servedRecord } from '../../records/serve.ts'
import { keyOf } from '../../sealing.ts'
import { problemWords, TITLE } from '../../words.ts'
import { type CorrectionFile, correctionFileOf, openCorrectionLetter } from '../file.ts'
import { openedCorrection } from '../sealing.ts'
import { CORRECTION_TITLE, spokenHere } from '../words.ts'
import { correctionCase, correctionWorkflow } from '../workflow.ts'
import { correctionActs } from './acts.ts'
import { CorrectionPage } from './correction-views.tsx'

const HOME = '/desk/requests/corrections'
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const crumbs = [
  { href: '/desk/requests', label: TITLE },
  { href: HOME, label: CORRECTION_TITLE },
]
const missing = () => refuse(404, problemWords({ field: '', code: 'not-found' }))

/** One demand at the desk, and one address for each act on it. */
export const correctionDeskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: `${HOME}/:id`,
    may: seeRequests,
    async handle(visit) {
      const file = await demandAt(visit)
      return file ? demandPage(visit, file) : missing()
    },
  },
  {
    method: 'POST',
    path: `${HOME}/:id/unmask`,
    may: unmaskApplicants,
    async handle(visit) {
      const file = await demandAt(visit)
      if (!file || !mayDo(visit.actor, unmaskApplicants, file.row.agency_id)) return missing()
      await inTransaction(visit.db, tx =>
        recordFact(
          tx,
          {
            kind: `${correctionCase.key}.unmasked`,
            actor: visit.actor,
            scope: file.row.agency_id,
            subject: { type: correctionCase.key, id: file.standing.id },
          },
          visit.now,
        ),
      )
      return demandPage(visit, file, undefined, true)
    },
  },
  {
    method: 'POST',
    path: `${HOME}/:id/code`,
    may: renewRequestCodes,
    async handle(visit) {
      const file = await demandAt(visit)
      if (!file) return missing()
      const { id, number } = file.standing
      return renewedCode(visit, correctionCase, { id, number, home: `${HOME}/${id}` }, problems =>
        demandPage(visit, file, { act: 'code', values: {}, problems }),
      )
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:id/receipt`,
    may: seeRequests,
    async handle(visit) {
      return freshCodePage(visit, { home: HOME, list: { href: HOME, label: CORRECTION_TITLE } })
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:id/handed-in/:file`,
    may: unmaskApplicants,
    async handle(visit) {
      const { db, actor, now, services, params } = visit
      const file = await demandAt(visit)
      const key = file && keyOf(services.keys, file.row)
      const wanted =
        key && (await readHandedIn(db, key, file.standing.id)).find(each => each.id === params.file)
      if (!file || !key || !wanted || !mayDo(actor, unmaskApplicants, file.row.agency_id)) return missing()
      const on = { caseId: file.standing.id, agencyId: file.row.agency_id, fileId: wanted.id }
      await recordHandedInOpening(db, { subject: correctionCase.key, ...on }, actor, now)
      return servedRecord(services.files, key, wanted)
    },
  },
  ...correctionActs.map(
    (act): DeskRoute => ({
      method: 'POST',
      path: `${HOME}/:id/${act.event}`,
      may: act.may,
      async handle(visit) {
        const file = await demandAt(visit)
        if (!file) return missing()
        const failed = (problems: readonly Problem[]) =>
          demandPage(visit, file, { act: act.event, values: typed(visit.form), problems })
        const version = Number(visit.form.get('version'))
        if (!Number.isInteger(version) || version < 1)
          return failed([{ field: '', code: 'changed-meanwhile' }])
        const prepared = act.prepare(visit.form)
        if (!prepared.ok) return failed(prepared.problems)
        const { actor, now, services, origin } = visit
        const on = { caseId: file.standing.id, version }
        const done = await carryOut(
          visit,
          tx => prepared.value(tx, { ground: { keys: services.keys, origin }, on, actor, now }),
          () => `${HOME}/${on.caseId}`,
        )
        return done.ok ? seeOther(done.location) : failed(done.problems)
      },
    }),
  ),
]

/** The demand that the address names, where this person may read it; one elsewhere is as one that is not. */
async function demandAt({ db, actor, params }: DeskVisit): Promise<CorrectionFile | undefined> {
  const id = params.id ?? ''
  const file = ID.test(id) ? await correctionFileOf(db, id) : undefined
  if (!file) return undefined
  const readable = mayEnter(actor, overseeRequests) || mayDo(actor, seeRequests, file.row.agency_id)
  return readable ? file : undefined
}

async function demandPage(
  visit: DeskVisit,
  file: CorrectionFile,
  failed?: { readonly act: string; readonly values: Tried['values']; readonly problems: readonly Problem[] },
  unmasked = false,
): Promise<Answer> {
  const { db, actor, services } = visit
  const { standing, row, events } = file
  const letter = file.letters.at(-1)
  const key = keyOf(services.keys, row)
  const cells = openCells(correctionWorkflow, { state: standing.state, agencyId: row.agency_id }, actor)
  const ids = events.map(event => event.actor_id).filter(id => id !== null)
  const names = await personNames(db, [...new Set(ids)])
  const body = (
    <CorrectionPage
      file={file}
      agencyName={(await agencyOf(db, row.agency_id)).name}
      open={openedCorrection(services.keys, row)}
      letter={letter && { row: letter, kept: openCorrectionLetter(services.keys, row, letter) }}
      may={new Set(cells.map(cell => cell.event))}
      handedIn={key ? await readHandedIn(db, key, standing.id) : []}
      mayUnmask={mayDo(actor, unmaskApplicants, row.agency_id)}
      mayRenew={mayDo(actor, renewRequestCodes, row.agency_id)}
      unmasked={unmasked}
      nameOf={id => (id === null ? '' : (names.get(id) ?? '工作人员'))}
      tried={failed && { act: failed.act, values: failed.values, problems: spokenHere(failed.problems) }}
    />
  )
  return page(`更正申请 ${standing.number ?? ''}`, body, {
    crumbs,
    status: failed ? statusOf(failed.problems) : 200,
  })
}
