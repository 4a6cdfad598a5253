import { civilDateOf } from '../../../law/civil-date.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { LiveQuestion } from './store-live.ts'
import { declineWords } from './words.ts'

/** Questions of the public with their answers, below a task; what was declined stands there by number and reason. */
export function QuestionsSection({
  askHref,
  questions,
}: {
  /** Undefined where nobody answers for the task any more. */
  readonly askHref: string | undefined
  readonly questions: readonly LiveQuestion[]
}) {
  const answered = questions.filter(each => each.outcome === 'answered')
  const declined = questions.filter(each => each.outcome === 'declined')
  return (
    <Section title="公众提问和答复" id="questions">
      {answered.length === 0 ? <p>还没有公开的提问。</p> : null}
      {answered.map(each => (
        <article key={each.number} id={each.number}>
          <h3>问：{each.question}</h3>
          {(each.answer ?? '').split(/\n+/).map(line => (
            <p key={line}>{line}</p>
          ))}
          <p>
            {each.agency_name}　{civilDateOf(each.decided_at)}答复（{each.number}，{each.asked_on}提问）
          </p>
        </article>
      ))}
      {declined.length === 0 ? null : (
        <Disclosure summary={`未公开的提问（${declined.length}）`} id="questions-declined">
          <ul>
            {declined.map(each => (
              <li key={each.number}>
                {each.number}（{each.asked_on}）：{declineWords(each.reason ?? '')}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {askHref === undefined ? null : (
        <p>
          对这项任务有疑问的，可以<a href={askHref}>向责任单位提问</a>。提问经审核、答复后在这里公开。
        </p>
      )}
    </Section>
  )
}
