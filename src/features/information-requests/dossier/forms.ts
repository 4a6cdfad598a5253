import { civilDate, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { outcomeOf } from '../../../law/outcomes.ts'
import { requestClock } from '../../../law/request-clock.ts'
import { titleOfDocument } from '../../../law/request-documents.ts'
import { applicantFacts } from '../applicant-facts.ts'
import { replyOf, stampOf } from '../file.ts'
import { GATE_WORDS, OPINION_WORDS, SERVICE_WORDS } from '../file-words.ts'
import { dayText, factTable } from '../paper-blocks.ts'
import { correctionNoticeDue, needsLegality } from '../rules.ts'
import type { RequestGate, RequestLetterRow } from '../tables.ts'
import {
  ANSWER_WORDS,
  CHANNEL_WORDS,
  COLUMN_WORDS,
  CONSULTATION_WORDS,
  FORM_WORDS,
  METHOD_WORDS,
  SEARCH_WORDS,
  WAY_WORDS,
} from '../words.ts'
import { answerDue } from './course.ts'
import type { Dossier, Part } from './dossier.ts'

const ERASED = '申请内容和申请人信息已经按期销毁。'

/** D01 申请表: who asks, for what, in which form (Regulation art. 29). */
export function applicationForm({ file, open, unmasked, agency }: Dossier): Part {
  const { row, standing } = file
  const natural = row.applicant_column === 'natural'
  return {
    key: 'D01',
    title: titleOfDocument('D01'),
    number: standing.number ?? undefined,
    blocks: open
      ? [
          factTable(
            [
              { term: '申请人类别', value: COLUMN_WORDS[row.applicant_column] },
              ...applicantFacts({ ...open, natural, unmasked }).filter(each => each.value !== ''),
            ],
            '申请人',
          ),
          factTable(
            [
              { term: '受理机关', value: agency },
              { term: '所需政府信息', value: open.request.description },
              { term: '提供形式', value: FORM_WORDS[open.request.form] },
              { term: '获取方式', value: WAY_WORDS[open.request.way] },
              { term: '用途（选填）', value: open.request.purpose },
              { term: '需要的协助', value: row.needs_help ? open.request.help || '是' : '' },
              { term: '提交时间', value: formatShanghaiMinute(standing.openedAt) },
            ],
            '申请内容',
          ),
        ]
      : [{ kind: 'text', text: ERASED }],
  }
}

/** D02 登记表: how it came in, and what runs from that (domain/01 §12.2). */
export function registerForm({ file, agency, nameOf }: Dossier): Part {
  const { row, standing, events, calendar } = file
  const confirmed = events.find(event => event.event === 'confirm')
  const receivedOn = row.received_on === null ? undefined : civilDate(row.received_on)
  return {
    key: 'D02',
    title: titleOfDocument('D02'),
    number: standing.number ?? undefined,
    day: row.received_on ?? undefined,
    blocks: [
      factTable([
        { term: '申请编号', value: standing.number },
        { term: '受理机关', value: agency },
        { term: '申请渠道', value: CHANNEL_WORDS[row.channel] },
        { term: '申请人类别', value: COLUMN_WORDS[row.applicant_column] },
        { term: '提交时间', value: formatShanghaiMinute(standing.openedAt) },
        { term: '收到日期', value: dayText(receivedOn) },
        { term: '收到日期的依据', value: confirmed?.note || confirmed?.clock_article || '' },
        { term: '登记人', value: confirmed ? nameOf(confirmed.actor_id) : '' },
        {
          term: '告知补正最迟日期',
          value: receivedOn && dayText(correctionNoticeDue(receivedOn, calendar)),
        },
        { term: `答复期限（${requestClock('answer').length} 个工作日）`, value: answerDue(file) },
        { term: '承办人', value: row.handler_id === null ? '' : nameOf(row.handler_id) },
      ]),
    ],
  }
}

/** D26 审查呈批单: what was searched and heard, what is proposed, and who has looked at it; undefined before there is a draft. */
export function approvalForm(dossier: Dossier): Part | undefined {
  const { file, open, searches, nameOf } = dossier
  const { row, standing } = file
  const reply = replyOf(file)
  const outcome = outcomeOf(reply?.outcome ?? '')
  if (!reply || !outcome) return undefined
  const choice = outcome.choices.find(each => each.key === row.outcome_choice)?.label
  const gates: readonly RequestGate[] = needsLegality(outcome.code)
    ? ['secrecy', 'legality', 'final']
    : ['secrecy', 'final']
  return {
    key: 'D26',
    title: titleOfDocument('D26'),
    number: standing.number ?? undefined,
    day: stampOf(file, reply.seq).signedOn ?? undefined,
    blocks: [
      factTable([
        { term: '申请编号', value: standing.number },
        { term: '所需政府信息', value: open?.request.description ?? ERASED },
        { term: '收到日期', value: dayText(row.received_on) },
        { term: '答复期限', value: answerDue(file) },
        {
          term: '检索情况',
          value:
            searches
              .map(
                ({ searched_on, record, result }) =>
                  `${dayText(searched_on)}，${record.people}在${record.systems}以“${record.words}”检索，${SEARCH_WORDS[result]}${record.finding === '' ? '' : `：${record.finding}`}`,
              )
              .join('；') || '无需检索',
        },
        {
          term: '征求意见、会商',
          value:
            file.consultations
              .map(
                each =>
                  `${CONSULTATION_WORDS[each.kind]}（${dossier.parties.get(each.id)?.name ?? '已销毁'}）：${each.answer ? ANSWER_WORDS[each.answer] : '待收'}`,
              )
              .join('；') || '无',
        },
        { term: '拟作处理决定', value: `${outcome.code} ${outcome.name}${choice ? `（${choice}）` : ''}` },
        { term: '依据', value: outcome.article },
        {
          term: '拟发文书',
          value: `${titleOfDocument(reply.document)}（摘要值 ${reply.digest.slice(0, 16)}）`,
        },
        { term: '拟稿', value: `${nameOf(reply.author_id)}　${formatShanghaiMinute(reply.at)}` },
        ...gates.map(gate => ({
          term: GATE_WORDS[gate],
          value: file.signatures
            .filter(each => each.gate === gate && each.digest === reply.digest)
            .map(
              each =>
                `${gate === 'final' && each.opinion === 'clear' ? '同意签发' : OPINION_WORDS[each.opinion]}　${nameOf(each.person_id)}　${formatShanghaiMinute(each.at)}`,
            )
            .join('；'),
        })),
      ]),
    ],
  }
}

/** D25 送达回证 of one letter: filled in as far as it is known, the rest left for the hand that takes it along. */
export function serviceReceipt({ file, letters, nameOf }: Dossier, letter: RequestLetterRow): Part {
  const { number, signedOn } = stampOf(file, letter.seq)
  const services = file.services.filter(each => each.letter_seq === letter.seq)
  const served = services.findLast(each => each.act === 'served')
  const handed = services.findLast(each => each.act === 'handed')
  const kept = letters.find(each => each.letter.seq === letter.seq)?.kept
  const last = served ?? handed
  return {
    key: `D25-${letter.seq}`,
    title: titleOfDocument('D25'),
    number: number ?? undefined,
    day: served?.on_day,
    blocks: [
      factTable([
        { term: '送达文书', value: titleOfDocument(letter.document) },
        { term: '文号', value: number },
        { term: '文书日期', value: dayText(signedOn) },
        { term: '受送达人', value: kept?.text.addressee ?? '（已按期销毁）' },
        { term: '送达方式', value: last && METHOD_WORDS[last.method] },
        ...services.map(each => ({
          term: SERVICE_WORDS[each.act],
          value: `${dayText(each.on_day)}　${METHOD_WORDS[each.method]}　${each.evidence}　${nameOf(each.person_id)}`,
        })),
        { term: '签收人（签名或者盖章）', value: served?.evidence },
        { term: '签收日期', value: dayText(served?.on_day) },
        { term: '送达人', value: last?.person_id ? nameOf(last.person_id) : '' },
        { term: '备注', value: '' },
      ]),
    ],
  }
}
