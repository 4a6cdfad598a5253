import type { FreshReceipt } from '../../../../foundation/cases/index.ts'
import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { State } from '../../../../ui/badge/badge.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../../../ui/error-summary/error-summary.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { StatLine } from '../../../../ui/stat-line/stat-line.tsx'
import { Timeline } from '../../../../ui/timeline/timeline.tsx'
import type { HandedInFile } from '../../handed-in/read.ts'
import { HandInSection } from '../../handed-in/views.tsx'
import { LetterBody } from '../../letter-views.tsx'
import { CorrectionDueDay } from '../clock-view.tsx'
import type { CorrectionFile, KeptCorrectionLetter } from '../file.ts'
import type { SealedCorrection } from '../sealing.ts'
import { BEFORE_ANSWER, correctionWorkflow } from '../workflow.ts'

const HOME = '/requests/correction'

/** Number and query code, once. */
export function CorrectionReceipt({
  receipt,
  file,
  agencyName,
  telephone,
}: {
  readonly receipt: FreshReceipt
  readonly file: CorrectionFile
  readonly agencyName: string
  readonly telephone: string
}) {
  return (
    <>
      <Notice tone="success" title="更正申请已提交" live>
        <p>请现在抄下或者打印编号和查询码。查询码只显示这一次，以后凭两者查看进度、查收告知书和撤回。</p>
      </Notice>
      <StatLine
        label="编号和查询码"
        items={[
          { label: '申请编号', value: receipt.number },
          { label: '查询码', value: receipt.code },
        ]}
      />
      <DescriptionList
        label="回执"
        items={[
          { term: '收到申请的机关', value: agencyName, wide: true },
          { term: '提交时间', value: formatShanghaiMinute(file.standing.openedAt), wide: true },
          { term: '联系电话', value: telephone, wide: true },
        ]}
      />
      <CorrectionDueDay due={file.due} receivedOn={file.row.received_on} />
      <form method="post" action={`${HOME}/receipt/done`}>
        <FormActions note="点击后本页不再显示查询码。">
          <Button variant="primary">已经抄下，查看进度</Button>
        </FormActions>
      </form>
    </>
  )
}

interface StatusProps {
  readonly file: CorrectionFile
  readonly agencyName: string
  /** Undefined once it was erased. */
  readonly open: SealedCorrection | undefined
  /** The signed letter. */
  readonly letter: KeptCorrectionLetter | undefined
  readonly handedIn: readonly HandedInFile[]
  /** The act that came back with problems, with what was typed. */
  readonly act: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** One's own demand: how it stands, the letter, and what its applicant may do. */
export function CorrectionStatus(props: StatusProps) {
  const { file, agencyName, open, letter, act, problems } = props
  const { standing, row, events } = file
  const waits = BEFORE_ANSWER.includes(standing.state)
  return (
    <>
      <ErrorSummary
        errors={problems.map(each => (each.field && act ? { ...each, field: `${act}-${each.field}` } : each))}
      />
      <State
        tone={standing.state === 'served' ? 'success' : 'info'}
        word={correctionWorkflow.states[standing.state].label}
      >
        {events.at(-1)?.says}。
      </State>
      {waits ? <CorrectionDueDay due={file.due} receivedOn={row.received_on} /> : null}
      {standing.state === 'answered' ? (
        <Section title="告知书" id="letter">
          <p>告知书已经作出。点击查收后显示，当日为送达日期；没有在这里查收的，将以其他方式送达。</p>
          <form method="post" action={`${HOME}/status/read`}>
            <OnceKey />
            <FormActions>
              <Button variant="primary">查收告知书</Button>
            </FormActions>
          </form>
        </Section>
      ) : null}
      {standing.state === 'served' && letter ? (
        <Section title="告知书" id="letter">
          <LetterBody text={letter.text} number={row.letter_number} signedOn={row.signed_on} />
        </Section>
      ) : null}
      <Section title="您的申请" id="demand">
        {open ? (
          <DescriptionList
            label="更正申请"
            items={[
              { term: '收到申请的机关', value: agencyName, wide: true },
              { term: '哪一项记录', value: open.words.record, wide: true },
              { term: '哪里不准确', value: open.words.wrong, wide: true },
              { term: '准确的内容', value: open.words.right, wide: true },
              { term: '证据材料', value: open.words.evidence, wide: true },
            ]}
          />
        ) : (
          <p>申请内容和个人信息已经按期销毁。</p>
        )}
      </Section>
      <HandedIn {...props} takes={waits && open !== undefined} />
      <Section title="办理经过" id="timeline">
        <Timeline items={events.map(event => ({ title: event.says, at: formatShanghaiMinute(event.at) }))} />
      </Section>
      {waits ? (
        <Disclosure summary="撤回更正申请">
          <form method="post" action={`${HOME}/status/withdraw`}>
            <OnceKey />
            <FormActions note="撤回后不再办理；需要时可以重新提出。">
              <Button variant="danger">撤回这件申请</Button>
            </FormActions>
          </form>
        </Disclosure>
      ) : null}
      <form method="post" action={`${HOME}/status/close`}>
        <FormActions note="用公共电脑的，请在离开前点击。">
          <Button variant="quiet">结束查看</Button>
        </FormActions>
      </form>
    </>
  )
}

/** The evidence itself: the form of the demand only says what it is. */
function HandedIn({ handedIn, act, values, problems, takes }: StatusProps & { readonly takes: boolean }) {
  const failed = act === 'hand-in'
  return (
    <HandInSection
      files={handedIn}
      takes={takes}
      summary="提交证据材料、身份证明"
      open={failed || handedIn.length === 0}
      action={`${HOME}/status/hand-in`}
      kinds={['evidence', 'identity', 'mandate', 'other']}
      values={failed ? values : {}}
      problems={failed ? problems : []}
      note="加密保存，只供核对身份、核查记录，每次查看都有记录；办结后按期销毁。"
    />
  )
}
