import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { Frequency } from './tables.ts'

export const TITLE = '邮件订阅'

/** Who signs a letter: the site whose page was subscribed. */
export function senderOf(siteName: string): string {
  return `${siteName}　邮件订阅服务`
}

/** Changes with every change of what the notice says; stored with what was agreed to. */
export const NOTICE_VERSION = '2026-11'

/** What is kept, why and for how long: read before the address is given. */
export const PRIVACY_NOTICE: readonly string[] = [
  '收集什么：您填写的电子邮箱地址，以及订阅的内容和发送频率。不收集姓名、电话，也不记录您是否打开邮件或点击链接。',
  '用来做什么：只用于发送您订阅的更新，不作他用，不提供给任何其他单位或个人。',
  '保存多久：到您取消订阅为止；取消后立即删除。没有确认的申请在 48 小时后删除。',
  '怎样保护：邮箱地址加密保存，工作人员看不到，统计时只有数量。',
  '您的权利：每封邮件都有管理和取消订阅的链接，随时可以更改频率或者取消。',
]

export const FREQUENCIES: readonly {
  readonly value: Frequency
  readonly label: string
  readonly hint: string
}[] = [
  { value: 'daily', label: '每天', hint: '每天早上 7 时，前一天有更新才发送' },
  { value: 'weekly', label: '每周', hint: '每周一早上 7 时，上一周有更新才发送' },
]

export function frequencyWord(frequency: Frequency): string {
  return FREQUENCIES.find(each => each.value === frequency)?.label ?? frequency
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'to/required': '没有说明要订阅的内容，请从列表或搜索结果页重新进入。',
  'to/unknown': '这个页面不能订阅，请从列表或搜索结果页重新进入。',
  'address/required': '请填写电子邮箱地址。',
  'address/invalid': '电子邮箱地址的格式不正确，应当类似 name@example.com。',
  'address/too-long': '电子邮箱地址过长，请核对。',
  'frequency/required': '请选择发送频率。',
  'frequency/not-offered': '请选择每天或者每周。',
  'agreed/required': '请阅读个人信息处理说明，同意后再提交。',
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(({ field, code }) => ({
    ...(field === '' || field === 'to' ? {} : { field }),
    message: PROBLEMS[`${field}/${code}`] ?? '填写的内容不符合要求，请核对。',
  }))
}
