import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { draftsOf } from '../actions/answer.ts'
import { Plain } from '../portal/status-views.tsx'
import { ActForm, fieldOf } from './act-form.tsx'
import type { LetterPageProps } from './letter-props.ts'

/** The answer: written by one, approved by another, then sent. */
export function AnswerSection(props: LetterPageProps) {
  const { whole, may, tried, nameOf, reusable, prefill } = props
  const { standing, letter, texts } = whole
  const act = { caseId: standing.id, version: standing.version, tried }
  const sent = texts.find(text => text.seq === letter.answer_seq)
  const draft = draftsOf(texts, standing.agencyId).at(-1)
  if (letter.answer_seq !== null) {
    return (
      <Section title="答复" id="answer">
        {sent ? <Plain text={sent.text} /> : <p>答复内容已经按期销毁。</p>}
        <p class="quiet">
          起草：{nameOf(letter.written_by)}　审核：{nameOf(letter.approved_by)}
          {'　'}
          {letter.answered_on === null ? null : <DateText date={letter.answered_on} />}
        </p>
      </Section>
    )
  }
  if (standing.state === 'drafted' && draft) {
    return (
      <Section title="待审核的答复" id="answer">
        <Plain text={draft.text} />
        <p class="quiet">
          起草：{nameOf(draft.author_id)}　{formatShanghaiMinute(draft.at)}
        </p>
        {may.has('approve') ? (
          <ActForm
            {...act}
            act="approve"
            button="审核通过，发给来信人"
            variant="primary"
            note="由起草人以外的人审核。"
          />
        ) : null}
        {may.has('return') ? (
          <ActForm {...act} act="return" button="退回修改" summary="退回修改">
            <Field {...fieldOf(tried, 'return', 'reason')} label="理由" maxLength={300} required />
          </ActForm>
        ) : null}
        {may.has('recall') ? <ActForm {...act} act="recall" button="撤回修改" /> : null}
      </Section>
    )
  }
  if (!may.has('submit')) return null
  const field = fieldOf(tried, 'submit', 'answer')
  return (
    <Section title="拟写答复" id="answer">
      {reusable.length === 0 ? null : (
        <Disclosure summary={`可以参考的已公开答复（${reusable.length}）`}>
          <ul>
            {reusable.map(each => (
              <li key={each.number}>
                <a href={`/d/${each.number}`}>{each.title}</a>（{each.day}）{' '}
                <a href={`/desk/letters/${standing.id}?use=${each.number}#answer`}>放进答复</a>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <ActForm
        {...act}
        act="submit"
        button="提交审核"
        variant="primary"
        note="审核通过后发给来信人，并邮件告知已答复。"
        more={
          <Button formAction={`/desk/letters/${standing.id}/draft`} formNoValidate>
            保存草稿
          </Button>
        }
      >
        <input type="hidden" name="draft" value={draft?.seq ?? 0} />
        <Field
          {...field}
          type="textarea"
          rows={10}
          label="答复"
          hint="写明结论、依据和办法；涉及政策的，写明文件名称和文号。"
          value={field.value ?? prefill ?? draft?.text ?? ''}
          maxLength={6000}
        />
      </ActForm>
    </Section>
  )
}
