import { channelOf } from '../../../law/channels.ts'
import { type CivilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { State } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import { DueDay } from '../clock-views.tsx'
import type { WholeLetter } from '../whole-letter.ts'
import { SCORES, STATE_TONES } from '../words.ts'
import { letterWorkflow } from '../workflow.ts'

interface StatusProps {
  readonly whole: WholeLetter
  readonly today: CivilDate
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly done: string | null
}

const DONE: Readonly<Record<string, string>> = {
  withdrawn: '来信已经撤回。',
  supplemented: '补充说明已经收到，期限继续计算。',
  rated: '感谢您的评价。',
  consent: '已经撤回公开的同意。',
}

/** One's own letter: how it stands, what happened, the answer, and what its writer may do. */
export function StatusPage({ whole, today, values, problems, done }: StatusProps) {
  const { standing, letter, kind, agency, open } = whole
  const { state } = standing
  const said = done === null ? undefined : DONE[done]
  return (
    <>
      <ErrorSummary errors={problems} />
      {said ? (
        <Notice tone="success" live>
          <p>{said}</p>
        </Notice>
      ) : null}
      <State tone={STATE_TONES[state]} word={letterWorkflow.states[state].label}>
        {whole.events.at(-1)?.says}。
      </State>
      {standing.closedAt === null ? (
        <DueDay clock={whole.clock} today={today} calendar={whole.calendar} />
      ) : null}
      <Outcome whole={whole} />
      {state === 'awaiting' ? <Supplement whole={whole} values={values} problems={problems} /> : null}
      {state === 'answered' ? <Rating whole={whole} values={values} problems={problems} /> : null}
      <Section title="办理经过" id="timeline">
        <Timeline
          items={whole.events.map((event, index) => ({
            title: event.says,
            at: formatShanghaiMinute(event.at),
            state: index === whole.events.length - 1 && standing.closedAt === null ? 'current' : 'done',
          }))}
        />
      </Section>
      <Section title="来信" id="letter">
        <DescriptionList
          items={[
            { term: '编号', value: standing.number, wide: true },
            { term: '类型', value: kind.label, wide: true },
            { term: '承办机关', value: <a href={`/agencies/${agency.key}`}>{agency.name}</a>, wide: true },
            { term: '标题', value: open?.words.subject, wide: true },
            { term: '页面地址', value: open?.words.page, wide: true },
          ]}
        />
        {open ? <Plain text={open.words.body} /> : <p>来信内容已经按期销毁。</p>}
      </Section>
      <Acts whole={whole} consents={letter.consents} />
    </>
  )
}

/** Plain text as it was typed: its lines, nothing else. */
export function Plain({ text }: { readonly text: string }) {
  return (
    <div class="prose">
      {text
        .split(/\n+/)
        .filter(line => line.trim() !== '')
        .map((line, index) => (
          <p key={`${index}-${line}`}>{line}</p>
        ))}
    </div>
  )
}

function Outcome({ whole }: { readonly whole: WholeLetter }) {
  const { letter, texts, agency } = whole
  const channel = letter.referred_to === null ? undefined : channelOf(letter.referred_to)
  if (channel) {
    return (
      <Section title="应当向哪里提出" id="elsewhere">
        <p>您反映的事项不属于来信办理范围，请通过下列渠道提出。有期限的，请不要错过。</p>
        <DescriptionList
          items={[
            { term: '渠道', value: channel.name, wide: true },
            { term: '适用', value: channel.concerns, wide: true },
            { term: '由谁受理', value: channel.body, wide: true },
            { term: '怎样提出', value: channel.reach, wide: true },
            { term: '依据', value: channel.basis, wide: true },
          ]}
        />
      </Section>
    )
  }
  const answer = texts.find(text => text.seq === letter.answer_seq)
  if (letter.answer_seq === null) return null
  return (
    <Section title="答复" id="answer">
      {answer ? <Plain text={answer.text} /> : <p>答复内容已经按期销毁。</p>}
      <p>
        {agency.name}　{letter.answered_on === null ? null : <DateText date={letter.answered_on} />}
      </p>
    </Section>
  )
}

function Supplement({ whole, values, problems }: Pick<StatusProps, 'whole' | 'values' | 'problems'>) {
  const question = whole.texts.findLast(text => text.role === 'question')
  return (
    <Section title="请补充" id="supplement">
      {question ? <Plain text={question.text} /> : null}
      <form method="post" action="/letters/status/supplement">
        <OnceKey />
        <Field
          name="words"
          label="补充说明"
          type="textarea"
          rows={5}
          value={values.words}
          error={problems.find(problem => problem.field === 'words')?.message}
          required
        />
        <FormActions>
          <Button variant="primary">提交补充</Button>
        </FormActions>
      </form>
    </Section>
  )
}

function Rating({ whole, values, problems }: Pick<StatusProps, 'whole' | 'values' | 'problems'>) {
  const { letter } = whole
  if (letter.score !== null) {
    return (
      <Section title="您的评价" id="rating">
        <p>{SCORES.find(score => score.value === String(letter.score))?.label}</p>
      </Section>
    )
  }
  return (
    <Section title="评价这次办理" id="rating">
      <form method="post" action="/letters/status/rate">
        <OnceKey />
        <Field
          name="score"
          label="您对答复满意吗"
          type="radios"
          options={SCORES}
          value={values.score}
          error={problems.find(problem => problem.field === 'score')?.message}
          inline
          required
        />
        <Field
          name="words"
          label="意见（可以不填）"
          type="textarea"
          rows={3}
          value={values.words}
          maxLength={500}
        />
        <FormActions>
          <Button variant="primary">提交评价</Button>
        </FormActions>
      </form>
    </Section>
  )
}

function Acts({ whole, consents }: { readonly whole: WholeLetter; readonly consents: boolean }) {
  const open = whole.standing.closedAt === null
  return (
    <Section title="其他" id="acts">
      {open ? (
        <Disclosure summary="撤回来信">
          <p>撤回后不再办理，不能恢复。</p>
          <form method="post" action="/letters/status/withdraw">
            <OnceKey />
            <FormActions>
              <Button variant="danger">撤回这封来信</Button>
            </FormActions>
          </form>
        </Disclosure>
      ) : null}
      {consents ? (
        <Disclosure summary="撤回公开的同意">
          <p>您同意过在隐去个人信息后公开来信和答复。撤回后不再选登；已经公开的，承办机关将予撤下。</p>
          <form method="post" action="/letters/status/consent">
            <OnceKey />
            <FormActions>
              <Button>撤回同意</Button>
            </FormActions>
          </form>
        </Disclosure>
      ) : null}
      <form method="post" action="/letters/status/close">
        <FormActions note="用公共电脑的，请在离开前点击。">
          <Button variant="quiet">结束查看</Button>
        </FormActions>
      </form>
    </Section>
  )
}
