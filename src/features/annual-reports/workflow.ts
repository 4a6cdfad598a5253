import { type CaseKind, defineWorkflow } from '../../foundation/cases/index.ts'

export type ReportState = 'drafting' | 'submitted' | 'signed' | 'accepted' | 'published'
export type ReportEvent =
  | 'submit'
  | 'recall'
  | 'return'
  | 'sign'
  | 'send-back'
  | 'accept'
  | 'publish'
  | 'amend'
/** Conditions that the room decides: no error is left, every warning is explained; the version that was read; another person. */
export type ReportNeed = 'reason' | 'no-errors' | 'explained' | 'digest' | 'second-person'

const WRITERS = ['handler', 'drafter'] as const
const HEAD = ['disclosure-head'] as const
const OFFICE = ['supervising-office'] as const

/** A yearly report: written, signed by the head of disclosure, filed with the supervising office, published (Regulation art. 49). */
export const reportWorkflow = defineWorkflow<ReportState, ReportEvent, ReportNeed>({
  name: 'annual-reports',
  start: 'drafting',
  states: {
    drafting: { label: '编制中' },
    submitted: { label: '待签批' },
    signed: { label: '已报送' },
    accepted: { label: '已审核' },
    published: { label: '已公布' },
  },
  events: {
    submit: { label: '提交签批' },
    recall: { label: '撤回修改' },
    return: { label: '退回修改' },
    sign: { label: '签批并报送' },
    'send-back': { label: '审核退回' },
    accept: { label: '审核通过' },
    publish: { label: '公布' },
    amend: { label: '更正' },
  },
  cells: [
    {
      from: 'drafting',
      event: 'submit',
      to: 'submitted',
      who: WRITERS,
      needs: ['no-errors', 'explained'],
      says: '年度报告已提交签批',
    },
    { from: 'submitted', event: 'recall', to: 'drafting', who: WRITERS, needs: [], says: '撤回修改' },
    { from: 'submitted', event: 'return', to: 'drafting', who: HEAD, needs: ['reason'], says: '退回修改' },
    {
      from: 'submitted',
      event: 'sign',
      to: 'signed',
      who: HEAD,
      needs: ['digest', 'second-person'],
      says: '已签批，报送政府信息公开工作主管部门',
    },
    {
      from: 'signed',
      event: 'send-back',
      to: 'drafting',
      who: OFFICE,
      needs: ['reason'],
      says: '主管部门审核退回',
    },
    {
      from: 'signed',
      event: 'accept',
      to: 'accepted',
      who: OFFICE,
      needs: ['digest'],
      says: '主管部门审核通过',
    },
    {
      from: 'accepted',
      event: 'send-back',
      to: 'drafting',
      who: OFFICE,
      needs: ['reason'],
      says: '主管部门审核退回',
    },
    { from: 'accepted', event: 'publish', to: 'published', who: ['system'], needs: [], says: '已向社会公布' },
    {
      from: 'published',
      event: 'amend',
      to: 'drafting',
      who: HEAD,
      needs: ['reason'],
      says: '公布后更正，原版本留存',
    },
  ],
})

export const reportCase: CaseKind<ReportState, ReportEvent, ReportNeed> = {
  key: 'annual-report',
  label: '年度报告',
  workflow: reportWorkflow,
}
