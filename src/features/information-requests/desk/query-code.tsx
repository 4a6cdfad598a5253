import {
  type CaseKind,
  freshReceipt,
  issueReceipt,
  loadCase,
  receiptCookie,
} from '../../../foundation/cases/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { renewRequestCodes } from '../permissions.ts'

/** A new query code for an applicant who comes to the counter: for requests and for demands for correction. */

/** The form, at the file of a case. `home`: the address of that file. */
export function RenewCode({ home }: { readonly home: string }) {
  return (
    <Disclosure summary="换发查询码（申请人到场）">
      <form method="post" action={`${home}/code`}>
        <OnceKey />
        <FormActions note="请核对申请人的有效证件。原查询码随即失效，新查询码只显示一次。">
          <Button variant="secondary">换发查询码</Button>
        </FormActions>
      </form>
    </Disclosure>
  )
}

/** Gives the case of this visit a new code and shows it once; the old one ends. Records `<kind>.code-renewed`. */
export async function renewedCode(
  visit: DeskVisit,
  kind: CaseKind<string, string, string>,
  at: { readonly id: string; readonly number: string | null; readonly home: string },
  failed: (problems: readonly Problem[]) => Promise<Answer>,
): Promise<Answer> {
  const { actor, now, services, origin } = visit
  const done = await carryOut(
    visit,
    tx => renewCode(tx, kind, at.id, actor, now),
    () => `${at.home}/receipt`,
  )
  if (!done.ok) return failed(done.problems)
  // Sent twice: the first answer carried the code, and the browser holds it.
  if (!done.made) return seeOther(done.location)
  const fresh = { caseId: at.id, number: at.number ?? '', code: done.made.code }
  return seeOther(done.location, [receiptCookie(services.keys, origin, fresh, now)])
}

async function renewCode(
  tx: Tx,
  kind: CaseKind<string, string, string>,
  caseId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly code: string }>> {
  const standing = await loadCase(tx, kind, caseId, 'lock')
  if (!standing) return refused('', 'not-found')
  if (!mayDo(actor, renewRequestCodes, standing.agencyId)) return refused('', 'wrong-role')
  const { code } = await issueReceipt(tx, caseId, now)
  await recordFact(
    tx,
    {
      kind: `${kind.key}.code-renewed`,
      actor,
      scope: standing.agencyId,
      subject: { type: kind.key, id: caseId },
    },
    now,
  )
  return { ok: true, code }
}

/** The page with number and code, for as long as the browser that asked holds them. */
export function freshCodePage(
  { services, cookies, now, params }: DeskVisit,
  at: { readonly home: string; readonly list: { readonly href: string; readonly label: string } },
): Answer {
  const receipt = freshReceipt(services.keys, cookies, now)
  const back = `${at.home}/${params.id}`
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
    { crumbs: [at.list] },
  )
}
