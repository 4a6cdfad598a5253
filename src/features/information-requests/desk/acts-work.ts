import { z } from 'zod'
import { chargeFee, payFee } from '../actions/fees.ts'
import { delayRequest, extendRequest } from '../actions/screen.ts'
import {
  concludeConsultation,
  openConsultation,
  recordConsultationService,
  recordSearch,
  stopsClock,
} from '../actions/work.ts'
import { day, optionalDay, proof, reason, words } from '../forms.ts'
import { handleRequests, headRequests, registerRequests } from '../permissions.ts'
import { toldBy } from '../rules.ts'
import {
  CONSULTATION_ANSWERS,
  CONSULTATION_KINDS,
  type ConsultationAnswer,
  type ConsultationKind,
  SEARCH_RESULTS,
} from '../tables.ts'
import { ANSWER_WORDS, CONSULTATION_WORDS, SEARCH_WORDS } from '../words.ts'
import { type ActContext, type DeskAct, deskAct } from './act.ts'

const OUTER = CONSULTATION_KINDS.filter(stopsClock)
const INNER = CONSULTATION_KINDS.filter(kind => !stopsClock(kind))
/** Of what does not stop the clock. */
const INNER_ANSWERS: readonly ConsultationAnswer[] = [
  'helped',
  'agreed-in-conference',
  'may-disclose',
  'may-not-disclose',
]
const area = { type: 'textarea' as const, required: true }

/** Searching, hearing others, more time, fees. */
export const workActs: readonly DeskAct[] = [
  deskAct({
    key: 'search',
    event: 'search',
    may: handleRequests,
    section: 'work',
    button: '记录检索',
    summary: '记录一次检索',
    note: '检索记录是已尽合理检索义务的证明。',
    schema: {
      day,
      systems: z.string().min(2).max(500),
      keywords: z.string().min(1).max(500),
      people: z.string().min(2).max(200),
      result: z.enum(SEARCH_RESULTS),
      finding: z.string().max(2000).default(''),
    },
    fields: ({ today }) => [
      { name: 'day', label: '检索日期', type: 'date', value: today, required: true },
      { name: 'systems', label: '检索的系统、库房和范围', ...area },
      { name: 'keywords', label: '关键词', required: true },
      { name: 'people', label: '检索人', required: true },
      {
        name: 'result',
        label: '结果',
        type: 'select',
        options: SEARCH_RESULTS.map(value => ({ value, label: SEARCH_WORDS[value] })),
        required: true,
      },
      { name: 'finding', label: '结果说明', type: 'textarea' },
    ],
    work: (tx, { day: on_day, result, keywords, ...record }, { on, actor, now, ground }) =>
      recordSearch(
        tx,
        ground,
        { ...on, result, day: on_day, record: { ...record, words: keywords } },
        actor,
        now,
      ),
  }),
  consultation(
    'consult',
    OUTER,
    '发出征求意见书',
    '征求第三方或者其他机关意见',
    '征求意见所需时间不计入答复期限。',
  ),
  consultation(
    'assist',
    INNER,
    '登记',
    '内部协查、会商、报请确定',
    '这些时间不从答复期限中扣除。不能确定是否可以公开的，报请有关主管部门或者保密行政管理部门确定（条例第十七条）。',
  ),
  deskAct({
    key: 'consultation-served',
    event: 'conclude',
    may: handleRequests,
    section: 'hear',
    button: '登记签收',
    summary: '登记征求意见书的签收日期',
    schema: { consultationId: z.uuid(), day },
    fields: context => withOpen(context, true, [dateField('day', '签收日期', context)]),
    work: (tx, input, { on, now }) => recordConsultationService(tx, { ...on, ...input }, now),
  }),
  conclusion('conclude', true, '登记意见', '收到意见，或者 15 个工作日期满'),
  conclusion('conclude-assist', false, '登记结果', '协查、会商的结果'),
  deskAct({
    key: 'extend',
    event: 'extend',
    may: headRequests,
    section: 'time',
    button: '批准延长并告知申请人',
    summary: '延长答复期限（一次，最长 20 个工作日）',
    schema: { days: z.coerce.number().int(), reason },
    fields: () => [
      { name: 'days', label: '延长的工作日', type: 'number', value: '20', required: true },
      { name: 'reason', label: '理由', ...area },
    ],
    work: (tx, input, { on, actor, now, ground }) =>
      extendRequest(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'delay',
    event: 'delay',
    may: headRequests,
    section: 'time',
    button: '确定并告知申请人',
    summary: '确定延迟答复的合理期限（数量、频次过多而理由合理）',
    schema: { days: z.coerce.number().int(), reason },
    fields: ({ file }) =>
      toldBy(file.events).reasonsAccepted && !toldBy(file.events).delayed
        ? [
            { name: 'days', label: '延迟的工作日', type: 'number', required: true },
            { name: 'reason', label: '理由', ...area },
          ]
        : undefined,
    work: (tx, input, { on, actor, now, ground }) =>
      delayRequest(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'charge',
    event: 'charge',
    may: headRequests,
    section: 'time',
    button: '发出收费通知',
    summary: '收取信息处理费',
    note: '按件或者按量，只能选一种；超过免费数量的部分超额累进。',
    schema: { basis: z.enum(['pieces', 'pages']), count: z.coerce.number().int().min(1).max(100_000) },
    fields: ({ inMonth }) => [
      {
        name: 'basis',
        label: '计收方式',
        type: 'select',
        options: [
          { value: 'pieces', label: '按件：同一申请人本自然月累计件数' },
          { value: 'pages', label: '按量：本件页数' },
        ],
        required: true,
      },
      {
        name: 'count',
        label: '件数或者页数',
        type: 'number',
        hint: `同一申请人本自然月累计 ${inMonth} 件`,
        required: true,
      },
    ],
    work: (tx, input, { on, actor, now, ground }) => chargeFee(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'pay',
    event: 'pay',
    may: registerRequests,
    section: 'time',
    button: '登记缴清',
    schema: { day, voucher: proof },
    fields: context => [
      dateField('day', '缴清日期', context),
      { name: 'voucher', label: '财政票据号', required: true },
    ],
    work: (tx, input, { on, actor, now }) => payFee(tx, { ...on, ...input }, actor, now),
  }),
]

function dateField(name: string, label: string, { today }: ActContext) {
  return { name, label, type: 'date' as const, value: today, required: true }
}

function withOpen(
  { file, partyNames }: ActContext,
  outer: boolean,
  more: ReturnType<DeskAct['fields']> & object,
): ReturnType<DeskAct['fields']> {
  const open = file.consultations.filter(each => each.closed_on === null && stopsClock(each.kind) === outer)
  if (open.length === 0) return undefined
  const options = open.map(each => ({
    value: each.id,
    label: `${CONSULTATION_WORDS[each.kind]}：${partyNames.get(each.id) ?? ''}（${each.sent_on} 发出）`,
  }))
  return [{ name: 'consultationId', label: '哪一项', type: 'select', options, required: true }, ...more]
}

function consultation(
  event: 'consult' | 'assist',
  kinds: readonly ConsultationKind[],
  button: string,
  summary: string,
  note: string,
): DeskAct {
  return deskAct({
    key: event,
    event,
    may: handleRequests,
    section: 'hear',
    button,
    summary,
    note,
    schema: {
      kind: z.enum(kinds as [ConsultationKind, ...ConsultationKind[]]),
      name: z.string().min(2).max(100),
      contact: z.string().max(200).default(''),
      question: words,
    },
    fields: () => [
      {
        name: 'kind',
        label: '方式',
        type: 'select',
        options: kinds.map(value => ({ value, label: CONSULTATION_WORDS[value] })),
        required: true,
      },
      { name: 'name', label: '对方名称', required: true },
      { name: 'contact', label: '联系方式', hint: '地址、电话' },
      { name: 'question', label: '内容', hint: '拟公开内容的摘要；不写申请人的姓名和联系方式', ...area },
    ],
    work: (tx, { kind, ...party }, { on, actor, now, ground }) =>
      openConsultation(tx, ground, { ...on, kind, party }, actor, now),
  })
}

function conclusion(
  event: 'conclude' | 'conclude-assist',
  outer: boolean,
  button: string,
  summary: string,
): DeskAct {
  const answers = CONSULTATION_ANSWERS.filter(answer => INNER_ANSWERS.includes(answer) !== outer)
  return deskAct({
    key: event,
    event,
    may: handleRequests,
    section: 'hear',
    button,
    summary,
    schema: {
      consultationId: z.uuid(),
      answer: z.enum(CONSULTATION_ANSWERS),
      answeredOn: optionalDay,
      words: z.string().max(3000).default(''),
    },
    fields: context =>
      withOpen(context, outer, [
        {
          name: 'answer',
          label: '意见',
          type: 'select',
          options: answers.map(value => ({ value, label: ANSWER_WORDS[value] })),
          required: true,
        },
        { name: 'answeredOn', label: '收到意见的日期', type: 'date', hint: '逾期未答复的不填' },
        { name: 'words', label: '意见内容和本机关的判断', type: 'textarea' },
      ]),
    work: (tx, input, { on, actor, now, ground }) =>
      concludeConsultation(tx, ground, { ...on, ...input }, actor, now),
  })
}
