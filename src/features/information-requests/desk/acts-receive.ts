import { z } from 'zod'
import { confirmRequest } from '../actions/file.ts'
import { joinRequests, splitRequest } from '../actions/links.ts'
import {
  acceptReasons,
  acceptRequest,
  askCorrection,
  askReasons,
  lapseRequest,
  refuseReasons,
  takeCorrection,
  takeReasons,
} from '../actions/screen.ts'
import { recordTermServed, withdrawRequest } from '../actions/serve.ts'
import { day, proof, reason, words } from '../forms.ts'
import { handleRequests, headRequests, registerRequests, screenRequests } from '../permissions.ts'
import { SERVICE_METHODS } from '../tables.ts'
import { METHOD_WORDS } from '../words.ts'
import { type DeskAct, deskAct } from './act.ts'

const WORDS = (label: string, hint?: string) => ({
  name: 'words',
  label,
  type: 'textarea' as const,
  required: true,
  maxLength: 3000,
  ...(hint ? { hint } : {}),
})
const TERM = {
  name: 'days',
  label: '给申请人的期限（工作日）',
  type: 'number' as const,
  value: '15',
  required: true,
}
const days = z.coerce.number().int().min(1).max(15)

/** The first look at a request, and what the applicant is asked for. */
export const receiveActs: readonly DeskAct[] = [
  deskAct({
    key: 'confirm',
    event: 'confirm',
    may: registerRequests,
    section: 'receive',
    button: '确认收到并登记',
    note: '网上、传真和平常信函以双方确认之日为收到之日；不得以拖延确认推迟起算。',
    schema: { day, proof },
    fields: ({ today }) => [
      { name: 'day', label: '收到（确认）日期', type: 'date', value: today, required: true },
      {
        name: 'proof',
        label: '确认方式和凭证',
        hint: '例如：电话确认，通话时间和号码后四位',
        required: true,
      },
    ],
    work: (tx, input, { on, ground, actor, now }) => confirmRequest(tx, ground, on, input, actor, now),
  }),
  deskAct({
    key: 'accept',
    event: 'accept',
    may: screenRequests,
    section: 'receive',
    button: '交承办人办理',
    schema: { handlerId: z.uuid() },
    fields: ({ handlers }) => [
      { name: 'handlerId', label: '承办人', type: 'select', options: handlers, required: true },
    ],
    work: (tx, input, { on, actor, now }) => acceptRequest(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'ask-correction',
    event: 'ask-correction',
    may: screenRequests,
    section: 'receive',
    button: '发出补正告知书',
    summary: '告知补正（一次性）',
    note: '自收到申请之日起 7 个工作日内告知一次；收到补正之日起重新计算答复期限。',
    schema: { words, days },
    fields: () => [WORDS('需要补正的事项、理由和怎样补正'), TERM],
    work: (tx, input, { on, actor, now, ground }) =>
      askCorrection(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'correct',
    event: 'correct',
    may: registerRequests,
    section: 'receive',
    button: '登记补正',
    summary: '收到书面补正',
    schema: { words },
    fields: () => [WORDS('补正的内容')],
    work: (tx, input, { on, actor, now, ground }) =>
      takeCorrection(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'term-served',
    event: 'correct',
    may: registerRequests,
    section: 'receive',
    button: '登记送达',
    summary: '登记告知书的送达日期',
    schema: { term: z.coerce.number().int(), method: z.enum(SERVICE_METHODS), day, proof },
    fields: termFields,
    work: (tx, input, { on, actor, now }) => recordTermServed(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'lapse',
    event: 'lapse',
    may: headRequests,
    section: 'receive',
    button: '期满未补正或者未缴费，终结办理',
    note: '期满后拟写告知书，经审查签发后送达。',
    schema: {},
    work: (tx, _input, { on, actor, now }) => lapseRequest(tx, on, actor, now),
  }),
  deskAct({
    key: 'ask-reasons',
    event: 'ask-reasons',
    may: headRequests,
    section: 'receive',
    button: '发出说明理由告知书',
    summary: '数量、频次明显超过合理范围，要求说明理由',
    schema: { words, days },
    fields: () => [WORDS('数量、频次的事实，要求说明的内容'), TERM],
    work: (tx, input, { on, actor, now, ground }) => askReasons(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'give-reasons',
    event: 'give-reasons',
    may: registerRequests,
    section: 'receive',
    button: '登记理由',
    summary: '收到书面说明的理由',
    schema: { words },
    fields: () => [WORDS('申请人说明的理由')],
    work: (tx, input, { on, actor, now, ground }) => takeReasons(tx, ground, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'accept-reasons',
    event: 'accept-reasons',
    may: headRequests,
    section: 'receive',
    button: '理由合理，继续办理',
    schema: {},
    work: (tx, _input, { on, actor, now }) => acceptReasons(tx, on, actor, now),
  }),
  deskAct({
    key: 'refuse-reasons',
    event: 'refuse-reasons',
    may: headRequests,
    section: 'receive',
    button: '理由不合理，不予处理',
    summary: '理由不合理或者逾期不说明',
    schema: { reason },
    fields: () => [{ name: 'reason', label: '不合理的理由', type: 'textarea', required: true }],
    work: (tx, input, { on, actor, now }) => refuseReasons(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'split',
    event: 'split',
    may: screenRequests,
    section: 'receive',
    button: '拆分',
    summary: '一事一申请：拆分多项内容',
    schema: { items: z.string().min(2).max(6000) },
    fields: () => [
      {
        name: 'items',
        label: '各项内容',
        type: 'textarea',
        hint: '每行一项，第一项留在本件',
        required: true,
      },
    ],
    work: (tx, { items }, { on, actor, now, ground }) =>
      splitRequest(
        tx,
        ground,
        {
          ...on,
          items: items
            .split('\n')
            .map(item => item.trim())
            .filter(item => item !== '')
            .slice(0, 20),
        },
        actor,
        now,
      ),
  }),
  deskAct({
    key: 'join',
    event: 'join',
    may: handleRequests,
    section: 'work',
    button: '合并答复',
    summary: '与本机关另一件申请合并答复',
    schema: { other: z.uuid() },
    fields: () => [{ name: 'other', label: '另一件申请页面地址末尾的标识', required: true }],
    work: (tx, input, { on, actor, now }) => joinRequests(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'withdraw',
    event: 'withdraw',
    may: registerRequests,
    section: 'receive',
    button: '登记撤回',
    summary: '申请人书面撤回',
    schema: { words },
    fields: () => [WORDS('撤回的书面材料')],
    work: (tx, input, { on, actor, now, ground }) =>
      withdrawRequest(tx, ground, { ...on, ...input }, actor, now),
  }),
]

function termFields({ file, today }: Parameters<DeskAct['fields']>[0]) {
  const open = file.terms.filter(term => term.served_on === null && term.met_on === null)
  if (open.length === 0) return undefined
  return [
    {
      name: 'term',
      label: '告知书',
      type: 'select' as const,
      options: open.map(term => ({ value: String(term.seq), label: `${term.sent_on} 发出` })),
      required: true,
    },
    {
      name: 'method',
      label: '方式',
      type: 'select' as const,
      options: SERVICE_METHODS.map(value => ({ value, label: METHOD_WORDS[value] })),
      required: true,
    },
    { name: 'day', label: '送达日期', type: 'date' as const, value: today, required: true },
    { name: 'proof', label: '凭证', hint: '邮件号、签收人、回执', required: true },
  ]
}
