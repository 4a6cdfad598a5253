import type { CivilDate } from '../../law/civil-date.ts'
import type { Due, ReckonedDay, ReckonedReason } from '../../law/clock.ts'
import { type Calendar, workdaysBetween } from '../../law/working-days.ts'
import { Badge } from '../../ui/badge/badge.tsx'
import { DateText } from '../../ui/date-text/date-text.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Tone } from '../../ui/tone.ts'

/** Why a day counts or does not. */
const DAY_REASONS: Readonly<Record<ReckonedReason, string>> = {
  base: '起算日，不计入',
  weekday: '工作日',
  'make-up-workday': '调休上班',
  weekend: '周末',
  holiday: '节假日',
  'natural-day': '自然日',
  paused: '征求意见、等待补正或者缴费，不计入',
  'rolled-forward': '顺延',
}

/** Working days that remain, or those by which it is late. */
export function workdaysLeft(on: CivilDate, today: CivilDate, calendar: Calendar): number {
  return today <= on
    ? workdaysBetween(today, on, calendar).count
    : -workdaysBetween(on, today, calendar).count
}

/** What remains, in words. */
export function leftWords(days: number): string {
  if (days < 0) return `已超过 ${-days} 个工作日`
  return days === 0 ? '今日到期' : `还剩 ${days} 个工作日`
}

/** The light of a case: yellow five working days before the end, red two, and late after it (domain/01 §14). */
export function LightBadge({
  left,
  yellow,
  red,
}: {
  readonly left: number
  readonly yellow: number
  readonly red: number
}) {
  const [word, tone]: [string, Tone] | [undefined, undefined] =
    left < 0
      ? ['已逾期', 'danger']
      : left <= red
        ? ['即将到期', 'danger']
        : left <= yellow
          ? ['临近到期', 'warning']
          : [undefined, undefined]
  return word === undefined ? null : <Badge tone={tone}>{word}</Badge>
}

/** By which day the answer is due, and how that day was reckoned: the same for the applicant and for the desk. */
export function DueDay({
  clock,
  today,
  calendar,
}: {
  readonly clock: Due
  readonly today: CivilDate
  readonly calendar: Calendar
}) {
  if (clock.state === 'not-started') {
    return <p>确认收到申请之日的次日起计算 20 个工作日的答复期限。</p>
  }
  return (
    <>
      <p>
        {clock.state === 'paused' ? (
          <>
            现在不计算答复期限（自 <DateText date={clock.since} /> 起），恢复计算后还有 {clock.remaining}{' '}
            个工作日。
          </>
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
              cell: each => <DateText date={each.date} weekday />,
            },
            {
              key: 'number',
              head: '计入',
              nowrap: true,
              cell: each => (each.counted ? `第 ${each.number} 天` : '不计'),
            },
            { key: 'reason', head: '理由', cell: each => DAY_REASONS[each.reason] },
            { key: 'article', head: '依据', cell: each => each.article },
          ]}
          rows={clock.because}
          rowKey={each => each.date}
          note={clock.provisional ? '其中有的年份放假安排尚未公布，先按普通周末推算。' : undefined}
        />
      </Disclosure>
    </>
  )
}
