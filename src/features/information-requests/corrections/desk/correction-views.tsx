import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { State } from '../../../../ui/badge/badge.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Timeline } from '../../../../ui/timeline/timeline.tsx'
import { shownLetter } from '../../applicant-facts.ts'
import { summaryOf } from '../../desk/act-form.tsx'
import { ApplicantFacts } from '../../desk/applicant-views.tsx'
import { RenewCode } from '../../desk/query-code.tsx'
import { HandedInList } from '../../handed-in/views.tsx'
import { LetterBody } from '../../letter-views.tsx'
import { CorrectionDueDay } from '../clock-view.tsx'
import { correctionWorkflow } from '../workflow.ts'
import { CorrectionActs } from './act-views.tsx'
import type { CorrectionPageProps } from './correction-props.ts'

/** One demand at the desk: what is said to be wrong, how long there is, the letter, what may be done. */
export function CorrectionPage(props: CorrectionPageProps) {
  const { file, open, letter, tried, unmasked } = props
  const { standing, row, events } = file
  return (
    <>
      <ErrorSummary errors={summaryOf(tried)} />
      <State tone="info" word={correctionWorkflow.states[standing.state].label}>
        {events.at(-1)?.says}。
      </State>
      {row.letter_seq === null && standing.closedAt === null ? (
        <CorrectionDueDay due={file.due} receivedOn={row.received_on} />
      ) : null}
      {open ? (
        <>
          <Section title="要求更正的记录" id="demand">
            <DescriptionList
              items={[
                { term: '机关', value: props.agencyName, wide: true },
                { term: '哪一项记录', value: open.words.record, wide: true },
                { term: '哪里不准确', value: open.words.wrong, wide: true },
                { term: '准确的内容', value: open.words.right, wide: true },
                { term: '证据材料', value: open.words.evidence, wide: true },
              ]}
            />
          </Section>
          <Section title="申请人" id="applicant">
            <ApplicantFacts
              applicant={open.applicant}
              papers={open.papers}
              natural={row.applicant_column === 'natural'}
              unmasked={unmasked}
            />
            {props.handedIn.length === 0 ? null : <p>申请人提交的材料：</p>}
            <HandedInList
              files={props.handedIn}
              masked={!unmasked}
              hrefOf={
                unmasked
                  ? file => `/desk/requests/corrections/${standing.id}/handed-in/${file.id}`
                  : undefined
              }
            />
            {props.mayUnmask && !unmasked ? (
              <form method="post" action={`/desk/requests/corrections/${standing.id}/unmask`}>
                <FormActions note="只在下一页显示，每次查看都有记录。">
                  <Button variant="secondary">核对身份、联系或者送达：显示完整信息</Button>
                </FormActions>
              </form>
            ) : null}
            {props.mayRenew ? <RenewCode home={`/desk/requests/corrections/${standing.id}`} /> : null}
          </Section>
        </>
      ) : (
        <p>申请内容和个人信息已经按期销毁。</p>
      )}
      {letter?.kept ? (
        <Section title={row.letter_seq === null ? '告知书稿' : '告知书'} id="letter">
          <LetterBody
            text={shownLetter(letter.kept.text, {
              name: open?.applicant.name ?? '',
              natural: row.applicant_column === 'natural',
              unmasked,
            })}
            number={row.letter_number}
            signedOn={row.signed_on}
          />
          {letter.kept.transfer ? (
            <LetterBody text={letter.kept.transfer} number={row.transfer_number} signedOn={row.signed_on} />
          ) : null}
        </Section>
      ) : null}
      <CorrectionActs {...props} />
      <Section title="办理经过" id="timeline">
        <Timeline
          items={events.map(event => ({
            title: `${event.says}　${event.by === 'applicant' ? '申请人' : props.nameOf(event.actor_id)}`,
            at: formatShanghaiMinute(event.at),
            ...(event.note ? { detail: event.note } : {}),
          }))}
        />
      </Section>
    </>
  )
}
