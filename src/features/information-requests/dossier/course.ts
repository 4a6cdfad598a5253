import { civilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { EVIDENCE, type EvidenceKey, outcomeOf } from '../../../law/outcomes.ts'
import { workdaysBetween } from '../../../law/working-days.ts'
import type { PaperBlock } from '../../../ui/paper/paper.ts'
import { REASON_WORDS, RESULT_WORDS } from '../complaints/words.ts'
import type { RequestFile } from '../file.ts'
import { DISPUTE_RESULT_WORDS, DISPUTE_WORDS, TERM_WORDS, TEXT_WORDS } from '../file-words.ts'
import { HANDED_IN_WORDS } from '../handed-in/views.tsx'
import { dayText, paragraphs, rowTable } from '../paper-blocks.ts'
import { RELEASE_WORDS } from '../records/words.ts'
import { termEnd } from '../rules.ts'
import { ANSWER_WORDS, CONSULTATION_WORDS, SEARCH_WORDS } from '../words.ts'
import type { Dossier, Part } from './dossier.ts'

/** The day by which the answer is due or was, and what became of it. */
export function answerDue({ row, clock, calendar }: Pick<RequestFile, 'row' | 'clock' | 'calendar'>): string {
  if (row.answer_due !== null && row.dispatched_on !== null) {
    const late = workdaysBetween(civilDate(row.answer_due), civilDate(row.dispatched_on), calendar).count
    return `${dayText(row.answer_due)}；${dayText(row.dispatched_on)}发出${row.dispatched_on > row.answer_due ? `，逾期 ${late} 个工作日` : '，未逾期'}`
  }
  if (row.dispatched_on !== null) return `${dayText(row.dispatched_on)}发出`
  if (clock.state === 'running') return `${dayText(clock.date)}${clock.provisional ? '（暂定）' : ''}`
  return clock.state === 'paused'
    ? `自${dayText(clock.since)}起不计入期限，恢复计算后还有 ${clock.remaining} 个工作日`
    : '尚未起算'
}

/** What applicants said and handed in after the request itself. */
export function submissions({ texts, handedIn, nameOf }: Dossier): Part | undefined {
  return part('submissions', '申请人提交的材料', [
    ...texts.flatMap(({ role, at, author_id, text }): readonly PaperBlock[] => [
      {
        kind: 'heading',
        text: `${TEXT_WORDS[role]}（${formatShanghaiMinute(at)}${author_id === null ? '' : `，${nameOf(author_id)}登记`}）`,
      },
      ...paragraphs(text),
    ]),
    rowTable(
      [
        { head: '种类', width: 2, text: each => HANDED_IN_WORDS[each.kind] },
        { head: '名称', width: 4, text: each => each.name },
        { head: '提交时间', width: 3, text: each => formatShanghaiMinute(each.at) },
        { head: '摘要值（SHA-256）', width: 5, text: each => each.sha256 },
      ],
      handedIn,
      '提交的文件',
    ),
  ])
}

/** How the time for the answer ran: each event that moved it, with its article; the terms given to the applicant. */
export function clockCourse({ file }: Dossier): Part | undefined {
  const moves = file.events.filter(event => event.clock !== null)
  if (moves.length === 0) return undefined
  return part('clock', '答复期限', [
    rowTable(
      [
        { head: '日期', width: 3, text: each => dayText(each.clock_on) },
        { head: '事项', width: 4, text: each => each.says },
        { head: '依据', width: 6, text: each => each.clock_article ?? '' },
      ],
      moves,
    ),
    rowTable(
      [
        { head: '给申请人的期限', width: 3, text: term => TERM_WORDS[term.kind] },
        { head: '发出', width: 3, text: term => dayText(term.sent_on) },
        { head: '送达', width: 3, text: term => dayText(term.served_on) },
        { head: '期满', width: 3, text: term => dayText(termEnd(term, file.calendar)) },
        { head: '收到', width: 3, text: term => dayText(term.met_on) },
      ],
      file.terms,
    ),
    { kind: 'text', text: `答复期限：${answerDue(file)}。` },
  ])
}

/** Where was looked, for what, by whom, and what was found (法释〔2025〕8号第五条). */
export function searchRecord({ searches }: Dossier): Part | undefined {
  return part('search', '检索记录', [
    rowTable(
      [
        { head: '日期', width: 3, text: each => dayText(each.searched_on) },
        { head: '系统、库房和范围', width: 4, text: each => each.record.systems },
        { head: '关键词', width: 3, text: each => each.record.words },
        { head: '检索人', width: 2, text: each => each.record.people },
        {
          head: '结果',
          width: 4,
          text: each => `${SEARCH_WORDS[each.result]}　${each.record.finding}`.trim(),
        },
      ],
      searches,
    ),
  ])
}

/** Who was heard, when, and what they said. */
export function hearings({ file, parties, answers }: Dossier): Part | undefined {
  return part('hearings', '征求意见、协查、会商', [
    rowTable(
      [
        { head: '方式', width: 3, text: each => CONSULTATION_WORDS[each.kind] },
        { head: '对方', width: 3, text: each => parties.get(each.id)?.name ?? '（已销毁）' },
        { head: '发出', width: 3, text: each => dayText(each.sent_on) },
        { head: '签收', width: 3, text: each => dayText(each.served_on) },
        {
          head: '意见',
          width: 5,
          text: each =>
            `${each.answer ? ANSWER_WORDS[each.answer] : '待收'}${each.answered_on ? `（${dayText(each.answered_on)}）` : ''}　${answers.get(each.id) ?? ''}`.trim(),
        },
        { head: '书面告知', width: 3, text: each => dayText(each.told_on) },
      ],
      file.consultations,
    ),
  ])
}

/** What was charged, and whether it was paid. */
export function feePart({ file: { fee } }: Dossier): Part | undefined {
  if (!fee) return undefined
  const unit = fee.basis === 'pieces' ? '件' : '页'
  const paid = fee.paid_on === null ? '尚未缴清' : `${dayText(fee.paid_on)}缴清，票据号 ${fee.voucher}`
  const text = `按${fee.basis === 'pieces' ? '件' : '量'}计收，${fee.count} ${unit}，${fee.amount} 元，${paid}。`
  return part('fee', '信息处理费', [{ kind: 'text', text }])
}

/** What proves the outcome, point by point as it demands (domain/01 §15; 法释〔2025〕8号第五条、第六条); what is missing says so. */
export function evidencePart({ file, evidence, nameOf }: Dossier): Part | undefined {
  const outcome = outcomeOf(file.row.outcome ?? '')
  if (!outcome) return undefined
  const others = evidence.map(each => each.key).filter(key => !outcome.evidence.includes(key))
  const keys: readonly EvidenceKey[] = [...outcome.evidence, ...others]
  return part('evidence', '举证材料', [
    { kind: 'text', text: `处理决定：${outcome.code} ${outcome.name}。依据：${outcome.article}。` },
    rowTable(
      [
        { head: '应当证明', width: 4, text: key => EVIDENCE[key] },
        { head: '材料', width: 6, text: key => evidence.find(each => each.key === key)?.text ?? '（缺）' },
        {
          head: '提交人、时间',
          width: 3,
          text: key => {
            const found = evidence.find(each => each.key === key)
            return found ? `${nameOf(found.person_id)}　${formatShanghaiMinute(found.at)}` : ''
          },
        },
      ],
      keys,
    ),
  ])
}

/** What is given out with the reply, each copy by its digest. */
export function releases({ records }: Dossier): Part | undefined {
  return part('records', '提供的材料', [
    rowTable(
      [
        { head: '名称', width: 4, text: each => each.release?.name ?? each.name },
        {
          head: '方式',
          width: 3,
          text: each => (each.release ? RELEASE_WORDS[each.release.kind] : '待处理'),
        },
        { head: '页数', width: 1, text: each => String(each.release?.pages ?? '') },
        { head: '摘要值（SHA-256）', width: 5, text: each => each.release?.sha256 ?? '' },
      ],
      records,
    ),
  ])
}

/** What was complained of, and what was found (Regulation art. 47 and 51). */
export function complaintsPart({ complaints }: Dossier): Part | undefined {
  return part('complaints', '投诉举报', [
    rowTable(
      [
        { head: '提出', width: 3, text: each => formatShanghaiMinute(each.filed_at) },
        { head: '事由', width: 3, text: each => REASON_WORDS[each.reason] },
        { head: '内容', width: 5, text: each => each.words ?? '（已按期销毁）' },
        {
          head: '处理结果',
          width: 5,
          text: each =>
            `${each.result ? RESULT_WORDS[each.result] : '正在调查处理'}　${each.finding ?? ''}`.trim(),
        },
      ],
      complaints,
    ),
  ])
}

/** Reconsiderations and suits. */
export function disputesPart({ file }: Dossier): Part | undefined {
  return part('disputes', '行政复议、行政诉讼', [
    rowTable(
      [
        { head: '类型', width: 3, text: each => DISPUTE_WORDS[each.kind] },
        { head: '机关、案号', width: 4, text: each => `${each.body}　${each.file_number}` },
        { head: '收到通知', width: 3, text: each => dayText(each.accepted_on) },
        { head: '答复、答辩期限', width: 3, text: each => dayText(each.reply_due) },
        {
          head: '结果',
          width: 3,
          text: each =>
            each.result ? `${DISPUTE_RESULT_WORDS[each.result]}（${dayText(each.decided_on)}）` : '尚未审结',
        },
      ],
      file.disputes,
    ),
  ])
}

/** Every step that was taken, by whom and when. */
export function timelinePart({ file, nameOf }: Dossier): Part | undefined {
  return part('timeline', '办理经过', [
    rowTable(
      [
        { head: '时间', width: 3, text: each => formatShanghaiMinute(each.at) },
        {
          head: '办理人',
          width: 2,
          text: each => (each.by === 'applicant' ? '申请人' : nameOf(each.actor_id)),
        },
        { head: '事项', width: 6, text: each => `${each.says}${each.note ? `　${each.note}` : ''}` },
      ],
      file.events,
    ),
  ])
}

/** A part of what is there; undefined where nothing is. */
function part(key: string, title: string, blocks: readonly (PaperBlock | undefined)[]): Part | undefined {
  const there = blocks.filter(each => each !== undefined)
  return there.length === 0 ? undefined : { key, title, blocks: there }
}
