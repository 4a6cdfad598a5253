import type { Problem } from '../../../platform/forms/form.ts'
import { typed as typedIn } from '../../../platform/forms/form.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { openCells } from '../../cases/index.ts'
import { gatesInForce } from '../gates.ts'
import type { PublicationKind } from '../kinds.ts'
import { releaseUrgentPublications } from '../permissions.ts'
import { openGates } from '../rules.ts'
import { publicationSettings } from '../settings.ts'
import { momentWords } from '../state-words.ts'
import { loadStanding } from '../store.ts'
import { problemWords } from '../words.ts'
import { editionWorkflow } from '../workflow.ts'
import { openEdition } from './access.ts'
import { errorsOf, statusOf } from './doing.ts'
import { obstacle } from './obstacles.ts'
import { refusedPage } from './review.tsx'

/** The page before an emergency release: what is left for later, until when, and by whom. */
export function urgentRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/desk/publications/:edition/urgent',
      may: releaseUrgentPublications,
      async handle(visit) {
        const opened = await openEdition(visit, releaseUrgentPublications)
        return opened.ok ? urgentPage(visit, kinds, opened.value.editionId, []) : opened.answer
      },
    },
  ]
}

/** Draws the page, also after a refusal. Where the workflow has no such act any more, the page of review says where it stands. */
export async function urgentPage(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  editionId: string,
  problems: readonly Problem[],
): Promise<Answer> {
  const status = statusOf(problems)
  if (problems.length > 0 && (status === 403 || status === 404)) {
    return refuse(status, problems.map(problemWords).join(''))
  }
  const standing = await loadStanding(visit.db, editionId, 'read')
  if (!standing) return refuse(404)
  const here = `/desk/publications/${editionId}`
  const cell = openCells(editionWorkflow, standing, visit.actor).find(
    each => each.event === 'release-urgently',
  )
  if (!cell) return problems.length > 0 ? refusedPage(visit, kinds, editionId, problems) : seeOther(here)
  const { policyGate, emergencyHours } = await publicationSettings(visit.db, visit.now)
  const gates = gatesInForce(policyGate)
  const why = obstacle(cell, standing, gates, visit.actor, visit.now)
  const left = openGates(standing, gates).map(gate => gate.name)
  const due = new Date(visit.now.getTime() + emergencyHours * 3_600_000)
  const typed = problems.length > 0 ? typedIn(visit.form) : {}
  const wrong = (name: string) => {
    const found = problems.find(problem => problem.field === name)
    return found && problemWords(found)
  }
  return page(
    '应急发布',
    <>
      <ErrorSummary errors={errorsOf(problems)} title="没有发布，原因如下" />
      <p>
        <a href={here}>{standing.content.title}</a>
      </p>
      {why ? (
        <Notice tone="warning" title="现在不能应急发布">
          {why}
        </Notice>
      ) : (
        <form method="post" action={`${here}/release-urgently`}>
          <input type="hidden" name="version" value={standing.version} />
          <input type="hidden" name="digest" value={standing.digest} />
          <input type="hidden" name="once" value={newOnceKey()} />
          <Notice tone="warning" title="应急发布只用于突发事件等来不及办完全部审查的情形">
            <ul>
              <li>保密关已签署；公开前的保密审查没有例外。</li>
              <li>
                {left.length > 0 ? `${left.join('、')}尚未签署` : '其余各关均已签署'}
                ，须在发布后{emergencyHours}小时内（{momentWords(due)}前）由第三人补签。
              </li>
              <li>补签完成前，公开工作主管部门可以看到本次应急发布。</li>
              <li>您的发布即为终审；拟稿人、保密审查人和您应当是三个人。</li>
            </ul>
          </Notice>
          <Field
            type="textarea"
            rows={3}
            name="urgent-reason"
            label="应急发布的理由"
            value={typed['urgent-reason']}
            error={wrong('urgent-reason')}
          />
          <Field
            type="checkbox"
            name="confirmed"
            label="我已通读全文，同意立即向社会公开"
            error={wrong('confirmed')}
          />
          <FormActions>
            <Button variant="danger">应急发布</Button>
            <a href={here}>返回审查页</a>
          </FormActions>
        </form>
      )}
    </>,
    {
      status: problems.length > 0 ? status : 200,
      crumbs: [{ href: '/desk/publications', label: '信息发布' }],
    },
  )
}
