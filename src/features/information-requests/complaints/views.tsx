import { type CivilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { ReadComplaint } from './read.ts'
import { COMPLAINT_REASONS } from './tables.ts'
import { REASON_WORDS, RESULT_WORDS } from './words.ts'

/** What an applicant complained of and what was found: for them, and for the agency. */
export function ComplaintList({ complaints }: { readonly complaints: readonly ReadComplaint[] }) {
  return (
    <>
      {complaints.map(each => (
        <DescriptionList
          key={each.id}
          label={`${formatShanghaiMinute(each.filed_at)}的投诉举报`}
          items={[
            { term: '提出', value: formatShanghaiMinute(each.filed_at), wide: true },
            { term: '事由', value: REASON_WORDS[each.reason], wide: true },
            { term: '内容', value: each.words ?? '（已按期销毁）', wide: true },
            { term: '处理结果', value: each.result ? RESULT_WORDS[each.result] : '正在调查处理', wide: true },
            { term: '处理情况', value: each.finding, wide: true },
            {
              term: '责令改正期限',
              value: each.put_right_by && <DateText date={each.put_right_by} />,
              wide: true,
            },
          ]}
        />
      ))}
    </>
  )
}

interface ComplainProps {
  readonly complaints: readonly ReadComplaint[]
  /** The act that came back with problems, and what was typed. */
  readonly act: string | undefined
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly late: boolean
  readonly today: CivilDate
}

/** 投诉举报 on the status page: the form, and what became of earlier ones (Regulation art. 47 and 51). */
export function ComplainSection({ complaints, act, values, problems, late }: ComplainProps) {
  const mine = act === 'complain' ? problems : []
  const typed = act === 'complain' ? values : {}
  const errorOf = (name: string) => mine.find(problem => problem.field === name)?.message
  const waits = complaints.some(each => each.result === null)
  return (
    <Section title="投诉举报" id="complaints">
      <ComplaintList complaints={complaints} />
      {waits ? null : (
        <Disclosure summary="向政府信息公开工作主管部门投诉举报" open={late || mine.length > 0}>
          <p>
            认为受理机关没有依法答复、处理的，可以在这里投诉举报，主管部门将调查处理并告知您结果。投诉举报不影响申请行政复议或者提起行政诉讼，也不延长其期限。
          </p>
          <form method="post" action="/requests/status/complain">
            <OnceKey />
            <Field
              name="reason"
              id={fieldId('complain-reason')}
              label="事由"
              type="select"
              empty="请选择"
              options={COMPLAINT_REASONS.map(value => ({ value, label: REASON_WORDS[value] }))}
              value={typed.reason ?? (late ? 'late' : undefined)}
              error={errorOf('reason')}
              required
            />
            <Field
              name="words"
              id={fieldId('complain-words')}
              label="事实和要求"
              type="textarea"
              rows={5}
              value={typed.words}
              error={errorOf('words')}
              maxLength={3000}
              required
            />
            <FormActions>
              <Button variant="secondary">提交投诉举报</Button>
            </FormActions>
          </form>
        </Disclosure>
      )}
    </Section>
  )
}
