import type { ComponentChildren } from 'preact'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { maskPersonalNumbers } from '../../../../law/masking.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { fieldId } from '../../../../ui/field/field-id.ts'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { DECLINE_REASONS, MOST_ANSWER, MOST_QUESTION } from '../rules.ts'
import type { DeskQuestion } from '../store.ts'
import { DECLINE_WORDS, declineWords } from '../words.ts'
import { type QuestionEvent, questionWorkflow } from '../workflow.ts'
import { HOME } from './queue.tsx'

interface Tried {
  readonly event: QuestionEvent
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

interface QuestionProps {
  readonly question: DeskQuestion
  readonly task: string
  readonly agencyName: string
  /** As asked; undefined once it was destroyed. */
  readonly asked: string | undefined
  readonly may: ReadonlySet<QuestionEvent>
  readonly tried: Tried | undefined
}

/** One question with what may be decided about it. */
export function QuestionPage({ question, task, agencyName, asked, may, tried }: QuestionProps) {
  const summary = (tried?.problems ?? []).map(problem =>
    problem.field === undefined ? problem : { ...problem, field: `${tried?.event}-${problem.field}` },
  )
  return (
    <>
      <ErrorSummary errors={summary} />
      <DescriptionList
        items={[
          { term: '状态', value: questionWorkflow.states[question.state].label },
          {
            term: '任务',
            value: <a href={`/tasks/${question.listNumber}/${question.ordinal}`}>{task}</a>,
          },
          { term: '清单', value: question.listTitle },
          { term: '答复单位', value: agencyName },
          { term: '提问日期', value: question.askedOn },
          { term: '决定日期', value: question.decidedAt && civilDateOf(question.decidedAt) },
          { term: '原文', value: asked ?? '（原文已销毁）', wide: true },
          { term: '公开的提问', value: question.question, wide: true },
          { term: '公开的答复', value: question.answer, wide: true },
          { term: '不予公开的原因', value: question.declined && declineWords(question.declined) },
        ]}
      />
      {may.has('answer') ? (
        <Section title="审核并公开答复" id="answer">
          <Notice tone="warning" title="不得出现任何个人信息">
            <p>
              提交后，下面的提问和答复立即公开。姓名、住址、单位、车牌等能够认出提问人或者他人的内容，请删去或者改写；机器只能认出号码。
            </p>
          </Notice>
          <Deciding {...{ question, event: 'answer', button: '公开提问和答复' }} variant="primary">
            <Field
              {...fieldOf(tried, 'answer', 'question', maskPersonalNumbers(asked ?? ''))}
              label="公开的提问"
              type="textarea"
              rows={4}
              hint="可以删去个人信息、改写得更清楚，不得改变原意"
              maxLength={MOST_QUESTION}
              required
            />
            <Field
              {...fieldOf(tried, 'answer', 'answer', '')}
              label="答复"
              type="textarea"
              rows={6}
              hint="直接回答问题，写明时间、数量和在哪里可以看到"
              maxLength={MOST_ANSWER}
              required
            />
          </Deciding>
        </Section>
      ) : null}
      {may.has('decline') ? (
        <Section title="不予公开" id="decline">
          <Deciding {...{ question, event: 'decline', button: '不予公开' }}>
            <Field
              {...fieldOf(tried, 'decline', 'reason', '')}
              label="原因"
              type="radios"
              hint="原因和编号在任务页面公开，提问内容不公开"
              options={DECLINE_REASONS.map(key => ({ value: key, label: DECLINE_WORDS[key] }))}
              required
            />
            <Field {...fieldOf(tried, 'decline', 'note', '')} label="内部说明" maxLength={300} />
          </Deciding>
        </Section>
      ) : null}
      {may.has('take-down') ? (
        <Section title="撤下" id="take-down">
          <Deciding {...{ question, event: 'take-down', button: '撤下提问和答复' }}>
            <Field
              {...fieldOf(tried, 'take-down', 'note', '')}
              label="理由"
              hint="公开后发现涉及个人信息或者内容有误的，立即撤下"
              maxLength={300}
              required
            />
          </Deciding>
        </Section>
      ) : null}
    </>
  )
}

/** A field of one of the forms: its id tells it from a field of the same name in another. */
function fieldOf(tried: Tried | undefined, event: QuestionEvent, name: string, first: string) {
  const mine = tried?.event === event ? tried : undefined
  return {
    name,
    id: fieldId(`${event}-${name}`),
    value: mine ? mine.values[name] : first,
    error: mine?.problems.find(problem => problem.field === name)?.message,
  }
}

function Deciding({
  question,
  event,
  button,
  variant,
  children,
}: {
  readonly question: DeskQuestion
  readonly event: QuestionEvent
  readonly button: string
  readonly variant?: 'primary'
  readonly children: ComponentChildren
}) {
  return (
    <form method="post" action={`${HOME}/${question.caseId}/${event}`}>
      <OnceKey />
      <input type="hidden" name="version" value={question.version} />
      {children}
      <FormActions>
        <Button variant={variant ?? 'secondary'}>{button}</Button>
      </FormActions>
    </form>
  )
}
