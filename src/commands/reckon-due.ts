import { type CivilDate, parseCivilDate } from '../law/civil-date.ts'
import { type ClockEvent, due, type ReckonedDay } from '../law/clock.ts'
import { BUILT_IN_CALENDAR } from '../law/work-calendar-data.ts'
import {
  type Command,
  type CommandArguments,
  exitCodes,
  outJson,
  textOption,
  textOptions,
  UsageError,
} from '../platform/cli/command.ts'

const REGULATION = '《中华人民共和国政府信息公开条例》'
const MOST_DAYS = 2000

const REASONS: Readonly<Record<ReckonedDay['reason'], string>> = {
  base: '起算之日，不计入',
  weekday: '工作日',
  weekend: '周末',
  holiday: '法定节假日或调休放假',
  'make-up-workday': '调休上班',
  'natural-day': '自然日',
  paused: '不计入期限',
  'rolled-forward': '顺延',
}

/** `gongkai due`: by which working day something must be done, with the reason for every day between; needs no database. */
export const reckonDue: Command = {
  name: 'due',
  summary: '按工作日推算答复期限，逐日说明理由',
  usage: '--received DATE --days N [--extend N] [--pause DATE..DATE]…',
  options: {
    received: { type: 'string', placeholder: 'DATE', required: true, summary: '收到之日，如 2020-09-10' },
    days: { type: 'string', placeholder: 'N', required: true, summary: '期限的工作日数，如 20' },
    extend: { type: 'string', placeholder: 'N', summary: '延长的工作日数（答复期限最多延长 20 个）' },
    pause: {
      type: 'string',
      placeholder: 'DATE..DATE',
      multiple: true,
      summary: '不计入期限的时间，如征求意见：首日之后、至末日为止；可以给出多次，重叠的只算一次',
    },
    json: { type: 'boolean', summary: '以 JSON 输出：date、provisional、because' },
  },
  details:
    '收到之日不计入，从次日起数。节假日和调休按国务院办公厅每年的通知，2019 年至 2026 年；涉及其他年份时标明“暂定”。',
  async run(args, io) {
    const received = dateOf('received', textOption(args, 'received') ?? '')
    const extension = args.values.extend === undefined ? undefined : countOf(args, 'extend')
    const events: ClockEvent[] = [
      { kind: 'start', at: received, article: `${REGULATION}第三十一条` },
      ...(extension
        ? [{ kind: 'extend' as const, at: received, days: extension, article: `${REGULATION}第三十三条` }]
        : []),
      ...textOptions(args, 'pause').flatMap((text, at) => pauseOf(text, String(at))),
    ]
    const rule = {
      days: countOf(args, 'days'),
      unit: 'workday' as const,
      article: `${REGULATION}第三十三条`,
    }
    const answer = due(rule, events, BUILT_IN_CALENDAR)
    if (answer.state !== 'running') throw new Error('这个期限没有终点。')
    const { date, provisional, because } = answer
    if (args.values.json) {
      outJson(io, { date, provisional, because })
      return exitCodes.ok
    }
    io.out(`最后一日：${date}${provisional ? '（暂定：涉及尚未公布放假安排的年份）' : ''}`)
    for (const day of because) {
      const number = day.counted ? `第 ${day.number} 日` : '不计'
      io.out(
        `  ${day.date}  ${number.padEnd(6)}  ${REASONS[day.reason]}${day.article ? `（${day.article}）` : ''}`,
      )
    }
    return exitCodes.ok
  },
}

function dateOf(name: string, text: string): CivilDate {
  const date = parseCivilDate(text)
  if (!date) throw new UsageError(`--${name} 的“${text}”不是日期，请写成 2020-09-10 这样。`)
  return date
}

function countOf(args: CommandArguments, name: string): number {
  const text = textOption(args, name) ?? ''
  const count = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (!(count <= MOST_DAYS))
    throw new UsageError(`--${name} 的“${text}”不是天数，请写 0 到 ${MOST_DAYS} 的整数。`)
  return count
}

function pauseOf(text: string, key: string): ClockEvent[] {
  const [first = '', last = '', more] = text.split('..')
  if (more !== undefined) throw new UsageError(`--pause 的“${text}”应当写成 2020-09-16..2020-10-12 这样。`)
  const from = dateOf('pause', first)
  const to = dateOf('pause', last)
  if (to < from) throw new UsageError(`--pause 的“${text}”末日早于首日。`)
  const article = `${REGULATION}第三十三条第三款`
  return [
    { kind: 'pause', at: from, article, key },
    { kind: 'resume', at: to, article, key },
  ]
}
