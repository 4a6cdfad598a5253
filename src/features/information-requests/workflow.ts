import { type CaseKind, defineWorkflow, type Workflow } from '../../foundation/cases/index.ts'
import { cells } from './workflow-cells.ts'

/** Where a request stands. What others are heard about, extensions and lateness are no states: they run beside it. */
export type RequestState =
  | 'submitted'
  | 'received'
  | 'correcting'
  | 'reasoning'
  | 'assigned'
  | 'paying'
  | 'drafting'
  | 'review'
  | 'signed'
  | 'dispatched'
  | 'bounced'
  | 'delivered'
  | 'closed'
  | 'retracted'

export type RequestEvent =
  | 'confirm'
  | 'retract'
  | 'accept'
  | 'ask-correction'
  | 'correct'
  | 'lapse'
  | 'ask-reasons'
  | 'give-reasons'
  | 'refuse-reasons'
  | 'accept-reasons'
  | 'charge'
  | 'pay'
  | 'search'
  | 'consult'
  | 'conclude'
  | 'assist'
  | 'conclude-assist'
  | 'extend'
  | 'split'
  | 'join'
  | 'dispose'
  | 'draft'
  | 'revise'
  | 'reopen'
  | 'submit'
  | 'recall'
  | 'clear-secrecy'
  | 'clear-legality'
  | 'return'
  | 'sign'
  | 'dispatch'
  | 'bounce'
  | 'redispatch'
  | 'serve'
  | 'read'
  | 'close'
  | 'withdraw'
  | 'dispute'
  | 'conclude-dispute'

/** Conditions that `rules.ts` decides. */
export type RequestNeed =
  | 'reason'
  | 'words'
  | 'confirmation'
  | 'handler'
  | 'within-seven'
  | 'not-asked-before'
  | 'term-over'
  | 'reasons-given'
  | 'reasons-given-or-over'
  | 'fees-in-force'
  | 'fee'
  | 'payment'
  | 'search'
  | 'party'
  | 'answer'
  | 'extension-days'
  | 'not-extended'
  | 'not-late'
  | 'items'
  | 'other-request'
  | 'outcome'
  | 'outcome-at-once'
  | 'searched'
  | 'evidence'
  | 'letter-whole'
  | 'nothing-open'
  | 'digest'
  | 'second-person'
  | 'secrecy-cleared'
  | 'legality-cleared'
  | 'service'
  | 'dispute'

/** A request from the day it comes until its answer is served and the file is closed (domain: Regulation art. 27–45). */
export const requestWorkflow: Workflow<RequestState, RequestEvent, RequestNeed> = defineWorkflow({
  name: 'information-request',
  start: 'submitted',
  states: {
    submitted: { label: '待确认' },
    received: { label: '待初审' },
    correcting: { label: '待补正' },
    reasoning: { label: '待说明理由' },
    assigned: { label: '办理中' },
    paying: { label: '待缴费' },
    drafting: { label: '拟稿' },
    review: { label: '审查' },
    signed: { label: '待发出' },
    dispatched: { label: '送达中' },
    bounced: { label: '退件待重送' },
    delivered: { label: '已送达' },
    closed: { label: '已办结', final: true },
    retracted: { label: '已撤回（未受理）', final: true },
  },
  events: {
    confirm: { label: '确认收到' },
    retract: { label: '撤回提交' },
    accept: { label: '初审通过并交办' },
    'ask-correction': { label: '告知补正' },
    correct: { label: '收到补正' },
    lapse: { label: '逾期未补正或者未缴费' },
    'ask-reasons': { label: '要求说明理由' },
    'give-reasons': { label: '说明理由' },
    'refuse-reasons': { label: '理由不合理' },
    'accept-reasons': { label: '理由合理' },
    charge: { label: '发收费通知' },
    pay: { label: '缴清费用' },
    search: { label: '记录检索' },
    consult: { label: '征求意见' },
    conclude: { label: '收到意见或者期满' },
    assist: { label: '协查、会商' },
    'conclude-assist': { label: '协查、会商结束' },
    extend: { label: '延长答复期限' },
    split: { label: '拆分申请' },
    join: { label: '合并答复' },
    dispose: { label: '初审直接拟答' },
    draft: { label: '拟答' },
    revise: { label: '修改答复稿' },
    reopen: { label: '退回继续办理' },
    submit: { label: '送审' },
    recall: { label: '撤回修改' },
    'clear-secrecy': { label: '保密审查通过' },
    'clear-legality': { label: '合法性审查通过' },
    return: { label: '退回修改' },
    sign: { label: '签发' },
    dispatch: { label: '发出' },
    bounce: { label: '退件' },
    redispatch: { label: '重新送达' },
    serve: { label: '记录送达' },
    read: { label: '申请人查收' },
    close: { label: '归档' },
    withdraw: { label: '撤回申请' },
    dispute: { label: '登记复议、诉讼' },
    'conclude-dispute': { label: '登记复议、诉讼结果' },
  },
  cells,
})

/** The kind of case, for the functions of `cases`. */
export const requestCase: CaseKind<RequestState, RequestEvent, RequestNeed> = {
  key: 'information-request',
  label: '政府信息公开申请',
  workflow: requestWorkflow,
}
