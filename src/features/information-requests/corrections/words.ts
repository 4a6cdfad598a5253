import type { CorrectionResult } from '../../../law/correction-letters.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { problemWords } from '../words.ts'
import type { ServiceWay } from './tables.ts'

export const CORRECTION_TITLE = '更正本人信息'

/** Changes with every change of what the notice says; stored with what was agreed to. */
export const CORRECTION_NOTICE_VERSION = '2026-11'

export const RESULT_WORDS: Readonly<Record<CorrectionResult, string>> = {
  corrected: '属实，已经更正',
  'not-corrected': '不予更正',
  transferred: '不属于本机关，已经转送有权更正的机关',
  elsewhere: '不属于本机关，告知向有权更正的机关提出',
}

export const SERVICE_WORDS: Readonly<Record<ServiceWay, string>> = {
  online: '本平台送达',
  post: '邮寄（挂号信、EMS）',
  counter: '当面送达',
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'agency/required': '请选择记录这项信息的机关。',
  'record/required': '请写明是哪一项记录。',
  'record/too-short': '请写明是哪一项记录。',
  'wrong/required': '请写明哪里不准确。',
  'right/required': '请写明准确的内容。',
  'evidence/required': '请说明有哪些证据材料。',
  'papersType/required': '请选择身份证明。',
  'papersNumber/required': '更正本人信息需要核对身份，请填写证件号码。',
  'result/required': '请选择处理结果。',
  'method/required': '请选择送达方式。',
  finding: '请写明核查情况，不少于 2 个字。',
  responsible: '请写明有权更正的行政机关及其联系方式。',
  digest: '在您打开页面之后，告知书已经修改。请核对最新内容后再签发。',
  'second-person': '告知书应当由起草人以外的人签发。',
  service: '请填写送达日期和凭证；日期不能早于签发，也不能晚于今天。',
  erased: '这件申请的个人信息和内容已经按期销毁，不能再办理。',
}

/** The problems of a form as its summary and its fields show them. */
export function spokenHere(problems: readonly Problem[]): (FieldError & { readonly message: string })[] {
  return problems.map(({ field, code }) => ({
    ...(field === '' ? {} : { field }),
    message: PROBLEMS[`${field}/${code}`] ?? PROBLEMS[code] ?? problemWords({ field, code }),
  }))
}

/** What is kept, why and for how long: read before anything is given (个人信息保护法 第十七条). */
export function correctionNotice(settings: {
  readonly keepMonths: number
  readonly papersDays: number
}): readonly string[] {
  return [
    '收集什么：您填写的姓名、身份证明、联系方式，要求更正的记录和证据说明，以及您提交的证据、身份证明等材料。《政府信息公开条例》第四十一条规定，要求更正应当提供证据。',
    '用来做什么：只用于核对身份、核查和更正记录、告知您结果。',
    '谁能看到：记录这项信息的机关的办理人员。身份证明和联系方式平时遮盖显示，查看一次记录一次。更正不属于该机关职能范围的，可能连同证据材料转送有权更正的机关。',
    '怎样保护：加密保存，密钥与数据分开存放。',
    `保存多久：身份证明、授权委托书在办结 ${settings.papersDays} 天后销毁；其余内容在办结 ${settings.keepMonths} 个月后销毁，只保留编号、时间和处理结果。`,
    '您的权利：凭编号和查询码随时查看，答复前可以撤回；可以要求更正、删除您的个人信息。',
    '不会公开：更正申请的任何内容都不会公开。',
  ]
}
