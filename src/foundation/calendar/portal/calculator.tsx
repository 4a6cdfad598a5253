import { type CivilDate, formatChineseDate, parseCivilDate } from '../../../law/civil-date.ts'
import { due, type ReckonedDay } from '../../../law/clock.ts'
import type { Calendar } from '../../../law/working-days.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText, weekdayOf } from '../../../ui/date-text/date-text.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { DAY_WORDS } from '../words.ts'

const MOST_DAYS = 250

/** A question to the calculator, as it stands in the address. */
export interface Question {
  readonly from: string
  readonly days: string
}

export type Reckoned =
  | { readonly state: 'not-asked' }
  | { readonly state: 'wrong'; readonly problems: readonly { field: string; message: string }[] }
  | {
      readonly state: 'answered'
      readonly from: CivilDate
      readonly days: number
      readonly date: CivilDate
      readonly provisional: boolean
      readonly because: readonly ReckonedDay[]
    }

/** Counts working days after a day. The day itself does not count. */
export function reckon(question: Question, calendar: Calendar): Reckoned {
  if (question.from === '' && question.days === '') return { state: 'not-asked' }
  const from = parseCivilDate(question.from)
  const days = /^\d{1,3}$/.test(question.days) ? Number(question.days) : 0
  const problems = []
  if (!from) problems.push({ field: 'from', message: '请填写起算日，如 2026-09-10。' })
  if (days < 1 || days > MOST_DAYS) {
    problems.push({ field: 'days', message: `请填写 1 至 ${MOST_DAYS} 之间的工作日天数。` })
  }
  if (!from || problems.length > 0) return { state: 'wrong', problems }
  const events = [{ kind: 'start', at: from, article: '' }] as const
  const answer = due({ days, unit: 'workday', article: '' }, events, calendar)
  if (answer.state !== 'running') throw new Error('a clock that nothing pauses runs')
  const { date, provisional, because } = answer
  return { state: 'answered', from, days, date, provisional, because }
}

/** From a day, so many working days: to which day, and why. */
export function Calculator({ question, reckoned }: { question: Question; reckoned: Reckoned }) {
  const problems = reckoned.state === 'wrong' ? reckoned.problems : []
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <section id="calculator" aria-labelledby="calculator-title">
      <h2 id="calculator-title">推算期限</h2>
      <ErrorSummary errors={problems} />
      <form method="get" action="/calendar">
        <Field
          name="from"
          label="起算日"
          type="date"
          hint="收到、送达等事项发生的当日，不计入期限。"
          value={question.from}
          error={errorOf('from')}
          width="short"
          required
        />
        <Field
          name="days"
          label="工作日天数"
          type="text"
          inputMode="numeric"
          value={question.days}
          error={errorOf('days')}
          width="short"
          required
        />
        <FormActions>
          <Button>推算</Button>
        </FormActions>
      </form>
      {reckoned.state === 'answered' && <Answer {...reckoned} />}
    </section>
  )
}

function Answer({ from, days, date, provisional, because }: Extract<Reckoned, { state: 'answered' }>) {
  const skipped = because.filter(day => day.reason === 'holiday').length
  const made = because.filter(day => day.reason === 'make-up-workday').length
  return (
    <div class="prose" role="status">
      <p>
        自 <DateText date={from} weekday /> 起，第 {days} 个工作日是{' '}
        <strong>
          {formatChineseDate(date)}（{weekdayOf(date)}）
        </strong>
        {provisional && '（暂定）'}。
      </p>
      <p>
        期间有节假日休息的工作日 {skipped} 天，不计；调休上班的周末 {made} 天，计入。
        {provisional && '其中有的年份放假安排尚未公布，先按普通周末推算，公布后以新的日历为准。'}
      </p>
      <Disclosure summary="逐日说明">
        <Table
          caption="每一天是否计入，以及依据"
          captionHidden
          columns={[
            {
              key: 'date',
              head: '日期',
              rowHeader: true,
              nowrap: true,
              cell: (day: ReckonedDay) => <DateText date={day.date} weekday />,
            },
            {
              key: 'number',
              head: '计入',
              nowrap: true,
              cell: day => (day.counted ? `第 ${day.number} 天` : '不计'),
            },
            { key: 'reason', head: '理由', cell: day => reasonOf(day) },
          ]}
          rows={because}
          rowKey={day => day.date}
        />
      </Disclosure>
    </div>
  )
}

function reasonOf({ reason, article, provisional }: ReckonedDay): string {
  if (reason === 'base') return '起算日'
  if (reason === 'natural-day' || reason === 'paused' || reason === 'rolled-forward') return ''
  const basis = reason === 'holiday' && article !== '' ? `：${article}` : ''
  return `${DAY_WORDS[reason]}${basis}${provisional ? '（暂定）' : ''}`
}
