import type { TaskState } from './workflow.ts'

/** One of the things that a report must say. */
export interface ReportElement {
  readonly key: string
  readonly label: string
  readonly hint: string
}

/**
 * A family of supervised tasks, as a value: what its items are called, what a report says, whether figures are reported by
 * quarters, and what the end is called. A new kind of ledger (台账) is a further value, not a program.
 */
export interface TaskFamily {
  /** Stands in tables and addresses. */
  readonly key: string
  readonly label: string
  /** One sentence for whoever chooses. */
  readonly about: string
  /** 任务, 承诺事项, 问题: what one item is called. */
  readonly item: string
  /** How the columns of the list are headed. */
  readonly heads: {
    readonly part: string
    readonly level1: string
    readonly level2: string
    readonly requirement: string
  }
  readonly elements: readonly ReportElement[]
  /** Reported by quarters, so that the public can look back at each. */
  readonly quarterly: boolean
  /** Items may carry targets (目标值), and reports the figures against them. */
  readonly figures: boolean
  /** Items may be kept from the public on a legal basis (涉密不公开项留依据). */
  readonly withholding: boolean
  /** 办结 or 销号. */
  readonly closing: string
  /** States that the family calls otherwise than the workflow. */
  readonly states?: Partial<Readonly<Record<TaskState, string>>>
}

/** 工作进展、取得成效、后续举措、落实情况: what the 2020 plan of the city asks each commitment to tell. */
const FOUR_ELEMENTS: readonly ReportElement[] = [
  { key: 'progress', label: '工作进展', hint: '做了什么，到哪一步，写明时间和数量。' },
  { key: 'results', label: '取得成效', hint: '给群众和企业带来什么变化，有数据的写数据。' },
  { key: 'next', label: '后续举措', hint: '下一步做什么，由谁负责，什么时候完成。' },
  { key: 'fulfilment', label: '落实情况', hint: '对照要求逐项说明：已落实、部分落实或者未落实及其原因。' },
]

const PLAIN_HEADS = { part: '部分', level1: '一级任务', level2: '二级任务', requirement: '工作要求' } as const

const ISSUE_STATES = { closed: '已销号', accepted: '整改核验通过' } as const

export const TASK_FAMILIES: readonly TaskFamily[] = [
  {
    key: 'key-points',
    label: '年度要点任务',
    about: '年度政务公开工作要点分解到各单位的任务。',
    item: '任务',
    heads: PLAIN_HEADS,
    elements: FOUR_ELEMENTS,
    quarterly: false,
    figures: false,
    withholding: false,
    closing: '办结',
  },
  {
    key: 'commitments',
    label: '公开承诺事项',
    about: '向社会公开承诺的年度重点任务，公开进展、成效、后续举措和落实情况。',
    item: '承诺事项',
    heads: { part: '领域', level1: '承诺类别', level2: '承诺事项', requirement: '承诺内容' },
    elements: FOUR_ELEMENTS,
    quarterly: true,
    figures: true,
    withholding: false,
    closing: '兑现',
    states: { closed: '已兑现' },
  },
  {
    key: 'work-report',
    label: '政府工作报告重点任务',
    about: '政府工作报告确定的重点任务，按季公开执行情况。',
    item: '任务',
    heads: { part: '部分', level1: '任务类别', level2: '重点任务', requirement: '任务内容' },
    elements: [
      { key: 'progress', label: '执行情况', hint: '本年度累计做了什么，到哪一步。' },
      { key: 'shortfall', label: '未完成原因', hint: '未达到进度的写原因；已达到的写“已达到进度”。' },
      { key: 'next', label: '下一步措施', hint: '做什么，由谁负责，什么时候完成。' },
    ],
    quarterly: true,
    figures: true,
    withholding: false,
    closing: '办结',
  },
  {
    key: 'livelihood',
    label: '民生实事项目',
    about: '年度民生实事，按季公开目标值、完成值和完成率。',
    item: '项目',
    heads: { part: '领域', level1: '类别', level2: '实事项目', requirement: '项目内容' },
    elements: [
      { key: 'progress', label: '实施情况', hint: '本年度累计完成了什么，群众怎样受益。' },
      { key: 'shortfall', label: '未完成原因', hint: '未达到进度的写原因；已达到的写“已达到进度”。' },
      { key: 'next', label: '下一步安排', hint: '做什么，什么时候完成。' },
    ],
    quarterly: true,
    figures: true,
    withholding: false,
    closing: '办结',
  },
  {
    key: 'major-projects',
    label: '重大工程项目',
    about: '重大工程项目的执行情况，按季公开。',
    item: '项目',
    heads: { part: '领域', level1: '类别', level2: '工程项目', requirement: '建设内容' },
    elements: [
      { key: 'progress', label: '形象进度', hint: '工程到哪一步，完成多少投资和工程量。' },
      { key: 'shortfall', label: '未完成原因', hint: '未达到进度的写原因；已达到的写“已达到进度”。' },
      { key: 'next', label: '下一步安排', hint: '下一个节点和完成时间。' },
    ],
    quarterly: true,
    figures: true,
    withholding: true,
    closing: '办结',
  },
  {
    key: 'audit',
    label: '督查和审计发现问题整改',
    about: '督查、审计发现的问题：问题清单、整改措施、时限、结果，逐项销号。',
    item: '问题',
    heads: { part: '来源', level1: '问题类别', level2: '问题', requirement: '问题表现和整改要求' },
    elements: [
      { key: 'measures', label: '整改措施', hint: '采取了哪些措施，追究了哪些责任，完善了哪些制度。' },
      { key: 'outcome', label: '整改结果', hint: '问题是否解决，金额、数量写清楚。' },
    ],
    quarterly: false,
    figures: false,
    withholding: true,
    closing: '销号',
    states: ISSUE_STATES,
  },
  {
    key: 'rectification',
    label: '公开工作问题整改',
    about: '检查、评估发现的公开工作问题，由主管部门督促整改（条例第四十七条）。',
    item: '问题',
    heads: { part: '检查事项', level1: '问题类别', level2: '问题', requirement: '问题表现和整改要求' },
    elements: [
      { key: 'measures', label: '整改措施', hint: '改了什么，怎样防止再发生。' },
      { key: 'outcome', label: '整改结果', hint: '现在是什么情况，在哪里可以看到。' },
    ],
    quarterly: false,
    figures: false,
    withholding: true,
    closing: '销号',
    states: ISSUE_STATES,
  },
  {
    key: 'look-back',
    label: '回头看自查',
    about: '对以往任务逐项对照自查：落实情况、佐证、问题和整改。',
    item: '条目',
    heads: { part: '文件', level1: '一级条目', level2: '条目', requirement: '要求' },
    elements: [
      { key: 'fulfilment', label: '落实情况', hint: '已落实、部分落实或者未落实，逐项说明。' },
      { key: 'issues', label: '存在问题', hint: '没有问题的写“未发现问题”。' },
      { key: 'measures', label: '整改措施', hint: '没有问题的写怎样长期坚持。' },
    ],
    quarterly: false,
    figures: false,
    withholding: false,
    closing: '办结',
  },
]

/** The family of a key that a table holds. Throws: a stored key without a family is a fault. */
export function familyOf(key: string): TaskFamily {
  const family = TASK_FAMILIES.find(each => each.key === key)
  if (!family) throw new Error(`no family of tasks "${key}"`)
  return family
}
