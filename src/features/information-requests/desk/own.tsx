import { freshReceipt, issueReceipt, loadCase, receiptCookie } from '../../../foundation/cases/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { renewRequestCodes, seeRequests, unmaskApplicants } from '../permissions.ts'
import { insertUnmasking, requestOf } from '../store.ts'
import type { UnmaskPurpose } from '../tables.ts'
import { PURPOSE_WORDS, problemWords } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { requestAt } from './access.ts'
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
      const { actor, now, services, origin } = visit
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const { id, number } = file.standing
      const done = await carryOut(
        visit,
        tx => renewCode(tx, id, actor, now),
        () => `/desk/requests/${id}/receipt`,
      )
      if (!done.ok) return requestPage(visit, file, { act: 'code', values: {}, problems: done.problems })
      // Sent twice: the first answer carried the code, and the browser holds it.
      if (!done.made) return seeOther(done.location)
      const fresh = { caseId: id, number: number ?? '', code: done.made.code }
      return seeOther(done.location, [receiptCookie(services.keys, origin, fresh, now)])
    },
  },
  {
    method: 'GET',
    path: '/desk/requests/:id/receipt',
    may: seeRequests,
    async handle({ services, cookies, now, params }) {
      const receipt = freshReceipt(services.keys, cookies, now)
      const back = `/desk/requests/${params.id}`
      if (!receipt || receipt.caseId !== params.id) return seeOther(back)
      return page(
        '申请回执',
        <>
          <Notice tone="success" title="编号和查询码" live>
            <p>请打印或者抄写后交给申请人。查询码只显示这一次；换发的，原查询码已经失效。</p>
          </Notice>
          <StatLine
            label="编号和查询码"
            items={[
              { label: '申请编号', value: receipt.number },
              { label: '查询码', value: receipt.code },
            ]}
          />
          <FormActions>
            <ButtonLink href={back}>查看申请</ButtonLink>
          </FormActions>
        </>,
        { crumbs: [{ href: '/desk/requests', label: '政府信息公开申请' }] },
      )
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

async function renewCode(
  tx: Tx,
  caseId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly code: string }>> {
  const standing = await loadCase(tx, requestCase, caseId, 'lock')
  if (!standing) return refused('', 'not-found')
  if (!mayDo(actor, renewRequestCodes, standing.agencyId)) return refused('', 'wrong-role')
  const { code } = await issueReceipt(tx, caseId, now)
  await recordFact(
    tx,
    {
      kind: 'information-request.code-renewed',
      actor,
      scope: standing.agencyId,
      subject: { type: requestCase.key, id: caseId },
    },
    now,
  )
  return { ok: true, code }
}
