import type { ClockRule } from './clock.ts'

/** `within`: no later than. `at-least`: no shorter than (a notice must stay up). `promptly`: the law names no number. */
export type DeadlineBound = 'within' | 'at-least' | 'promptly'

interface DeadlineText {
  readonly key: string
  /** What must be published. */
  readonly subject: string
  /** The event that the time counts from. */
  readonly from: string
  readonly article: string
  /** The number, its unit or its source has not been read in the original. */
  readonly unverified: boolean
}

/** A time for publication, either counted or only `promptly`. */
export type PublicationDeadline =
  | (DeadlineText & {
      readonly bound: 'within' | 'at-least'
      readonly days: number
      readonly unit: ClockRule['unit']
    })
  | (DeadlineText & { readonly bound: 'promptly' })

const REGULATION_26 = '《中华人民共和国政府信息公开条例》第二十六条'
const ENFORCEMENT =
  '《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（国办发〔2018〕118号）（六）'

/** The special times for publication beside the general twenty working days of art. 26, which yields to them. */
export const PUBLICATION_DEADLINES: readonly PublicationDeadline[] = [
  within('general', '一般主动公开信息', 20, 'workday', '政府信息形成或者变更之日', REGULATION_26),
  within('agency-functions', '机构职能、联系方式等机构信息', 20, 'workday', '变更之日', REGULATION_26),
  within('licence-decision', '行政许可决定', 7, 'workday', '执法决定作出之日', ENFORCEMENT),
  within('penalty-decision', '行政处罚决定', 7, 'workday', '执法决定作出之日', ENFORCEMENT),
  within('enforcement-decision', '其他行政执法决定', 20, 'workday', '执法决定作出之日', ENFORCEMENT),
  within(
    'penalty-withdrawal',
    '被变更、撤销、确认违法或者确认无效的行政处罚决定：撤回公开信息并公开说明理由',
    3,
    'workday',
    '处罚决定被变更、撤销、确认违法或者确认无效之日',
    '《中华人民共和国行政处罚法》第四十八条、第八十五条',
  ),
  unverified(
    within(
      'government-budget',
      '本级政府预算、决算',
      20,
      'day',
      '人民代表大会或其常务委员会批准之日',
      '《中华人民共和国预算法》第十四条',
    ),
  ),
  unverified(
    within(
      'department-budget',
      '部门预算、决算',
      20,
      'day',
      '财政部门批复之日',
      '《中华人民共和国预算法》第十四条',
    ),
  ),
  unverified(
    atLeast(
      'tender-notice',
      '政府采购招标公告的公告期限',
      5,
      'workday',
      '公告发布之日',
      '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第十六条',
    ),
  ),
  promptly('rule-text', '规章', '签署公布之日', '《规章制定程序条例》第三十一条'),
  atLeast(
    'rule-in-force',
    '规章公布至施行的间隔（法定例外除外）',
    30,
    'day',
    '公布之日',
    '《规章制定程序条例》第三十二条',
  ),
  within('rule-filing', '规章备案', 30, 'day', '公布之日', '《规章制定程序条例》第三十四条'),
  unverified(within('policy-text', '政策文件上网', 3, 'workday', '印发之日', '地方基层政务公开标准目录通例')),
  unverified(
    within('interpretation', '政策解读材料', 3, 'workday', '文件公开之日', '国务院办公厅关于政策解读的要求'),
  ),
  unverified(
    atLeast(
      'land-notice',
      '征收土地预公告的张贴',
      10,
      'workday',
      '张贴之日',
      '《中华人民共和国土地管理法实施条例》第二十六条',
    ),
  ),
]

/** The deadline of a key; undefined for a key that the table does not hold. */
export function publicationDeadline(key: string): PublicationDeadline | undefined {
  return PUBLICATION_DEADLINES.find(deadline => deadline.key === key)
}

/** The same deadline for the clock; undefined where the law only says 及时. */
export function clockRuleOf(deadline: PublicationDeadline): ClockRule | undefined {
  if (deadline.bound === 'promptly') return undefined
  return { days: deadline.days, unit: deadline.unit, article: deadline.article }
}

function within(
  key: string,
  subject: string,
  days: number,
  unit: ClockRule['unit'],
  from: string,
  article: string,
) {
  return { key, subject, bound: 'within', days, unit, from, article, unverified: false } as const
}

function atLeast(
  key: string,
  subject: string,
  days: number,
  unit: ClockRule['unit'],
  from: string,
  article: string,
) {
  return { key, subject, bound: 'at-least', days, unit, from, article, unverified: false } as const
}

function promptly(key: string, subject: string, from: string, article: string) {
  return { key, subject, bound: 'promptly', from, article, unverified: false } as const
}

function unverified(deadline: PublicationDeadline): PublicationDeadline {
  return { ...deadline, unverified: true }
}
