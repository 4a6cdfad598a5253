import type { ComponentChildren } from 'preact'
import type { Problem } from '../../../platform/forms/form.ts'
import { typed as typedIn } from '../../../platform/forms/form.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { type PageAnswer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import type { PublicationKind } from '../kinds.ts'
import { seePublications } from '../permissions.ts'
import type { Standing } from '../standing.ts'
import { loadStanding } from '../store.ts'
import { problemWords } from '../words.ts'
import { type EditionEvent, editionWorkflow } from '../workflow.ts'
import { openEdition } from './access.ts'
import { errorsOf, statusOf } from './doing.ts'
import { gatherReview } from './review-data.ts'
import { ReviewPage } from './review-page.tsx'
import { nextWaiting } from './waiting.ts'

const HOME = '/desk/publications'

/** The page of one edition, and the one key to the next that waits for this person. */
export function reviewRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return [
    {
      method: 'GET',
      path: `${HOME}/next`,
      may: seePublications,
      async handle(visit) {
        const next = await nextWaiting(visit.db, visit.actor, visit.now, visit.query.get('after'))
        return seeOther(next ? `${HOME}/${next}` : '/desk')
      },
    },
    {
      method: 'GET',
      path: `${HOME}/:edition`,
      may: seePublications,
      async handle(visit) {
        const opened = await openEdition(visit)
        return opened.ok ? reviewPage(visit, kinds, opened.value, []) : opened.answer
      },
    },
  ]
}

/**
 * After a refusal: the page of review as it is now, with what was wrong on top and everything that was typed. Who lost
 * the right or the edition gets the plain refusal.
 */
export async function refusedPage(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  editionId: string,
  problems: readonly Problem[],
): Promise<Answer> {
  const status = statusOf(problems)
  if (status === 403 || status === 404) return refuse(status, problems.map(problemWords).join(''))
  const standing = await loadStanding(visit.db, editionId, 'read')
  return standing ? reviewPage(visit, kinds, standing, problems) : refuse(404)
}

async function reviewPage(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  standing: Standing,
  problems: readonly Problem[],
): Promise<PageAnswer> {
  const review = await gatherReview(visit, kinds, standing)
  const next = await nextWaiting(visit.db, visit.actor, visit.now, standing.editionId)
  const wrong = (name: string) => {
    const found = problems.find(problem => problem.field === name)
    return found && problemWords(found)
  }
  return page(
    standing.content.title || `未填标题的${review.kind.label}`,
    <>
      <ErrorSummary errors={errorsOf(problems)} title="没有办理，原因如下" />
      {problems.length === 0 && <DoneNotice done={visit.query.get('done')} />}
      <ReviewPage
        review={review}
        actor={visit.actor}
        next={next}
        once={newOnceKey()}
        typed={problems.length > 0 ? typedIn(visit.form) : {}}
        wrong={wrong}
      />
    </>,
    {
      status: problems.length > 0 ? statusOf(problems) : 200,
      ownHeading: true,
      scripts: ['desk-keys.js'],
      crumbs: [{ href: HOME, label: '信息发布' }],
    },
  )
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  check: '已保存，机器检查结果见“机器检查”一栏。',
  'answer-warning': '理由已记录。',
  unpin: '已取消置顶。',
}

function DoneNotice({ done }: { done: string | null }): ComponentChildren {
  if (done === null) return null
  const cell = editionWorkflow.cells.find(each => each.event === (done as EditionEvent))
  const words = Object.hasOwn(DONE_WORDS, done) ? DONE_WORDS[done] : cell && `${cell.says}。`
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null
}
