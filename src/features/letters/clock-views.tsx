import type { CivilDate } from '../../law/civil-date.ts'
import type { Due, ReckonedDay } from '../../law/clock.ts'
import type { Calendar } from '../../law/working-days.ts'
import { DateText } from '../../ui/date-text/date-text.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Table } from '../../ui/table/table.tsx'
import { workdaysLeft } from './rules.ts'
import { DAY_REASONS } from './words.ts'

/** By which day an answer is due, and how that day was reckoned: the same for the writer and for the desk. */
export function DueDay({
  clock,
  today,
  calendar,
}: {
  readonly clock: Due
  readonly today: CivilDate
  readonly calendar: Calendar
}) {
  if (clock.state === 'not-started') return null
  return (
    <>
      <p>
        {clock.state === 'paused' ? (
          <>等待补充期间暂停计时，补充后还有 {clock.remaining} 个工作日。</>
        ) : (
          <>
            答复期限：
            <strong>
              <DateText date={clock.date} weekday />
            </strong>
            {clock.provisional ? '（暂定）' : ''}，{leftWords(workdaysLeft(clock.date, today, calendar))}。
          </>
        )}
      </p>
      <Disclosure summary="期限怎样计算">
        <Table<ReckonedDay>
          id="clock"
          caption="每一天是否计入期限"
          captionHidden
          columns={[
            {
              key: 'date',
              head: '日期',
              rowHeader: true,
              nowrap: true,
              cell: day => <DateText date={day.date} weekday />,
            },
            {
              key: 'number',
              head: '计入',
              nowrap: true,
              cell: day => (day.counted ? `第 ${day.number} 天` : '不计'),
            },
            { key: 'reason', head: '理由', cell: day => DAY_REASONS[day.reason] },
            { key: 'article', head: '依据', cell: day => day.article },
          ]}
          rows={clock.because}
          rowKey={day => day.date}
          note={clock.provisional ? '其中有的年份放假安排尚未公布，先按普通周末推算。' : undefined}
        />
      </Disclosure>
    </>
  )
}

/** What remains, in words. */
export function leftWords(days: number): string {
  if (days < 0) return `已超过 ${-days} 个工作日`
  return days === 0 ? '今日到期' : `还剩 ${days} 个工作日`
}
