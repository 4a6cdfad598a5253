import type { AgencyDetails } from '../../../foundation/agencies/index.ts'
import { type CivilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { titleOfDocument } from '../../../law/request-documents.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { State } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import type { KeptLetter } from '../actions/letters.ts'
import { DueDay } from '../clock-views.tsx'
import type { ReadComplaint } from '../complaints/read.ts'
import { ComplainSection } from '../complaints/views.tsx'
import { type RequestFile, sentLetters, stampOf } from '../file.ts'
import type { HandedInFile } from '../handed-in/read.ts'
import { HandInSection } from '../handed-in/views.tsx'
import { LetterBody } from '../letter-views.tsx'
import { GivenSection } from '../records/portal/given-views.tsx'
import type { ReadRelease } from '../records/read.ts'
import { termEnd } from '../rules.ts'
import type { Sealed } from '../sealing.ts'
import { BEFORE_SIGNED } from '../states.ts'
import type { RequestLetterRow, TermKind } from '../tables.ts'
import { FORM_WORDS, STATE_TONES, WAY_WORDS } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'

interface StatusProps {
  readonly file: RequestFile
  readonly agency: { readonly name: string; readonly key: string; readonly details: AgencyDetails }
  /** Undefined once it was erased. */
  readonly open: Sealed | undefined
  letterOf(letter: RequestLetterRow): KeptLetter | undefined
  readonly today: CivilDate
  /** What was handed in with it. */
  readonly handedIn: readonly HandedInFile[]
  /** What goes with the reply. */
  readonly given: readonly ReadRelease[]
  readonly complaints: readonly ReadComplaint[]
  /** The act that came back with problems. */
  readonly act: string | undefined
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly done: string | null
}

const DONE: Readonly<Record<string, string>> = {
  withdrawn: '申请已经撤回。',
  corrected: '补正已经收到，答复期限重新计算。',
  reasoned: '理由已经收到。',
  'fee-said': '您的说明已经收到。受理机关核对到账后登记缴清，答复期限从缴清之日起重新计算。',
  'handed-in': '材料已经收到。',
  complained: '投诉举报已经提交政府信息公开工作主管部门，处理结果将在本页告知。',
}

/** One's own request: how it stands, every day that is counted, the letters, and what its applicant may do. */
export function StatusPage(props: StatusProps) {
  const { file, agency, open, today, problems, done } = props
  const { standing, row } = file
  const said = done === null ? undefined : DONE[done]
  const answered = row.dispatched_on !== null
  return (
    <>
      <ErrorSummary
        errors={problems.map(each =>
          each.field && props.act ? { ...each, field: `${props.act}-${each.field}` } : each,
        )}
      />
      {said ? (
        <Notice tone="success" live>
          <p>{said}</p>
        </Notice>
      ) : null}
      <State tone={STATE_TONES[standing.state]} word={requestWorkflow.states[standing.state].label}>
        {file.events.at(-1)?.says}。
      </State>
      {standing.closedAt === null && !answered ? (
        <DueDay clock={file.clock} today={today} calendar={file.calendar} />
      ) : null}
      <Overdue {...props} />
      {standing.state === 'correcting' ? (
        <Words {...props} act="correct" kind="correction" title="请补正" button="提交补正" />
      ) : null}
      {standing.state === 'reasoning' ? (
        <Words {...props} act="reasons" kind="reasons" title="请说明理由" button="提交理由" />
      ) : null}
      {standing.state === 'paying' ? (
        <Words {...props} act="fee" kind="fee" title="信息处理费" button="告知受理机关" />
      ) : null}
      <Letters {...props} />
      <GivenSection copies={props.given} />
      <Section title="办理经过" id="timeline">
        <Timeline
          items={file.events.map((event, index) => ({
            title: event.says,
            at: formatShanghaiMinute(event.at),
            state: index === file.events.length - 1 && standing.closedAt === null ? 'current' : 'done',
          }))}
        />
      </Section>
      <Section title="申请" id="request">
        <DescriptionList
          items={[
            { term: '编号', value: standing.number, wide: true },
            { term: '受理机关', value: <a href={`/agencies/${agency.key}`}>{agency.name}</a>, wide: true },
            { term: '联系电话', value: agency.details.telephone, wide: true },
            { term: '收到', value: row.received_on && <DateText date={row.received_on} />, wide: true },
            { term: '提供形式', value: open && FORM_WORDS[open.request.form], wide: true },
            { term: '获取方式', value: open && WAY_WORDS[open.request.way], wide: true },
          ]}
        />
        {open ? <p class="plain-text">{open.request.description}</p> : <p>申请内容已经按期销毁。</p>}
      </Section>
      <HandedIn {...props} />
      {open && standing.state !== 'retracted' ? (
        <ComplainSection {...props} late={isLate(file, today)} />
      ) : null}
      <Acts {...props} />
    </>
  )
}

/** Proof of identity and a mandate can follow the request, also with what a correction notice asks for. */
function HandedIn({ file, open, handedIn, act, values, problems }: StatusProps) {
  const failed = act === 'hand-in'
  return (
    <HandInSection
      files={handedIn}
      takes={open !== undefined && BEFORE_SIGNED.includes(file.standing.state)}
      summary="提交身份证明、授权委托书等材料"
      open={failed || file.standing.state === 'correcting'}
      action="/requests/status/hand-in"
      kinds={['identity', 'mandate', 'other']}
      values={failed ? values : {}}
      problems={failed ? problems : []}
      note="加密保存，只供受理机关核对身份，每次查看都有记录；办结后按期销毁。"
    />
  )
}

function isLate({ clock, standing, row }: RequestFile, today: CivilDate): boolean {
  const late = clock.state === 'running' && clock.date < today
  return late && row.dispatched_on === null && standing.closedAt === null
}

/** A late answer: where to complain (Regulation art. 47 and 51). */
function Overdue({ file, today }: StatusProps) {
  if (!isLate(file, today)) return null
  return (
    <Notice tone="warning" title="已经超过答复期限">
      <p>
        受理机关没有在法定期限内答复的，您可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（《中华人民共和国政府信息公开条例》第四十七条、第五十一条）。
      </p>
      <p>
        <a href="#complaints">向政府信息公开工作主管部门投诉举报</a>
      </p>
    </Notice>
  )
}

interface WordsProps extends StatusProps {
  readonly act: string
  readonly kind: TermKind
  readonly title: string
  readonly button: string
}

function Words({ file, letterOf, values, problems, act, kind, title, button }: WordsProps) {
  const term = file.terms.findLast(each => each.kind === kind)
  const letter = term && file.letters.find(each => each.seq === term.letter_seq)
  const kept = letter && letterOf(letter)
  const end = term && termEnd(term, file.calendar)
  return (
    <Section title={title} id={act}>
      {kept && letter ? <LetterBody text={kept.text} {...stampOf(file, letter.seq)} /> : null}
      {end ? (
        <p>
          请在 <DateText date={end} weekday /> 前{kind === 'fee' ? '缴清' : '提交'}。
        </p>
      ) : null}
      <form method="post" action={`/requests/status/${act}`}>
        <OnceKey />
        <Field
          name="words"
          id={fieldId(`${act}-words`)}
          label={kind === 'fee' ? '缴费的日期和票据号，或者您的意见' : '内容'}
          type="textarea"
          rows={6}
          value={values.words}
          error={problems.find(problem => problem.field === 'words')?.message}
          required
        />
        <FormActions>
          <Button variant="primary">{button}</Button>
        </FormActions>
      </form>
    </Section>
  )
}

/** The letters that were sent to the applicant; the reply with a button that says it arrived. */
function Letters({ file, letterOf }: StatusProps) {
  const { row, standing } = file
  const sent = sentLetters(file)
  if (sent.length === 0) return null
  return (
    <Section title="文书" id="letters">
      {sent.map(letter => {
        const kept = letterOf(letter)
        const stamp = stampOf(file, letter.seq)
        const reply = letter.seq === row.reply_seq
        return (
          <Disclosure
            key={letter.seq}
            id={reply ? 'reply' : undefined}
            summary={`${titleOfDocument(letter.document)}　${stamp.number ?? ''}`}
            open={reply}
          >
            {kept ? <LetterBody text={kept.text} {...stamp} /> : <p>内容已经按期销毁。</p>}
            <p>
              <a href={`/requests/status/letters/${letter.seq}`}>打印、下载</a>
            </p>
          </Disclosure>
        )
      })}
      {standing.state === 'dispatched' ? (
        <form method="post" action="/requests/status/read">
          <OnceKey />
          <FormActions note="查收之日为送达之日，申请复议和提起诉讼的期限从这一天起算。">
            <Button variant="primary">已经查收答复</Button>
          </FormActions>
        </form>
      ) : null}
    </Section>
  )
}

function Acts({ file, values, problems, act }: StatusProps) {
  const mine = act === 'withdraw' ? problems : []
  return (
    <Section title="其他" id="acts">
      {BEFORE_SIGNED.includes(file.standing.state) ? (
        <Disclosure summary="撤回申请" open={mine.length > 0}>
          <p>撤回后不再办理，不能恢复；需要时可以重新申请。</p>
          <form method="post" action="/requests/status/withdraw">
            <OnceKey />
            <Field
              name="words"
              id={fieldId('withdraw-words')}
              label="撤回的说明"
              value={act === 'withdraw' ? values.words : undefined}
              error={mine.find(problem => problem.field === 'words')?.message}
              maxLength={300}
              required
            />
            <FormActions>
              <Button variant="danger">撤回这件申请</Button>
            </FormActions>
          </form>
        </Disclosure>
      ) : null}
      <p>
        发现行政机关记录的与您自身有关的信息不准确的，可以
        <a href="/requests/correction">要求更正</a>
        （条例第四十一条）；认为某类信息应当主动公开的，可以
        <a href="/letters/new?kind=suggest&subject=建议主动公开">提出建议</a>（条例第四十四条）。
      </p>
      <form method="post" action="/requests/status/close">
        <FormActions note="用公共电脑的，请在离开前点击。">
          <Button variant="quiet">结束查看</Button>
        </FormActions>
      </form>
    </Section>
  )
}
