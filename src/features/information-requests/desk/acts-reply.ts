import { z } from 'zod'
import { concludeDispute, recordDispute } from '../actions/disputes.ts'
import {
  clearReply,
  recallReply,
  reopenRequest,
  returnReply,
  signReply,
  submitReply,
} from '../actions/reply.ts'
import { closeRequest, dispatchReply, recordBounce, recordServed } from '../actions/serve.ts'
import { replyOf } from '../file.ts'
import { day, proof, reason } from '../forms.ts'
import {
  handleRequests,
  recordDisputes,
  registerRequests,
  returnReplies,
  reviewReplies,
  signReplies,
} from '../permissions.ts'
import { SERVICE_METHODS } from '../tables.ts'
import { METHOD_WORDS } from '../words.ts'
import { type ActContext, type DeskAct, deskAct } from './act.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const serving = { method: z.enum(SERVICE_METHODS), day, proof }

/** Review, signature, service, and what comes after. */
export const replyActs: readonly DeskAct[] = [
  deskAct({
    key: 'submit',
    event: 'submit',
    may: registerRequests,
    section: 'reply',
    button: '送审',
    schema: {},
    work: (tx, _input, { on, actor, now, ground }) => submitReply(tx, ground, on, actor, now),
  }),
  deskAct({
    key: 'reopen',
    event: 'reopen',
    may: handleRequests,
    section: 'reply',
    button: '退回继续办理',
    summary: '放弃这一稿，继续检索和征求意见',
    schema: { reason },
    fields: reasonField,
    work: (tx, input, { on, actor, now }) => reopenRequest(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'recall',
    event: 'recall',
    may: registerRequests,
    section: 'reply',
    button: '撤回修改',
    schema: {},
    work: (tx, _input, { on, actor, now }) => recallReply(tx, on, actor, now),
  }),
  clearing('secrecy', '保密审查通过'),
  clearing('legality', '合法性审查通过'),
  deskAct({
    key: 'return',
    event: 'return',
    may: returnReplies,
    section: 'reply',
    button: '退回修改',
    summary: '退回拟稿人',
    schema: { reason },
    fields: reasonField,
    work: (tx, input, { on, actor, now }) => returnReply(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'sign',
    event: 'sign',
    may: signReplies,
    section: 'reply',
    button: '签发',
    note: '签发即取得文号；签署的是您看到的这一稿。',
    schema: { digest },
    fields: digestField,
    work: (tx, input, { on, actor, now }) => signReply(tx, { ...on, ...input }, actor, now),
  }),
  dispatching('dispatch', '发出'),
  dispatching('redispatch', '重新送达'),
  deskAct({
    key: 'serve',
    event: 'serve',
    may: registerRequests,
    section: 'serve',
    button: '登记送达',
    schema: serving,
    fields: servingFields,
    work: (tx, input, { on, actor, now }) => recordServed(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'bounce',
    event: 'bounce',
    may: registerRequests,
    section: 'serve',
    button: '登记退件',
    summary: '邮件被退回',
    schema: { reason },
    fields: reasonField,
    work: (tx, input, { on, actor, now }) => recordBounce(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'close',
    event: 'close',
    may: registerRequests,
    section: 'serve',
    button: '归档',
    schema: {},
    work: (tx, _input, { on, actor, now }) => closeRequest(tx, on, actor, now),
  }),
  deskAct({
    key: 'dispute',
    event: 'dispute',
    may: recordDisputes,
    section: 'disputes',
    button: '登记',
    summary: '登记行政复议、行政诉讼',
    schema: {
      kind: z.enum(['review', 'direct', 'after']),
      body: z.string().min(2).max(100),
      fileNumber: z.string().min(2).max(100),
      acceptedOn: day,
      note: z.string().max(1000).default(''),
    },
    fields: ({ today }) => [
      {
        name: 'kind',
        label: '类型',
        type: 'select',
        options: [
          { value: 'review', label: '行政复议' },
          { value: 'direct', label: '行政诉讼（未经复议直接起诉）' },
          { value: 'after', label: '行政诉讼（复议后起诉）' },
        ],
        required: true,
      },
      { name: 'body', label: '复议机关或者法院', required: true },
      { name: 'fileNumber', label: '案号', required: true },
      { name: 'acceptedOn', label: '收到通知的日期', type: 'date', value: today, required: true },
      { name: 'note', label: '备注', type: 'textarea' },
    ],
    work: (tx, input, { on, actor, now }) => recordDispute(tx, { ...on, ...input }, actor, now),
  }),
  deskAct({
    key: 'conclude-dispute',
    event: 'conclude-dispute',
    may: recordDisputes,
    section: 'disputes',
    button: '登记结果',
    summary: '登记复议、诉讼的结果',
    schema: {
      disputeId: z.uuid(),
      result: z.enum(['upheld', 'corrected', 'other']),
      decidedOn: day,
      annuls: z.string().default(''),
    },
    fields: disputeFields,
    work: (tx, { annuls, ...input }, { on, actor, now, ground }) =>
      concludeDispute(tx, ground, { ...on, ...input, annuls: annuls === 'yes' }, actor, now),
  }),
]

function reasonField() {
  return [{ name: 'reason', label: '理由', type: 'textarea' as const, required: true }]
}

function digestField({ file }: ActContext) {
  const reply = replyOf(file)
  return reply && [{ name: 'digest', label: '', type: 'hidden' as const, value: reply.digest }]
}

function servingFields({ today, file }: ActContext) {
  return [
    {
      name: 'method',
      label: '方式',
      type: 'select' as const,
      options: SERVICE_METHODS.map(value => ({ value, label: METHOD_WORDS[value] })),
      value: file.row.channel === 'online' ? 'online' : 'post',
      required: true,
    },
    { name: 'day', label: '日期', type: 'date' as const, value: today, required: true },
    { name: 'proof', label: '凭证', hint: '邮件号、签收人、系统发送记录', required: true },
  ]
}

function clearing(gate: 'secrecy' | 'legality', button: string): DeskAct {
  return deskAct({
    key: `clear-${gate}`,
    event: `clear-${gate}`,
    may: reviewReplies,
    section: 'reply',
    button,
    schema: { digest },
    fields: digestField,
    work: (tx, input, { on, actor, now }) => clearReply(tx, gate, { ...on, ...input }, actor, now),
  })
}

function dispatching(event: 'dispatch' | 'redispatch', button: string): DeskAct {
  return deskAct({
    key: event,
    event,
    may: registerRequests,
    section: 'serve',
    button,
    note: '邮寄须经邮政企业（挂号信、EMS），以交邮之日为发出之日。',
    schema: serving,
    fields: servingFields,
    work: (tx, input, { on, ground, actor, now }) =>
      dispatchReply(tx, ground, { ...on, ...input }, actor, now),
  })
}

function disputeFields({ file, today }: ActContext) {
  const open = file.disputes.filter(each => each.result === null)
  if (open.length === 0) return undefined
  return [
    {
      name: 'disputeId',
      label: '案件',
      type: 'select' as const,
      options: open.map(each => ({ value: each.id, label: `${each.body} ${each.file_number}` })),
      required: true,
    },
    {
      name: 'result',
      label: '结果',
      type: 'select' as const,
      options: [
        { value: 'upheld', label: '结果维持' },
        { value: 'corrected', label: '结果纠正' },
        { value: 'other', label: '其他结果' },
      ],
      required: true,
    },
    { name: 'decidedOn', label: '生效日期', type: 'date' as const, value: today, required: true },
    {
      name: 'annuls',
      label: '是否撤销并责令重新作出',
      type: 'select' as const,
      options: [
        { value: 'no', label: '否' },
        { value: 'yes', label: '是，另立一件重新办理' },
      ],
      value: 'no',
    },
  ]
}
