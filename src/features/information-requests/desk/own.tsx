import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { renewRequestCodes, seeRequests, unmaskApplicants } from '../permissions.ts'
import { insertUnmasking, requestOf } from '../store.ts'
import type { UnmaskPurpose } from '../tables.ts'
import { PURPOSE_WORDS, problemWords, TITLE } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { requestAt } from './access.ts'
import { freshCodePage, renewedCode } from './query-code.tsx'
import { requestPage } from './request.tsx'

/** What the desk does with an applicant's own data: showing them, and a new query code. */
export const ownRoutes: readonly DeskRoute[] = [
  {
    method: 'POST',
    path: '/desk/requests/:id/unmask',
    may: unmaskApplicants,
    async handle(visit) {
      const { form, actor, now } = visit
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const purpose = form.get('purpose')
      if (!isPurpose(purpose)) {
        const problems = [{ field: 'purpose', code: 'required' }]
        return requestPage(visit, file, { act: 'unmask', values: {}, problems })
      }
      const { id } = file.standing
      const done = await carryOut(
        visit,
        tx => unmask(tx, id, purpose, actor, now),
        () => `/desk/requests/${id}#applicant`,
      )
      return done.ok
        ? seeOther(done.location)
        : requestPage(visit, file, { act: 'unmask', values: {}, problems: done.problems })
    },
  },
  {
    method: 'POST',
    path: '/desk/requests/:id/code',
    may: renewRequestCodes,
    async handle(visit) {
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const { id, number } = file.standing
      return renewedCode(visit, requestCase, { id, number, home: `/desk/requests/${id}` }, problems =>
        requestPage(visit, file, { act: 'code', values: {}, problems }),
      )
    },
  },
  {
    method: 'GET',
    path: '/desk/requests/:id/receipt',
    may: seeRequests,
    async handle(visit) {
      return freshCodePage(visit, { home: '/desk/requests', list: { href: '/desk/requests', label: TITLE } })
    },
  },
]

function isPurpose(text: string): text is UnmaskPurpose {
  return Object.hasOwn(PURPOSE_WORDS, text)
}

async function unmask(
  tx: Tx,
  caseId: string,
  purpose: UnmaskPurpose,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const row = await requestOf(tx, caseId)
  if (!row) return refused('', 'not-found')
  if (!mayDo(actor, unmaskApplicants, row.agency_id)) return refused('', 'wrong-role')
  await insertUnmasking(tx, { case_id: caseId, person_id: actor.id, purpose, at: now })
  await recordFact(
    tx,
    {
      kind: 'information-request.unmasked',
      actor,
      scope: row.agency_id,
      subject: { type: requestCase.key, id: caseId },
      data: { purpose },
    },
    now,
  )
  return { ok: true }
}
