import type { Problem } from '../../../platform/forms/form.ts'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import type { DefectType } from './plan.ts'
import type { DefectDecision, PlanState } from './tables.ts'

export const PLANS_TITLE = '年度要点'

/** Why a plan was not read. */
export const PLAN_PROBLEMS: Readonly<Record<string, string>> = {
  'empty-file': '文件是空的，请重新选择。',
  'not-text': '文件不是文字，无法读取。请另存为 .docx 或 .xlsx 后再试。',
  'unknown-format': '不支持这种格式，请使用 .txt、.html、.docx、.md 或 .xlsx。',
  'name-disagrees': '文件的扩展名与实际格式不符，请核对文件后重新上传。',
  'damaged-file': '文件已损坏，无法打开。请重新导出后再试。',
  encrypted: '文件设有密码，无法读取。请解除密码后上传。',
  macros: '文件含有宏，不能上传。请另存为不含宏的格式。',
  infected: '查出病毒，文件没有保存。请从可靠来源重新取得文件。',
  'file-too-large': '文件过大。请删去图片、多余的工作表和空白单元格，压缩到不超过 20 MB 后再试。',
  'no-tasks': '没有找到任务分解表，也没有写明责任单位的条目。',
  'already-read': '这份文件已经导入过。',
  'not-permitted': '只有公开工作主管部门可以导入年度要点。',
  'wrong-role': '这个账号在本机关没有拟稿权限，不能起草公开稿。',
  required: '请选择文件。',
}

export const STATE_WORDS: Readonly<Record<PlanState, string>> = {
  reviewing: '核对中',
  checked: '已核对完毕',
  'set-aside': '已搁置',
}

export const DEFECT_WORDS: Readonly<Record<DefectType, string>> = {
  'shifted-names': '二级任务名错位',
  'section-without-row': '正文有、表中无',
  'name-variants': '同一单位多种写法',
  'mixed-brackets': '文号括号不规范',
  'repeated-clause': '内容重复出现',
  'scope-narrower': '表中范围窄于正文',
  'spaces-in-words': '词中有空格',
  'two-levels-in-one-column': '一列含两级任务',
  'scope-wider': '表中范围宽于正文',
  'empty-cell': '多余的空单元格',
  'garbled-clause': '语句有误',
  'halfwidth-punctuation': '半角标点',
  'repeated-part': '一级任务名重复出现',
  'repeated-task': '任务重复',
  'number-gap': '序号不连续',
  'missing-units': '未写责任单位',
  'doubled-character': '单位名称有叠字',
  'editor-note': '含整理者的说明',
  'not-read': '表格太长，后面没有读',
}

export const DECISION_WORDS: Readonly<Record<DefectDecision, string>> = {
  accepted: '采用建议',
  kept: '保留原文',
  otherwise: '另行处理',
}

export const ROLE_WORDS = { lead: '牵头', support: '配合' } as const

const FIELD_PROBLEMS: Readonly<Record<string, string>> = {
  'agencies/required': '请填写承担这项任务的机构。',
  'agencies/one-only': '一个名称只能对应一个机构；请只填写一个。',
  'decision/required': '请选择怎样处理。',
  'decision/not-offered': '请选择怎样处理。',
  'note/required': '另行处理的，请写明怎样处理。',
  'note/too-long': '说明不超过 500 字。',
  'due/invalid': '日期的格式应为 2020-07-31。',
  'level1/too-long': '一级任务不超过 200 字。',
  'level2/too-long': '二级任务不超过 400 字。',
  'requirement/required': '请填写工作要求。',
  'requirement/too-long': '工作要求不超过 8000 字。',
  'alias/alias-known': '这个写法已经登记过。',
  '/undecided': '还有没有确定的内容，不能核对完毕。',
  '/checked': '本计划已核对完毕，不能再修改。',
  '/changed-meanwhile': '这项任务刚被别人修改，请核对后重新提交。',
  '/unknown': '没有这项内容。',
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(({ field, code, detail }) => {
    const message =
      code === 'unknown-agency'
        ? `没有名为“${detail?.name ?? ''}”的在任机构，请按机构页上的名称填写。`
        : (FIELD_PROBLEMS[`${field}/${code}`] ?? PLAN_PROBLEMS[code] ?? '填写的内容不符合要求，请核对。')
    return field === '' ? { message } : { field, message }
  })
}
