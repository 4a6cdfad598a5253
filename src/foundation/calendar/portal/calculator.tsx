import { formatChineseDate } from '../../../law/civil-date.ts'
import type { ReckonedDay } from '../../../law/clock.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText, weekdayOf } from '../../../ui/date-text/date-text.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { reasonOf, spoken } from '../words.ts'
import type { Question, Reckoned } from './reckon.ts'

/** From a day, so many working days: to which day, and why. */
export function Calculator({ question, reckoned }: { question: Question; reckoned: Reckoned }) {
  const problems = reckoned.state === 'wrong' ? spoken(reckoned.problems) : []
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
      <h3>推算结果</h3>
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
