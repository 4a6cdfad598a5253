import { maskPersonalNumbers } from '../../../law/masking.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { selectLetter } from '../actions/select.ts'
import { selectForm } from '../forms.ts'
import { selectLetters } from '../permissions.ts'
import { letterKinds } from '../publication-kinds.ts'
import type { WholeLetter } from '../whole-letter.ts'
import { problemWords, spoken } from '../words.ts'
import { letterAt } from './access.ts'
import { statusOf } from './letter.tsx'

const path = '/desk/letters/:id/select'

/** Rewriting question and answer for the public; what comes of it is a draft that goes through the gates. */
export const selectRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: selectLetters,
    async handle(visit) {
      const whole = await letterAt(visit)
      if (!whole) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      if (!whole.letter.consents) return refuse(409, problemWords({ field: '', code: 'no-consent' }))
      return selectPage(visit, whole, beginning(whole), [])
    },
  },
  {
    method: 'POST',
    path,
    may: selectLetters,
    async handle(visit) {
      const { actor, now, services, origin } = visit
      const whole = await letterAt(visit)
      if (!whole) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const again = (problems: readonly Problem[]) => selectPage(visit, whole, typed(visit.form), problems)
      const parsed = parseForm(selectForm, visit.form)
      if (!parsed.ok) return again(parsed.problems)
      const rewritten = { ...parsed.value, caseId: whole.standing.id }
      const done = await carryOut(
        visit,
        tx => selectLetter(tx, { keys: services.keys, origin }, rewritten, actor, now),
        made => `/desk/publications/${made.editionId}`,
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

/** What a rewriter begins with: numbers masked; names and places are theirs to take out. */
function beginning({ open, texts, letter, kind }: WholeLetter): Record<string, string> {
  const answer = texts.find(text => text.seq === letter.answer_seq)?.text ?? ''
  return {
    kind: kind.publishedAs ?? 'letter-answer',
    title: maskPersonalNumbers(open?.words.subject ?? ''),
    question: maskPersonalNumbers(open?.words.body ?? ''),
    answer: maskPersonalNumbers(answer),
  }
}

async function selectPage(
  _visit: DeskVisit,
  whole: WholeLetter,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const { id, number } = whole.standing
  const errors = spoken(problems)
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find(error => error.field === name)?.message,
  })
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Notice tone="warning" title="不得出现任何个人信息">
        <p>
          姓名、电话、住址、单位、车牌、房号、具体日期等能够认出来信人或者他人的内容，一律删去或者改写。机器只能认出号码和来信人自己的姓名、地址，其余由人负责。
        </p>
      </Notice>
      <form method="post" action={`/desk/letters/${id}/select`}>
        <OnceKey />
        <Field
          {...field('kind')}
          type="radios"
          label="作为什么发布"
          options={letterKinds.map(kind => ({ value: kind.key, label: kind.label, hint: kind.description }))}
          required
        />
        <Field {...field('title')} label="标题" hint="一句话写明问的是什么" maxLength={80} required />
        <Field {...field('question')} type="textarea" rows={6} label="来信（改写后）" required />
        <Field {...field('answer')} type="textarea" rows={8} label="答复（改写后）" required />
        <FormActions note="生成一篇草稿，经各审查关和终审后公开。">
          <Button variant="primary">生成草稿</Button>
          <ButtonLink href={`/desk/letters/${id}`} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
  return page(`选登来信 ${number ?? ''}`, body, {
    crumbs: [
      { href: '/desk/letters', label: '来信办理' },
      { href: `/desk/letters/${id}`, label: number ?? '来信' },
    ],
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}
