import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { ReportState } from './workflow.ts'

export const TITLE = '政府信息公开工作年度报告'
export const DESK_TITLE = '年度报告'

export const SCOPE_WORDS = { agency: '机关年报', government: '汇总年报' } as const

export const STATE_TONES: Readonly<Record<ReportState, Tone>> = {
  drafting: 'info',
  submitted: 'warning',
  signed: 'info',
  accepted: 'success',
  published: 'success',
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'agency/required': '请选择机关。',
  'year/required': '请填写年度。',
  'year/no-form': '2019 年度起才有全国统一的格式。',
  'year/too-early': '这一年度还没有结束，12 月 1 日起可以开始编制。',
  'year/begun-before': '这一机关、这一年度的报告已经开始编制，请在列表中打开。',
  'not-a-number': '请填写数字，不带单位；金额最多六位小数。',
  'file/required': '请选择文件。',
  'no-tables': '没有读到年度报告的表格。请核对行、列名称是否与国家统一格式一致。',
  'name-disagrees': '这不是 Excel 文件（.xlsx）。旧格式（.xls）请先另存为 .xlsx。',
  'damaged-file': '文件已损坏，或者不是完整的 Excel 文件。请重新保存后再上传。',
  encrypted: '文件有密码，无法读取。请去掉密码后再上传。',
  macros: '文件带有宏。请另存为不带宏的 .xlsx 后再上传。',
  'file-too-large': '文件太大。请只保留三张表后再上传（不超过 10 MB）。',
  infected: '文件没有通过安全扫描，未读取。',
  reason: '请写明理由，不少于 2 个字。',
  'reason/required': '请写明理由，不少于 2 个字。',
  'reason/too-short': '请写明理由，不少于 2 个字。',
  'no-errors': '还有勾稽错误没有改正，不能提交。',
  explained: '还有提示没有写明说明，不能提交。',
  digest: '在您打开页面之后，报告已经修改。请核对最新内容后再签批。',
  'second-person': '报告应当由提交人以外的人签批。',
  'wrong-state': '报告的状态已经改变，此项操作现在不能办理。请查看最新状态。',
  'wrong-role': '您在该机关没有办理此事项的权限。',
  'changed-meanwhile': '在您打开页面之后，报告已被他人办理。请核对最新内容后再操作，您填写的内容仍在下面。',
  'edition-in-work': '公布稿还在办理中。请先在“信息发布”中收回并作废，或者等它发布。',
  'not-found': '没有这份报告，或者您没有查看的权限。',
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

/** The status that tells a program what the page tells a person. */
export function statusOf(problems: readonly Problem[]): 200 | 403 | 404 | 409 | 422 {
  const codes = problems.map(problem => problem.code)
  if (codes.length === 0) return 200
  if (codes.includes('not-found')) return 404
  if (codes.includes('wrong-role')) return 403
  return codes.some(code => code === 'wrong-state' || code === 'changed-meanwhile') ? 409 : 422
}
