import type { ReckonedDay } from '../../law/clock.ts'
import type { DayReason } from '../../law/working-days.ts'
import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { CalendarAlarm } from './rules.ts'

export const TITLE = '工作日历'

/** A day in one word, where it departs from the plain week. */
export const DAY_MARKS: Readonly<Record<DayReason, string | undefined>> = {
  weekday: undefined,
  weekend: undefined,
  holiday: '休',
  'make-up-workday': '班',
}

export const DAY_WORDS: Readonly<Record<DayReason, string>> = {
  weekday: '工作日',
  weekend: '周末',
  holiday: '节假日',
  'make-up-workday': '调休上班',
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

type Say = (detail: NonNullable<Problem['detail']>) => string

const PROBLEMS: Readonly<Record<string, string | Say>> = {
  'not-permitted': '您没有录入工作日历的权限。',
  'year/required': '请填写年份。',
  'year/invalid': '年份应为四位数字。',
  'year/too-far': '最多录入到明年：更晚年份的放假安排尚未公布。',
  'year/too-old': '该年份过早，请核对。',
  'source/required':
    '请填写通知的标题和文号，如“国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕×号）”。',
  'source/too-short': '请填写通知的标题和文号。',
  'source/too-long': '通知的标题和文号最多 200 字。',
  'notice/required': '请粘贴通知中的放假安排，或者按“休：…”“班：…”列出日期。',
  'notice/too-long': '内容过长，请只粘贴放假安排部分。',
  'notice/no-holidays': '没有读到任何放假日期，请核对粘贴的内容。',
  'notice/unread': ({ piece }) => `读不懂“${piece}”：请写明是放假还是上班，并核对日期。`,
  'notice/outside-year': ({ date }) => `${date} 不在所填年份内。`,
  'notice/holiday-on-weekend': ({ date }) => `${date} 是周末，不必列为放假。`,
  'notice/workday-on-weekday': ({ date }) => `${date} 是周一至周五，不能列为调休上班，请核对日期。`,
  'notice/listed-twice': ({ date }) => `${date} 既列为放假又列为上班，请核对。`,
  'from/invalid': '请填写起算日，如 2026-09-10。',
  'from/outside-calendar': ({ first, last }) =>
    `起算日应在 ${first} 年至 ${last} 年之间：其他年份的放假安排没有收录。`,
  'days/out-of-range': ({ maximum }) => `请填写 1 至 ${maximum} 之间的工作日天数。`,
  'notice/unchanged': '与现行版本完全相同，不需要重新录入。',
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(problem => {
    const said = PROBLEMS[`${problem.field}/${problem.code}`] ?? PROBLEMS[problem.code]
    const message =
      typeof said === 'function' ? said(problem.detail ?? {}) : (said ?? '填写的内容不符合要求，请核对。')
    return { ...(problem.field === '' ? {} : { field: problem.field }), message }
  })
}

/** Why a day of a count counted or not. */
export function reasonOf({ reason, article, provisional }: ReckonedDay): string {
  if (reason === 'base') return '起算日'
  if (reason === 'natural-day' || reason === 'paused' || reason === 'rolled-forward') return ''
  const basis = reason === 'holiday' && article !== '' ? `：${article}` : ''
  return `${DAY_WORDS[reason]}${basis}${provisional ? '（暂定）' : ''}`
}

/** What an alarm says: what is missing and what to do. */
export function alarmSentence({ urgency, year }: CalendarAlarm): string {
  return urgency === 'now'
    ? `工作日历缺少 ${year} 年：落在该年的期限只能按普通周末推算，并标为“暂定”。请立即按国务院办公厅通知录入。`
    : `${year} 年的工作日历尚未录入。国务院办公厅的放假安排通知一般在 11 月前后公布，请在公布后录入。`
}

/** What the public reads of a year without data. */
export function provisionalSentence(year: number): string {
  return `${year} 年的放假安排尚未录入，下面先按普通周末推算；录入后以新的日历为准。`
}
