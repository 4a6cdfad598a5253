import { civilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { EVIDENCE, outcomeOf } from '../../../law/outcomes.ts'
import { State } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import { DueDay } from '../clock-views.tsx'
import { ComplaintList } from '../complaints/views.tsx'
import { RecordsSection } from '../records/desk/section.tsx'
import { correctionNoticeDue, missingEvidence } from '../rules.ts'
import { CHANNEL_WORDS, COLUMN_WORDS, FORM_WORDS, STATE_TONES, WAY_WORDS } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'
import type { Section as ActSection } from './act.ts'
import { ActForm, summaryOf } from './act-form.tsx'
import { deskActs } from './act-list.ts'
import { ApplicantSection } from './applicant-views.tsx'
import { BesideSections } from './beside-views.tsx'
import { LettersSection } from './letters-views.tsx'
import type { RequestPageProps } from './request-props.ts'

/** One request at the desk: what is asked, how long there is and why, what is in the file, what may be done. */
export function RequestPage(props: RequestPageProps) {
  const { context, may, open, tried } = props
  const { file, today } = context
  const { standing, row } = file
  const outcome = row.outcome === null ? undefined : outcomeOf(row.outcome)
  return (
    <>
      <ErrorSummary errors={summaryOf(tried)} />
      <State tone={STATE_TONES[standing.state]} word={requestWorkflow.states[standing.state].label}>
        {file.events.at(-1)?.says}。
      </State>
      {standing.closedAt === null && row.dispatched_on === null ? (
        <DueDay clock={file.clock} today={today} calendar={file.calendar} />
      ) : null}
      <SimilarRequests {...props} />
      <Section title="申请内容" id="request">
        <DescriptionList
          columns={2}
          items={[
            { term: '受理机关', value: props.agency.name },
            { term: '渠道', value: CHANNEL_WORDS[row.channel] },
            { term: '提交', value: formatShanghaiMinute(standing.openedAt) },
            { term: '收到', value: row.received_on && <DateText date={row.received_on} /> },
            {
              term: '告知补正最迟',
              value: row.received_on && standing.state === 'received' && (
                <DateText date={correctionNoticeDue(civilDate(row.received_on), file.calendar)} />
              ),
            },
            { term: '申请人类别', value: COLUMN_WORDS[row.applicant_column] },
            { term: '提供形式', value: open && FORM_WORDS[open.request.form] },
            { term: '获取方式', value: open && WAY_WORDS[open.request.way] },
            { term: '需要协助', value: row.needs_help ? (open?.request.help ?? '是') : '' },
            { term: '承办人', value: row.handler_id && props.nameOf(row.handler_id) },
            { term: '处理决定', value: outcome && `${outcome.code} ${outcome.name}` },
            {
              term: '重新办理自',
              value: row.redo_of && <a href={`/desk/requests/${row.redo_of}`}>原申请</a>,
            },
            { term: '拆分自', value: row.split_of && <a href={`/desk/requests/${row.split_of}`}>原申请</a> },
          ]}
        />
        {open ? (
          <p class="plain-text">{open.request.description}</p>
        ) : (
          <p>申请内容和申请人信息已经按期销毁。</p>
        )}
      </Section>
      {open ? <ApplicantSection {...props} open={open} /> : null}
      <Acts {...props} title="受理" section="receive" />
      <BesideSections {...props} />
      <Acts {...props} title="检索" section="work" />
      <Acts {...props} title="征求意见、协查、会商" section="hear" />
      <Acts {...props} title="延期和收费" section="time" />
      {open ? (
        <RecordsSection
          caseId={standing.id}
          records={props.records}
          mayPrepare={props.mayPrepareRecords}
          downloads={props.downloads}
        />
      ) : null}
      <LettersSection {...props} />
      {may.has('draft') || may.has('dispose') || may.has('revise') ? (
        <p>
          <ButtonLink href={`/desk/requests/${standing.id}/reply`}>
            {row.outcome === null ? '选择处理决定并拟答' : '修改答复稿'}
          </ButtonLink>
        </p>
      ) : null}
      {standing.state === 'drafting' ? <Missing outcome={row.outcome} {...props} /> : null}
      <Acts {...props} title="审查和签发" section="reply" />
      <Acts {...props} title="送达和归档" section="serve" />
      <Acts {...props} title="行政复议、行政诉讼" section="disputes" />
      {props.complaints.length === 0 ? null : (
        <Section title="投诉举报" id="complaints">
          <ComplaintList complaints={props.complaints} />
        </Section>
      )}
      <Section title="办理经过" id="timeline">
        <p>
          <a href={`/desk/requests/${standing.id}/dossier`}>
            案卷：登记表、呈批单、送达回证、证据，打印和下载
          </a>
        </p>
        <Timeline
          items={file.events.map(event => ({
            title: `${event.says}　${event.by === 'applicant' ? '申请人' : props.nameOf(event.actor_id)}`,
            at: formatShanghaiMinute(event.at),
            ...(event.note ? { detail: event.note } : {}),
          }))}
        />
      </Section>
    </>
  )
}

function Acts({
  title,
  section,
  context,
  may,
  tried,
}: RequestPageProps & { readonly title: string; readonly section: ActSection }) {
  const acts = deskActs.filter(
    act => act.section === section && may.has(act.event) && act.fields(context) !== undefined,
  )
  if (acts.length === 0) return null
  return (
    <Section title={title} id={`acts-${section}`}>
      {acts.map(act => (
        <ActForm key={act.key} act={act} context={context} tried={tried} />
      ))}
    </Section>
  )
}

/** Ten pieces a month are free of a fee; more than that is worth a look (product threshold). */
const MANY = 10

function SimilarRequests({ hints: { similar, inMonth, publicity } }: RequestPageProps) {
  if (similar.length === 0) return null
  return (
    <Notice tone="info" title="可能有关的申请">
      <ul>
        {similar.map(hint => (
          <li key={hint.caseId}>
            <a href={`/desk/requests/${hint.caseId}`}>{hint.number}</a>
            {'　'}
            {[hint.sameApplicant ? '同一申请人' : '', hint.sameSubject ? '相同的名称或者文号' : '']
              .filter(Boolean)
              .join('、')}
            {hint.outcome === null ? '' : `　${outcomeOf(hint.outcome)?.name ?? ''}`}
          </li>
        ))}
      </ul>
      {publicity === undefined ? null : (
        <p>
          多个申请人申请相同的信息，并且已经公开，
          <a href={`/desk/requests/publicity/${publicity}`}>建议主动公开</a>
          （条例第四十四条）。
        </p>
      )}
      {inMonth > MANY ? (
        <p>同一申请人本自然月已经申请 {inMonth} 件，可以要求说明理由，或者收取信息处理费。</p>
      ) : null}
    </Notice>
  )
}

function Missing({ outcome, context }: RequestPageProps & { readonly outcome: string | null }) {
  const has = context.file.evidence.map(each => each.key)
  const missing = missingEvidence(outcome ?? undefined, has)
  if (missing.length === 0) return null
  return (
    <Notice tone="warning" title="还缺少的材料">
      <p>送审前请在“修改答复稿”中补充：{missing.map(key => EVIDENCE[key]).join('、')}。</p>
    </Notice>
  )
}
