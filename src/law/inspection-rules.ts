/**
 * The self-inspection list of government sites (国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》), as a table. One veto
 * fails a site, whatever else it does. How many points each deducted item is worth could not be read in the original:
 * what is marked `unverified` is from retellings and from general knowledge, and a city may set it otherwise.
 */
export interface InspectionRule {
  readonly code: string
  readonly name: string
  readonly scope: 'site' | 'media'
  readonly kind: 'veto' | 'deduct' | 'bonus'
  /** Whether a machine can judge it from what the platform holds, or a person must look. */
  readonly probe: 'auto' | 'manual'
  /** Days that are looked back on; absent where only the present counts. */
  readonly window?: number
  /** What fails it, in the unit that `measure` names. */
  readonly threshold?: number
  readonly measure?: string
  /** Points that one finding costs or earns, and the most that the item may. Vetoes have none. */
  readonly points?: number
  readonly cap?: number
  readonly source: string
  readonly unverified: boolean
}

const SOURCE = '国办秘函〔2019〕19号'
const veto = (
  code: string,
  name: string,
  probe: InspectionRule['probe'],
  rest: Partial<InspectionRule> = {},
): InspectionRule => ({
  code,
  name,
  scope: 'site',
  kind: 'veto',
  probe,
  source: `${SOURCE} 单项否决`,
  unverified: false,
  ...rest,
})
const deduct = (
  code: string,
  name: string,
  probe: InspectionRule['probe'],
  rest: Partial<InspectionRule> = {},
): InspectionRule => ({
  ...veto(code, name, probe),
  kind: 'deduct',
  source: `${SOURCE} 扣分指标`,
  unverified: true,
  ...rest,
})

export const INSPECTION_RULES: readonly InspectionRule[] = [
  veto('V1', '安全、泄密事故等严重问题', 'manual'),
  veto('V2', '站点无法访问', 'auto', { window: 7, threshold: 5, measure: '15 秒内打不开的次数占比（%）' }),
  veto('V3', '首页不更新', 'auto', { window: 14, threshold: 14, measure: '首页距最近更新的天数' }),
  veto('V4a', '栏目不更新：动态要闻两周、通知公告和政策文件六个月', 'auto', {
    window: 183,
    threshold: 5,
    measure: '未更新的栏目数',
  }),
  veto('V4b', '应更新的栏目长期未更新', 'auto', { window: 365, threshold: 10, measure: '未更新的栏目数' }),
  veto('V4c', '空白栏目', 'auto', { threshold: 5, measure: '空白栏目数' }),
  veto('V5', '互动回应差：没有咨询渠道，或者有效留言超过三个月未回应', 'auto', {
    window: 365,
    threshold: 90,
    measure: '最久未回应的留言天数',
  }),
  veto('V6', '服务不实用：办事指南重点要素缺失', 'manual', {
    threshold: 5,
    measure: '缺四类及以上要素的事项数',
    unverified: true,
  }),
  veto('M1', '政务新媒体：安全、泄密等严重问题', 'manual', { scope: 'media' }),
  veto('M2', '政务新媒体：两周内无更新', 'auto', {
    scope: 'media',
    window: 14,
    threshold: 14,
    measure: '距最近更新的天数',
  }),
  veto('M3', '政务新媒体：没有有效互动功能，购买粉丝、强制点赞等', 'manual', {
    scope: 'media',
    unverified: true,
  }),
  deduct('D1', '网页标签不全', 'auto', { measure: '缺标签的页面数', points: 1, cap: 4 }),
  deduct('D2', '页面底部标识不全', 'auto', { measure: '缺少的标识数', points: 1, cap: 4 }),
  deduct('D3', '链接不可用', 'auto', { measure: '不可用的链接占比（%）', threshold: 1, points: 1, cap: 6 }),
  deduct('D4', '不支持 IPv6 访问', 'auto', { points: 2, cap: 2 }),
  deduct('D5', '留言公开两个月未更新', 'auto', { window: 61, points: 3, cap: 3, unverified: false }),
  deduct('D6', '政策文件六个月未更新', 'auto', { window: 183, points: 5, cap: 5, unverified: false }),
  deduct('D7', '概况信息一年未更新', 'auto', { window: 365, points: 2, cap: 4 }),
  deduct('D8', '解读与文件没有双向关联', 'manual', { points: 2, cap: 6 }),
  deduct('D9', '首页链接不可用', 'auto', { measure: '不可用的链接数', points: 1, cap: 6 }),
  deduct('D10', '站内搜索不可用', 'auto', { points: 2, cap: 2 }),
  deduct('D11', '域名不规范：不是 gov.cn 域名', 'auto', { points: 2, cap: 2 }),
  deduct('D12', '数据发布六个月未更新', 'auto', { window: 183, points: 2, cap: 2 }),
  deduct('D13', '政策解读六个月未更新', 'auto', { window: 183, points: 2, cap: 2 }),
  deduct('D14', '不适配移动终端', 'auto', { points: 1, cap: 1 }),
  deduct('B1', '信息发布、互动、功能的加分', 'manual', {
    kind: 'bonus',
    source: `${SOURCE} 加分指标`,
    cap: 30,
  }),
]

/** The rule of a code. Throws for a code that there is not: a mistake of the program. */
export function inspectionRule(code: string): InspectionRule {
  const rule = INSPECTION_RULES.find(each => each.code === code)
  if (!rule) throw new Error(`no inspection rule ${code}`)
  return rule
}
