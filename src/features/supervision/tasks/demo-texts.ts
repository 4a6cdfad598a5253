import type { Indicator } from './store-lists.ts'

/** An item of the demonstration: agencies by key, the day from today. Every word is invented and says so. */
export interface DemoItem {
  readonly number: string
  readonly part: string
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly lead: string
  readonly support: readonly string[]
  readonly due: number | null
  readonly indicators?: readonly Indicator[]
}

const PEOPLE = '一、围绕群众关切公开（示例）'
const BASE = '二、夯实公开基础（示例）'

export const DEMO_PLAN: readonly DemoItem[] = [
  {
    number: '1',
    part: PEOPLE,
    level1: '重点领域信息公开',
    level2: '惠民补贴信息公开（示例）',
    requirement: '集中公开本年度惠民补贴的政策依据、补贴对象、补贴标准和发放结果，每月更新。（示例）',
    lead: 'finance',
    support: ['human-resources', 'education'],
    due: -10,
  },
  {
    number: '2',
    part: BASE,
    level1: '标准目录落地',
    level2: '基层公开标准目录编制（示例）',
    requirement:
      '对照试点领域标准指引，编制并公布本级公开事项标准目录，逐项明确公开主体、时限和渠道。（示例）',
    lead: 'lanshan-office',
    support: ['yinan-office'],
    due: 12,
  },
  {
    number: '3',
    part: PEOPLE,
    level1: '政策解读和回应',
    level2: '热点问题集中回应（示例）',
    requirement: '每季度梳理群众来信反映集中的问题，统一答复口径并公开，形成问答库。（示例）',
    lead: 'city-office',
    support: [],
    due: 20,
  },
  {
    number: '4',
    part: PEOPLE,
    level1: '重点领域信息公开',
    level2: '重大项目资金信息公开（示例）',
    requirement: '公开重大项目的资金安排、拨付进度和绩效目标，与项目进展同步更新。（示例）',
    lead: 'finance',
    support: [],
    due: 15,
  },
  {
    number: '5',
    part: PEOPLE,
    level1: '重点领域信息公开',
    level2: '义务教育招生信息公开（示例）',
    requirement: '公开招生计划、学区划分、报名条件和办理流程，提供按地址查询学校的服务。（示例）',
    lead: 'education',
    support: ['lanshan-office'],
    due: -5,
  },
  {
    number: '6',
    part: BASE,
    level1: '应急信息公开',
    level2: '应急避难场所信息公开（示例）',
    requirement: '公开应急避难场所的名称、地址、容量和开放情况，每半年核对一次。（示例）',
    lead: 'emergency-management',
    support: ['health'],
    due: 5,
  },
]

export const DEMO_PROJECTS: readonly DemoItem[] = [
  {
    number: '1',
    part: '城市出行（示例）',
    level1: '停车便利',
    level2: '新增公共停车位（示例）',
    requirement: '在老城区新增公共停车位，同步公布位置和收费标准。（示例）',
    lead: 'lanshan-office',
    support: [],
    due: 38,
    indicators: [{ name: '新增公共停车位', unit: '个', target: '1200' }],
  },
]

export const DEMO_COMMITMENTS: readonly DemoItem[] = [
  {
    number: '1',
    part: '便民服务（示例）',
    level1: '公开承诺',
    level2: '惠企补贴按期兑付（示例）',
    requirement: '符合条件的惠企补贴申请，自受理之日起二十日内兑付，按季公布兑付笔数。（示例）',
    lead: 'finance',
    support: [],
    due: 38,
    indicators: [{ name: '兑付惠企补贴', unit: '笔', target: '800' }],
  },
]

export const DEMO_ISSUES: readonly DemoItem[] = [
  {
    number: '1',
    part: '公开指南（示例）',
    level1: '更新不及时',
    level2: '指南联系方式未更新（示例）',
    requirement: '公开指南中的办公地址与现址不一致。请核对更新，标注更新日期，并建立每年复核机制。（示例）',
    lead: 'finance',
    support: [],
    due: -15,
  },
  {
    number: '2',
    part: '栏目维护（示例）',
    level1: '内容缺失',
    level2: '制度栏目内容不全（示例）',
    requirement: '公开制度栏目缺少信息公开审查和依申请公开办理两项制度。请补充发布。（示例）',
    lead: 'lanshan-office',
    support: [],
    due: 9,
  },
]

/** What somebody asked about the first task of the plan, and what became of it. */
export const DEMO_QUESTIONS = {
  answered: {
    asked: '补贴发放结果多久更新一次？我住示例小区，想知道在哪里能看到。（示例）',
    question: '惠民补贴的发放结果多久更新一次，在哪里能看到？（示例）',
    answer:
      '发放结果每月10日前更新，在本机关网站“惠民补贴”栏目可以按补贴种类和月份查看，经办窗口同步张贴。（示例）',
  },
  declined: '示例小区的路灯坏了，什么时候修？（示例）',
  waiting: '热点问题的答复什么时候能在网上查到？（示例）',
} as const

/** What is reported, by the keys of the family's elements. */
export const REPORTS = {
  subsidies: {
    progress: '1至10月共公开惠民补贴信息48条，涉及12类补贴，每月10日前更新发放结果。（示例）',
    results: '群众可以按姓名以外的条件自行核对标准和时间，咨询电话由每月60余件降到20余件。（示例）',
    next: '12月底前补充2类新增补贴的办理流程，由预算科负责，经办窗口同步张贴。（示例）',
    fulfilment: '要求公开的政策依据、对象、标准、结果四项内容均已落实，更新频次达到每月一次。（示例）',
  },
  weak: {
    progress: '高度重视，正在推进。（示例）',
    results: '取得良好效果。（示例）',
    next: '继续抓好落实。（示例）',
    fulfilment: '已按要求落实。（示例）',
  },
  concerns: {
    progress: '前三季度梳理来信反映集中的问题36个，已答复并公开31个，问答库收录条目128条。（示例）',
    results: '同类问题重复来信由每季度90件减少到40件，办理时间平均缩短2天。（示例）',
    next: '第四季度完成其余5个问题的会商和答复，12月20日前由政务公开科统一公开。（示例）',
    fulfilment: '梳理、答复、公开三个环节已经建立制度并运行，尚有5个问题正在会商。（示例）',
  },
  corrected: {
    measures: '核对全部联系方式后更新指南并标注日期，明确由办公室每年1月和机构信息变动时各复核一次。（示例）',
    outcome: '指南已更新发布，地址、电话、办公时间3处错误全部改正，问题已经解决。（示例）',
  },
  kept: (quarter: number, done: string) => ({
    progress: `截至第${quarter}季度末累计兑付惠企补贴${done}笔，兑付结果每月10日前公布。（示例）`,
    results: `平均兑付时间由30天缩短到${20 - quarter}天，企业申报材料由7份减为4份。（示例）`,
    next: `第${quarter + 1}季度继续按月公布兑付进度，由预算科负责，每季度末核对一次。（示例）`,
    fulfilment: `承诺的二十日内兑付，前${quarter}个季度全部做到，没有超期的申请。（示例）`,
  }),
  quarter: (quarter: number, done: string) => ({
    progress: `截至第${quarter}季度末累计建成公共停车位${done}个，位置和收费标准同步公布。（示例）`,
    shortfall: '已达到进度（示例）',
    next: `第${quarter + 1}季度继续推进在建的${quarter + 3}处场地，按月公布进展，由政务公开科汇总。（示例）`,
  }),
} as const
