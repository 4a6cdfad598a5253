import type {
  DisputeRow,
  RequestGate,
  RequestServiceRow,
  RequestSignatureRow,
  RequestTermRow,
  TextRole,
} from './tables.ts'

/** What the parts of a request's file are called, on its page and in its dossier. */

export const GATE_WORDS: Readonly<Record<RequestGate, string>> = {
  secrecy: '保密审查',
  legality: '合法性审查',
  final: '签发',
}

export const OPINION_WORDS: Readonly<Record<RequestSignatureRow['opinion'], string>> = {
  clear: '通过',
  return: '退回',
}

export const SERVICE_WORDS: Readonly<Record<RequestServiceRow['act'], string>> = {
  handed: '发出',
  served: '送达',
  returned: '退回',
}

export const TEXT_WORDS: Readonly<Record<TextRole, string>> = {
  correction: '补正的内容',
  reasons: '申请人说明的理由',
  withdrawal: '撤回申请',
  complaint: '投诉举报',
  contact: '联系记录',
  finding: '处理情况',
}

export const TERM_WORDS: Readonly<Record<RequestTermRow['kind'], string>> = {
  correction: '补正',
  reasons: '说明理由',
  fee: '缴费',
}

export const DISPUTE_WORDS: Readonly<Record<DisputeRow['kind'], string>> = {
  review: '行政复议',
  direct: '行政诉讼（直接起诉）',
  after: '行政诉讼（复议后起诉）',
}

export const DISPUTE_RESULT_WORDS: Readonly<Record<NonNullable<DisputeRow['result']>, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
}
