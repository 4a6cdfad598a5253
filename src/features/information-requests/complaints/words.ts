import type { ComplaintReason, ComplaintResult } from './tables.ts'

export const COMPLAINTS = '申请办理的投诉举报'

export const REASON_WORDS: Readonly<Record<ComplaintReason, string>> = {
  late: '超过期限没有答复',
  'not-by-law': '没有依法答复',
  fee: '收费不当',
  conduct: '工作人员的行为',
  other: '其他',
}

export const RESULT_WORDS: Readonly<Record<ComplaintResult, string>> = {
  upheld: '情况属实',
  partly: '部分属实',
  unfounded: '不属实',
  elsewhere: '应当向其他机关提出',
}
