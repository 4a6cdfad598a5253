import type { ReckonedReason } from '../../law/clock.ts'
import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { Tone } from '../../ui/tone.ts'
import { MOST_WORDS } from './forms.ts'
import type { Urgency } from './rules.ts'
import type { UnmaskPurpose } from './tables.ts'
import type { LetterState } from './workflow.ts'

export const TITLE = '来信'
export const SITE_ERROR_TITLE = '我为政府网站找错'

/** Changes with every change of what the notice says; stored with what was agreed to. */
export const NOTICE_VERSION = '2026-11'

/** What is kept, why and for how long: read before anything is given (个人信息保护法 第十七条). */
export function privacyNotice(keepMonths: number): readonly string[] {
  return [
    '收集什么：您填写的姓名、电话、电子邮箱、地址和来信内容。没有标明必填的可以不填；请不要填写身份证号、银行卡号。',
    '用来做什么：只用于办理和答复这封来信；转交其他机关办理时，一并转交。不作他用。',
    '谁能看到：承办机关的办理人员。联系方式平时遮盖显示，查看一次记录一次。',
    '怎样保护：姓名、联系方式和内容加密保存。',
    `保存多久：办结 ${keepMonths} 个月后销毁，只保留编号、时间和统计数字。`,
    '您的权利：凭编号和查询码，随时查看、补充或者撤回来信，撤回公开的同意；也可以向承办机关要求更正、删除。',
    '选登：只有您同意，并且隐去一切个人信息后，来信和答复才会公开。',
  ]
}

export const STATE_TONES: Readonly<Record<LetterState, Tone>> = {
  received: 'info',
  handling: 'info',
  awaiting: 'warning',
  drafted: 'info',
  answered: 'success',
  elsewhere: 'neutral',
  withdrawn: 'neutral',
}

export const URGENCY_WORDS: Readonly<Record<Urgency, { readonly word: string; readonly tone: Tone }>> = {
  late: { word: '已超期', tone: 'danger' },
  today: { word: '今日到期', tone: 'warning' },
  soon: { word: '即将到期', tone: 'warning' },
  ahead: { word: '期限内', tone: 'neutral' },
  paused: { word: '暂停计时', tone: 'neutral' },
}

export const PURPOSES: Readonly<Record<UnmaskPurpose, string>> = {
  contact: '与来信人联系，了解情况',
  verify: '核实来信反映的事项',
  deliver: '送达答复',
}

export const SCORES: readonly { readonly value: string; readonly label: string }[] = [
  { value: '5', label: '非常满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '基本满意' },
  { value: '2', label: '不满意' },
  { value: '1', label: '非常不满意' },
]

const PROBLEMS: Readonly<Record<string, string>> = {
  'kind/required': '请选择来信类型。',
  'agency/required': '请选择受理机关。',
  'agency/not-offered': '请从列出的机关中选择。',
  'agency/no-desk': '网上来信尚未开通，请拨打 12345，或者到机构页面查看联系方式。',
  'subject/required': '请用一句话写明标题。',
  'subject/too-short': '标题过短，请用一句话写明要问什么、说什么。',
  'subject/too-long': '标题最多 60 个字，具体情况请写在内容里。',
  'body/required': '请写明具体内容。',
  'body/too-short': '内容过短，请写明具体情况。',
  'body/too-long': `内容最多 ${MOST_WORDS} 个字，请精简。`,
  'place/too-long': '地点最多 200 个字。',
  'name/required': '请填写姓名，便于答复和联系。',
  'name/too-long': '姓名最多 40 个字。',
  'phone/no-contact': '电话和电子邮箱请至少填写一项，否则无法与您联系。',
  'phone/invalid': '电话号码的格式不正确，可以填写手机号码或者带区号的固定电话。',
  'mail/invalid': '电子邮箱地址的格式不正确，应当类似 name@example.com。',
  'mail/too-long': '电子邮箱地址过长，请核对。',
  'agreed/required': '请阅读个人信息处理说明，同意后再提交。',
  'page/required': '请填写出错页面的地址。',
  'page/too-long': '页面地址最多 500 个字符。',
  'error/required': '请选择问题类型。',
  'error/not-offered': '请从列出的问题类型中选择。',
  'number/required': '请填写来信编号。',
  'code/required': '请填写查询码。',
  'wrong-receipt': '编号或者查询码不正确，请核对后再试。连续输错五次，查询码将被锁定。',
  'receipt-locked': '查询码已锁定。请携带有效证件到承办机关，由登记员换发新的查询码。',
  'words/required': '请写明内容。',
  'words/too-short': '请写明内容。',
  'words/too-long': '内容过长，请精简。',
  'score/required': '请选择满意程度。',
  'score/invalid': '请选择满意程度。',
  score: '请选择满意程度。',
  'not-rated': '您已经评价过，感谢您的意见。',
  'reason/required': '请写明理由。',
  'reason/too-short': '请写明理由，不少于 2 个字。',
  'reason/too-long': '理由最多 300 个字。',
  reason: '请写明理由，不少于 2 个字。',
  'to/required': '请选择转交的机关。',
  'to/invalid': '请选择转交的机关。',
  'to/not-offered': '该机关没有开通网上来信，不能转交。',
  'other-agency': '来信已经在这个机关，请选择其他机关。',
  'not-sent-back': '来信由该机关转来，不能直接退回。有争议的，请公开工作主管部门确定承办机关。',
  'channel/required': '请选择应当告知的渠道。',
  'channel/not-offered': '请从列出的渠道中选择。',
  waited: '等待补充的时间还没有到，请继续等待，或者直接联系来信人。',
  'not-extended': '办理期限只能延长一次。',
  'not-late': '期限已过或者正在暂停，不能再延长，请尽快答复。',
  answer: '答复尚未填写。',
  'answer/too-long': '答复最多 6000 个字。',
  'answer/required': '请填写答复。',
  'answer/too-short': '请填写答复。',
  'title/required': '请填写标题。',
  'title/too-short': '标题过短，请写明问的是什么。',
  'title/too-long': '标题最多 80 个字。',
  'question/required': '请填写改写后的来信。',
  'question/too-short': '请填写改写后的来信。',
  'question/too-long': '改写后的来信过长，请精简。',
  'second-person': '答复应当由起草人以外的人审核。请由其他有审核权限的人员办理。',
  'not-answered': '来信尚未答复，不能选登。',
  'no-consent': '来信人没有同意公开，不能选登。',
  'selected-before': '这封来信已经选登，请在“信息发布”中继续办理。',
  'not-selectable': '这类来信不选登。',
  'personal-number': '内容里有身份证号、手机号码或者银行卡号，请删去。',
  'writer-named': '内容里有来信人的姓名、联系方式或者地址，请删去或者改写。',
  erased: '这封来信的个人信息和内容已经按期销毁，不能再办理。',
  'wrong-state': '来信的状态已经改变，此项操作现在不能办理。请查看最新状态。',
  'wrong-role': '您在承办机关没有办理此事项的权限。',
  'changed-meanwhile':
    '在您打开页面之后，来信已被他人办理或者修改。请核对最新内容后再操作，您填写的内容仍在下面。',
  'not-found': '没有这封来信，或者它已经转交其他机关。',
  'too-many-from-client': '从您的网络发出的来信过多，请一小时后再提交。您填写的内容仍在下面，请先保存。',
  'too-many': '现在提交来信的人太多，请稍后再试。您填写的内容仍在下面，请先保存。',
  'agencies/no-default': '请从开通来信的机关中选择一个，接收不清楚应当寄给谁的来信。',
}

/** What is wrong, as a sentence. */
export function problemWords({ field, code }: Problem): string {
  return PROBLEMS[`${field}/${code}`] ?? PROBLEMS[code] ?? '填写的内容不符合要求，请核对。'
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): (FieldError & { readonly message: string })[] {
  return problems.map(problem => ({
    ...(problem.field === '' ? {} : { field: problem.field }),
    message: problemWords(problem),
  }))
}

/** Why a day counts or does not. */
export const DAY_REASONS: Readonly<Record<ReckonedReason, string>> = {
  base: '起算日，不计入',
  weekday: '工作日',
  'make-up-workday': '调休上班',
  weekend: '周末',
  holiday: '节假日',
  'natural-day': '自然日',
  paused: '等待补充，不计入',
  'rolled-forward': '顺延',
}
