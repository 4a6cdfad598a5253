import { freshReceipt, receiptCookie } from '../../../foundation/cases/index.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { renewCode } from '../actions/handle.ts'
import { renewCodes } from '../permissions.ts'
import { problemWords } from '../words.ts'
import { letterAt } from './access.ts'
import { letterPage } from './letter.tsx'

const path = '/desk/letters/:id/code'

/** A new query code for a writer who came to the counter: made by a form, shown once on a page to print. */
export const codeRoutes: readonly DeskRoute[] = [
  {
    method: 'POST',
    path,
    may: renewCodes,
    async handle(visit) {
      const { actor, now, services, origin } = visit
      const whole = await letterAt(visit)
      if (!whole) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const { id, number } = whole.standing
      const done = await carryOut(
        visit,
        tx => renewCode(tx, id, actor, now),
        () => `/desk/letters/${id}/code`,
      )
      if (!done.ok) return letterPage(visit, whole, { act: 'code', values: {}, problems: done.problems })
      // Sent twice: the first answer carried the code, and the browser holds it.
      if (!done.made) return seeOther(done.location)
      const { code } = done.made
      const cookie = receiptCookie(services.keys, origin, { caseId: id, number: number ?? '', code }, now)
      return seeOther(done.location, [cookie])
    },
  },
  {
    method: 'GET',
    path,
    may: renewCodes,
    async handle({ services, cookies, now, params }) {
      const receipt = freshReceipt(services.keys, cookies, now)
      const back = `/desk/letters/${params.id}`
      if (!receipt || receipt.caseId !== params.id)
        return refuse(404, '新的查询码已经不再显示。需要时可以再次换发。')
      const body = (
        <>
          <Notice tone="success" title="新的查询码" live>
            <p>请打印或者抄写后交给来信人。原查询码已经失效。</p>
          </Notice>
          <StatLine
            label="编号和查询码"
            items={[
              { label: '来信编号', value: receipt.number },
              { label: '查询码', value: receipt.code },
            ]}
          />
          <FormActions>
            <ButtonLink href={back}>返回来信</ButtonLink>
          </FormActions>
        </>
      )
      return page('换发查询码', body, { crumbs: [{ href: '/desk/letters', label: '来信办理' }] })
    },
  },
]
