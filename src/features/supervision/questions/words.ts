import type { Problem } from '../../../platform/forms/form.ts'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { type DeclineReason, KEEP_DAYS } from './rules.ts'

export const QUESTIONS = '任务追问'

/** Changes with every change of what the notice says; stored with each question. */
export const NOTICE_VERSION = '2026-11'

/** What is kept, why and for how long: read before anything is given (个人信息保护法 第十七条). */
export const PRIVACY_NOTICE: readonly string[] = [
  '收集什么：只有您写的问题。不需要姓名、电话和账号，也请不要写。',
  '用来做什么：由责任单位或者公开工作主管部门审核、答复并公开，不作他用。',
  '公开什么：经审核的提问和答复、答复单位和日期。提问中的个人信息会被删去，文字可能被改写或者缩短。',
  '怎样保护：原文加密保存，只有审核和答复的工作人员可以查看。',
  `保存多久：作出决定 ${KEEP_DAYS} 日后销毁原文，只保留编号、日期和已经公开的内容。`,
  '您的权利：认为公开的内容涉及个人信息或者有误的，可以向答复单位要求更正、撤下。',
]

export const DECLINE_WORDS: Readonly<Record<DeclineReason, string>> = {
  'not-this-task': '与本项任务无关，可以另行写信',
  personal: '只涉及个人事项，不宜公开答复，可以写信办理',
  'answered-already': '同样的问题已经公开答复',
  elsewhere: '属于信访、行政复议等其他渠道办理的事项',
  unlawful: '含有法律、法规禁止公开或者不当的内容',
}

export function declineWords(key: string): string {
  return DECLINE_WORDS[key as DeclineReason] ?? '不予公开'
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'not-found': '没有找到这个提问。',
  'wrong-state': '这个提问已经处理过了。请查看现在的状态。',
  'wrong-role': '您的角色不能办理这一步。',
  'changed-meanwhile': '别人刚刚办理过这个提问。请核对后再办理。',
  'no-agency': '请选择向哪个单位提问。',
  'identity-number': '内容中有身份证号码。请删去后再提交。',
  'bank-card-number': '内容中有银行卡号。请删去后再提交。',
  'mobile-number': '内容中有手机号码。请删去后再提交。',
  'secrecy-mark': '内容中有密级标志，不能提交。',
  'too-many': '现在提问的人很多，请过一会儿再提交。',
  'too-many-from-client': '您提交得太多了，请过一小时再提交。',
  reason: '请写明理由，至少两个字。',
  required: '请填写这一项。',
  'too-short': '内容过短。',
  'too-long': '内容过长。',
  'not-offered': '请从列出的选项中选择。',
}

/** Refusals as an error summary shows them. */
export function spoken(problems: readonly Problem[]): readonly FieldError[] {
  return problems.map(({ field, code }) => ({
    ...(field === '' ? {} : { field }),
    message:
      field === 'agreed' && code === 'required'
        ? '请阅读个人信息处理说明，并勾选同意。'
        : (PROBLEMS[code] ?? '填写的内容不正确。'),
  }))
}
