import { z } from 'zod'
import {
  clearReply,
  recallReply,
  reopenRequest,
  returnReply,
  signReply,
  submitReply,
} from '../actions/reply.ts'
import { replyOf } from '../file.ts'
import { reason } from '../forms.ts'
import {
  handleRequests,
  registerRequests,
  returnReplies,
  reviewReplies,
  signReplies,
} from '../permissions.ts'
import { missingClearances } from '../rules.ts'
import { type ActContext, type DeskAct, deskAct, reasonField } from './act.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Review and signature. */
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
    note: '不能确定是否可以公开的，退回后由承办人报请有关主管部门或者保密行政管理部门确定（条例第十七条）。',
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
    note: signingNote,
    schema: { digest },
    fields: digestField,
    work: (tx, input, { on, actor, now }) => signReply(tx, { ...on, ...input }, actor, now),
  }),
]

const REVIEWS = { secrecy: '保密审查', legality: '合法性审查' } as const

/** What is still to come before the reply can be signed, or what signing means. */
function signingNote({ file }: ActContext): string {
  const { signatures, row } = file
  const missing = missingClearances(row.outcome, { reply: replyOf(file), signatures })
  return missing.length === 0
    ? '签发即取得文号；签署的是您看到的这一稿。'
    : `还不能签发，尚待${missing.map(gate => REVIEWS[gate]).join('、')}。`
}

function digestField({ file }: ActContext) {
  const reply = replyOf(file)
  return reply && [{ name: 'digest', label: '', type: 'hidden' as const, value: reply.digest }]
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
