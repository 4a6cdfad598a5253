import type { Problem } from '../../../platform/forms/form.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import { type PageAnswer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { momentValue, readMoment } from '../forms.ts'
import { schedulePublications } from '../permissions.ts'
import type { Standing } from '../standing.ts'
import { momentWords, spanWords } from '../state-words.ts'
import { problemWords } from '../words.ts'
import { openEdition } from './access.ts'
import { errorsOf } from './doing.ts'

/** The second look at a moment of release: with its weekday, and how far away it is. */
export const scheduleRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/publications/:edition/schedule',
  may: schedulePublications,
  async handle(visit) {
    const opened = await openEdition(visit, schedulePublications)
    if (!opened.ok) return opened.answer
    const standing = opened.value
    if (standing.state !== 'approved') return seeOther(`/desk/publications/${standing.editionId}`)
    const typed = visit.query.get('at') ?? ''
    const at = readMoment(typed)
    if (!at) return askAgain(visit, standing, typed, { field: 'at', code: 'not-a-moment' })
    if (at <= visit.now) return askAgain(visit, standing, typed, { field: 'at', code: 'future' })
    return confirm(visit, standing, at)
  },
}

const crumbs = [{ href: '/desk/publications', label: '信息发布' }]

function confirm(visit: DeskVisit, standing: Standing, at: Date): PageAnswer {
  const here = `/desk/publications/${standing.editionId}`
  return page(
    '确认发布时间',
    <form method="post" action={`${here}/schedule`}>
      <input type="hidden" name="version" value={standing.version} />
      <input type="hidden" name="digest" value={standing.digest} />
      <input type="hidden" name="once" value={newOnceKey()} />
      <input type="hidden" name="at" value={momentValue(at)} />
      <p>
        《{standing.content.title}》将于<strong class="binding">{momentWords(at)}</strong>
        （北京时间）自动发布，距现在{spanWords(visit.now, at)}。
      </p>
      <p>
        到时发布的就是已经签发的这一稿（摘要值{standing.digest.slice(0, 12)}
        ），其间不能修改；需要修改的，可以退回，定时随之取消。
      </p>
      <FormActions>
        <Button variant="primary">确认定时发布</Button>
        <a href={here}>重新选择时间</a>
      </FormActions>
    </form>,
    { crumbs },
  )
}

function askAgain(visit: DeskVisit, standing: Standing, typed: string, problem: Problem): PageAnswer {
  const here = `/desk/publications/${standing.editionId}`
  return page(
    '定时发布',
    <form method="get" action={`${here}/schedule`}>
      <ErrorSummary errors={errorsOf([problem])} />
      <Field
        name="at"
        type="datetime-local"
        label="发布时间（北京时间）"
        min={momentValue(visit.now)}
        value={typed}
        error={problemWords(problem)}
      />
      <FormActions>
        <Button>下一步：确认时间</Button>
        <a href={here}>返回审查页</a>
      </FormActions>
    </form>,
    { status: 422, crumbs },
  )
}
