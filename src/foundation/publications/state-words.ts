import { civilDateOf, formatShanghaiMinute, weekday } from '../../law/civil-date.ts'
import type { Gate } from '../../law/gates.ts'
import { openGates } from './rules.ts'
import type { Standing } from './standing.ts'

const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']

/** `2026-11-25（星期三）09:00`, in Asia/Shanghai. */
export function momentWords(instant: Date): string {
  const [day, time] = formatShanghaiMinute(instant).split(' ')
  return `${day}（${WEEKDAYS[weekday(civilDateOf(instant)) - 1]}）${time}`
}

/** How far two moments are apart, in the largest two units: `2天3小时`. Less than a minute is `不到1分钟`. */
export function spanWords(from: Date, to: Date): string {
  const minutes = Math.floor(Math.abs(to.getTime() - from.getTime()) / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${days}天${hours}小时` : `${days}天`
  if (hours > 0) return rest > 0 ? `${hours}小时${rest}分钟` : `${hours}小时`
  return minutes > 0 ? `${minutes}分钟` : '不到1分钟'
}

/** What an emergency release owes, and until when: null where nothing is owed. */
export function owedWords(gates: readonly string[], due: Date | null, now: Date): string | null {
  if (!due) return null
  const names = gates.length > 0 ? gates.join('、') : '其余各关'
  return now.getTime() > due.getTime()
    ? `${names}应在${momentWords(due)}前补签，已超时${spanWords(due, now)}`
    : `${names}须在${momentWords(due)}前补签，还剩${spanWords(now, due)}`
}

/** Where the edition stands, as a sentence: what is done, what is waited for, what comes next. */
export function stateSentence(
  standing: Standing,
  gates: readonly Gate[],
  now: Date,
  releasedAt?: Date,
): string {
  const open = openGates(standing, gates).map(gate => gate.name)
  const signed = gates.filter(gate => !open.includes(gate.name)).map(gate => gate.name)
  switch (standing.state) {
    case 'draft':
      return standing.ordinal > 1
        ? `第${standing.ordinal}次编审，正在起草修改。新版发布前，公众看到的仍是原来的版本。`
        : '正在起草，尚未提交审查。'
    case 'submitted':
      return signed.length > 0
        ? `正在审查：${signed.join('、')}已签署，等待${open.join('、')}。`
        : `正在审查：等待${open.join('、')}签署。`
    case 'reviewed':
      return '各审查关均已签署，等待终审签发。'
    case 'approved':
      return '已终审签发，可以立即发布，或者设定发布时间。'
    case 'scheduled':
      return standing.scheduledFor
        ? `已终审签发，将于${momentWords(standing.scheduledFor)}自动发布，距现在${spanWords(now, standing.scheduledFor)}。`
        : '已终审签发，并设定了发布时间。'
    case 'released': {
      const owed = owedWords(open, standing.gatesDue, now)
      const when = releasedAt ? `于${momentWords(releasedAt)}` : ''
      return owed
        ? `已${when}应急发布。${owed}。`
        : `已${when}发布，索引号 ${standing.indexNumber ?? '待生成'}。`
    }
    case 'superseded':
      return '曾经发布，已由新版替代。公众可以查看本版并与新版比较。'
    case 'withdrawn':
      return '已撤下。原地址显示撤下公告，正文和附件不再公开。'
    case 'discarded':
      return '草稿已作废，没有公开过。'
  }
}
