import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { Setting, SettingCategory, SettingOrigin } from './definitions.ts'

export const TITLE = '参数设置'

export const CATEGORY_WORDS: Readonly<Record<SettingCategory, string>> = {
  security: '账号安全',
  publishing: '信息发布',
}

export const ORIGIN_WORDS: Readonly<Record<SettingOrigin, string>> = {
  custom: '测评惯例，未见明文',
  product: '本平台设定，未见明文',
}

/** A value with its unit: `24 小时`, `是`. */
export function valueWords(setting: Setting, value: number | boolean): string {
  if (setting.kind === 'switch') return value === true ? '是' : '否'
  return `${value} ${setting.unit}`
}

/** The values that may be chosen. */
export function rangeWords(setting: Setting): string {
  return setting.kind === 'switch' ? '是、否' : `${setting.min}—${setting.max} ${setting.unit}`
}

type Say = (detail: NonNullable<Problem['detail']>) => string

const PROBLEMS: Readonly<Record<string, string | Say>> = {
  'not-permitted': '您没有修改这一类参数的权限。',
  'value/required': '请填写新的数值。',
  'value/invalid': '请填写整数。',
  'value/out-of-range': ({ min, max }) => `请填写 ${min} 至 ${max} 之间的整数。`,
  'value/unchanged': '与届时有效的数值相同，不需要修改。',
  'effectiveFrom/required': '请填写生效日期。',
  'effectiveFrom/invalid': '请填写有效的日期。',
  'effectiveFrom/in-the-past': '生效日期不能早于今天：已经按原数值办理的事项不受影响。',
  'basis/required': '请填写依据，如文件标题和文号。',
  'basis/too-short': '请填写依据，如文件标题和文号。',
  'basis/too-long': '依据最多 300 字。',
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(problem => {
    const said = PROBLEMS[`${problem.field}/${problem.code}`] ?? PROBLEMS[problem.code]
    const message =
      typeof said === 'function' ? said(problem.detail ?? {}) : (said ?? '填写的内容不符合要求，请核对。')
    return { ...(problem.field === '' ? {} : { field: problem.field }), message }
  })
}
