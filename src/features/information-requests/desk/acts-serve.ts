import { z } from 'zod'
import { concludeDispute, recordDispute } from '../actions/disputes.ts'
import { closeRequest, dispatchReply, recordBounce, recordServed } from '../actions/serve.ts'
import { tellThirdParty } from '../actions/third-party.ts'
import { day, proof, reason, words } from '../forms.ts'
import { recordDisputes, registerRequests } from '../permissions.ts'
import { untold } from '../rules.ts'
import { SERVICE_METHODS } from '../tables.ts'
import { METHOD_WORDS } from '../words.ts'
import { type ActContext, type ActField, type DeskAct, deskAct, reasonField } from './act.ts'

const serving = { method: z.enum(SERVICE_METHODS), day, proof }

/** How a reply goes out and arrives, and what comes after. */
export const serveActs: readonly DeskAct[] = [
  deskAct({
    key: 'tell-third-party',
    event: 'dispatch',
    may: registerRequests,
    section: 'serve',
    button: '发出告知书',
    note: '决定公开的，应当把公开的内容和理由书面告知第三方（条例第三十二条）；不同意公开的，告知书写明的日期以前不交付。',
    schema: {
      consultationId: z.uuid(),
      content: words,
      reason: words,
      against: z.enum(['unreasonable', 'public-interest']).default('unreasonable'),
    },
    fields: tellingFields,
    work: (tx, input, { on, ground, actor, now }) =>
      tellThirdParty(tx, ground, { ...on, ...input }, actor, now),
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

function tellingFields({ file, partyNames }: ActContext): readonly ActField[] | undefined {
  const parties = untold(file.row.outcome, file.consultations)
  if (parties.length === 0) return undefined
  const refused = parties.some(each => each.answer === 'refuses' || each.answer === 'partly')
  return [
    {
      name: 'consultationId',
      label: '第三方',
      type: 'select' as const,
      options: parties.map(each => ({ value: each.id, label: partyNames.get(each.id) ?? '' })),
      required: true,
    },
    {
      name: 'content',
      label: '公开的内容',
      type: 'textarea' as const,
      hint: '不写申请人的姓名',
      required: true,
    },
    { name: 'reason', label: '公开的理由', type: 'textarea' as const, required: true },
    ...(refused
      ? [
          {
            name: 'against',
            label: '第三方不同意而仍然公开的',
            type: 'select' as const,
            options: [
              { value: 'unreasonable', label: '第三方所提理由不足' },
              { value: 'public-interest', label: '不公开可能对公共利益造成重大影响' },
            ],
            required: true,
          },
        ]
      : []),
  ]
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
      dispatchReply(tx, ground, event, { ...on, ...input }, actor, now),
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
