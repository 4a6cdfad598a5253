import type { Problem } from '../../../platform/forms/form.ts'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import type { Tone } from '../../../ui/tone.ts'
import { familyOf, type TaskFamily } from './families.ts'
import type { Light } from './lights.ts'
import type { OwedQuarter, Quarter } from './quarters.ts'
import type { ReminderReason, TaskRole, Verdict } from './tables.ts'
import type { Weakness } from './weakness.ts'
import { type TaskEvent, type TaskState, taskWorkflow } from './workflow.ts'

export const MY_TASKS = '我的任务'
export const OVERVIEW = '督办总览'
export const LISTS = '任务清单'

export const ROLE_WORDS: Readonly<Record<TaskRole, string>> = { lead: '牵头', support: '配合' }

export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  late: '逾期',
  soon: '临近时限',
  'on-time': '时限内',
  'no-date': '未定时限',
  done: '按期完成',
  'done-late': '逾期完成',
  cancelled: '已撤销',
}

export const LIGHT_TONES: Readonly<Record<Light, Tone>> = {
  late: 'danger',
  soon: 'warning',
  'on-time': 'info',
  'no-date': 'neutral',
  done: 'success',
  'done-late': 'warning',
  cancelled: 'neutral',
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: '核验通过',
  returned: '退回补充',
  recalled: '单位收回',
}

/** A state as the family calls it. */
export function stateWords(family: TaskFamily | string, state: TaskState): string {
  const { states } = typeof family === 'string' ? familyOf(family) : family
  return states?.[state] ?? taskWorkflow.states[state].label
}

/** An event as the family calls it. */
export function eventWords(family: TaskFamily | string, event: TaskEvent | 'dispatch'): string {
  if (event === 'dispatch') return '派发'
  const { closing } = typeof family === 'string' ? familyOf(family) : family
  return event === 'close' ? closing : taskWorkflow.events[event].label
}

export function periodWords({ year, quarter }: Quarter): string {
  return `${year}年第${'一二三四'[quarter - 1]}季度`
}

export function owedWords(owed: OwedQuarter, today: string): string {
  return `${periodWords(owed)}报告${owed.due < today ? '逾期未报' : '待报'}，应在${owed.due}前提交`
}

export const LETTERS = {
  dispatched: '任务派发通知',
  reminded: '任务催办通知',
  accepted: '报告核验通过通知',
  returned: '报告退回补充通知',
  granted: '延期申请同意通知',
  refused: '延期申请未获同意通知',
  cancelled: '任务撤销通知',
} as const

export const REMINDERS: Readonly<Record<ReminderReason, { heading: string; says: string }>> = {
  acknowledge: { heading: '任务签收提醒', says: '以下任务派发后尚未签收，请及时签收办理。' },
  'due-soon': { heading: '任务临近时限提醒', says: '以下任务临近时限，尚未提交完成报告，请抓紧办理。' },
  quarter: { heading: '季度报告提醒', says: '以下事项的季度执行情况尚未报告，请按时提交。' },
  late: {
    heading: '任务逾期提醒',
    says: '以下任务已超过时限，请立即办理并提交报告；确有原因的，申请延期并说明理由。',
  },
}

/** What makes a report weak, as a sentence. */
export function weaknessWords(weakness: Weakness, family: TaskFamily): string {
  if (weakness.code === 'no-evidence') return '没有附公开信息作佐证。'
  const label = family.elements.find(each => each.key === weakness.element)?.label ?? ''
  switch (weakness.code) {
    case 'too-short':
      return `“${label}”不足${weakness.minimum}字，内容可能不具体。`
    case 'same-as-last':
      return `“${label}”与上次报告基本相同。`
    case 'repeats-task':
      return `“${label}”只是重复了任务要求。`
    case 'repeats-element':
      return `“${label}”与前面的内容基本相同。`
    case 'no-figure':
      return `“${label}”没有写时间或者数量。`
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'not-found': '没有找到这项任务。',
  'wrong-state': '任务的状态已经变化，不能再这样办理。请查看现在的状态。',
  'wrong-role': '您的角色不能办理这一步。',
  'changed-meanwhile': '别人刚刚办理过这项任务。请核对现在的内容后再办理。',
  offices: '请至少填写一个科室。',
  'bad-office': '请按“科室｜人员账号｜分工”每行填写一项。',
  'unknown-person': '没有这个账号，或者不是本单位的人员。',
  elements: '请填写每一项内容。',
  'evidence-known': '佐证中有地址找不到已公开的信息，请核对编号。',
  period: '请选择报告的季度；尚未开始的季度不能报告。',
  figures: '请填写每个指标的完成值。',
  'weaknesses-seen': '报告可能不够扎实，请核对以下提示；确认无误的，勾选后再提交。',
  reason: '请写明理由，至少两个字。',
  'not-reporter': '报告人不能核验自己的报告。',
  'later-date': '请填写晚于现在时限的日期，并且不早于今天。',
  'has-due-date': '这项任务没有规定时限，不需要延期。',
  'no-extension-asked': '已经申请延期，正在等待决定。',
  'extension-asked': '没有待决定的延期申请。',
  'another-agency': '请选择另一个单位；该单位已承担同一任务的不能重复。',
  'final-report': '完成报告核验通过后才能办结。',
  'nothing-to-draft': '没有可以起草公开稿的报告。',
  withheld: '这一项依法不予公开，不起草公开稿。',
  required: '请填写这一项。',
  invalid: '填写的内容不正确。',
  'too-long': '内容过长。',
  'too-short': '内容过短。',
  'not-a-date': '请填写日期。',
  'not-offered': '请从列出的选项中选择。',
  'unknown-agency': '没有名为“{name}”的单位，请写全称、简称或者别名。',
  ambiguous: '“{name}”可能指几个单位，请写全称。',
  'bad-row': '第{row}行格式不正确：{why}。',
  'no-items': '清单还没有内容。',
  'no-agency': '第{row}项没有责任单位。',
  dispatched: '清单已经派发，不能再修改。',
  'not-ready': '计划尚未核对完毕，不能派发。',
  'unknown-basis': '依据文件中有编号找不到已公开的信息。',
  'has-text': '公开稿已经起草。',
}

/** Refusals as an error summary shows them. */
export function spoken(problems: readonly Problem[]): readonly FieldError[] {
  return problems.map(({ field, code, detail }) => ({
    ...(field === '' ? {} : { field }),
    message: Object.entries(detail ?? {}).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      PROBLEMS[code] ?? '填写的内容不正确。',
    ),
  }))
}

/** How far a text has come on its way to the public. */
export const EDITION_WORDS: Readonly<Record<string, string>> = {
  draft: '正在起草',
  submitted: '审查中',
  reviewed: '待终审',
  approved: '待发布',
  scheduled: '已排期',
  released: '已发布',
  withdrawn: '已撤下',
  discarded: '草稿已作废',
}
