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
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import { DueDay } from '../clock-views.tsx'
import type { FreshReceipt } from '../receipt-cookie.ts'
import type { WholeLetter } from '../whole-letter.ts'
import { SCORES, STATE_TONES } from '../words.ts'
import { letterWorkflow } from '../workflow.ts'

/** Number and query code, large, once; how to come back; a page for the printer. */
export function ReceiptPage({
  receipt,
  whole,
  today,
}: {
  readonly receipt: FreshReceipt
  readonly whole: WholeLetter
  readonly today: CivilDate
}) {
  return (
    <>
      <Notice tone="success" title="来信已收到" live>
        <p>请现在抄下或者打印编号和查询码。查询码只显示这一次，以后凭两者查看进度、补充、撤回和评价。</p>
      </Notice>
      <StatLine
        label="编号和查询码"
        items={[
          { label: '来信编号', value: receipt.number },
          { label: '查询码', value: receipt.code },
        ]}
      />
      <DescriptionList
        label="回执"
        items={[
          { term: '类型', value: whole.kind.label, wide: true },
          { term: '受理机关', value: whole.agency.name, wide: true },
          { term: '收到时间', value: formatShanghaiMinute(whole.standing.openedAt), wide: true },
        ]}
      />
      <DueDay clock={whole.clock} today={today} calendar={whole.calendar} />
      <p>
        查看进度：打开网站“来信”栏目的“查询进度”，填写编号和查询码。丢失查询码的，可以携带有效证件到受理机关换发。
      </p>
      <form method="post" action="/letters/receipt/done">
        <FormActions note="点击后本页不再显示查询码。">
          <Button variant="primary">已经抄下，查看进度</Button>
        </FormActions>
      </form>
    </>
  )
}

/** Asks for number and query code. */
export function RedeemPage({
  number,
  problems,
}: {
  readonly number: string | undefined
  readonly problems: readonly FieldError[]
}) {
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>填写提交来信时得到的编号和查询码。</p>
      <form method="post" action="/letters/status">
        <Field
          name="number"
          label="来信编号"
          hint="形如 L2026-00001"
          value={number}
          error={errorOf('number')}
          width="medium"
          autocomplete="off"
          required
        />
        <Field
          name="code"
          label="查询码"
          hint="12 个字母和数字，不分大小写"
          error={errorOf('code')}
          width="medium"
          autocomplete="off"
          spellcheck={false}
          required
        />
        <FormActions note="半小时内在本浏览器有效。用公共电脑的，看完请点“结束查看”。">
          <Button variant="primary">查询</Button>
        </FormActions>
      </form>
    </>
  )
}

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
