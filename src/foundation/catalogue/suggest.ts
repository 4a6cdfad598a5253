import { inOrder } from './columns.ts'

/** What a suggestion goes by. */
export interface Described {
  readonly title: string
  /** 主题分类: `综合政务\文秘工作`. */
  readonly theme: string | null
  readonly documentNumber: string | null
}

/** What words of a title, or of a theme, speak for which columns. */
const SIGNS: readonly (readonly [field: 'title' | 'theme', words: RegExp, columns: readonly string[]])[] = [
  ['title', /规划|五年|行动计划/, ['a20.03']],
  ['title', /统计公报|统计数据|经济运行/, ['a20.04']],
  ['title', /行政许可|办事指南|审批/, ['a20.05']],
  ['title', /行政处罚|行政强制/, ['a20.06']],
  ['title', /预算|决算|三公/, ['a20.07', 'budgets']],
  ['title', /收费/, ['a20.08']],
  ['title', /集中采购|政府采购/, ['a20.09', 'procurement']],
  ['title', /重大(?:建设)?项目/, ['a20.10', 'major-projects']],
  ['title', /教育|入学|招生|学校/, ['a20.11', 'education']],
  ['title', /就业|创业/, ['a20.11', 'employment']],
  ['title', /养老/, ['a20.11', 'elderly-care']],
  ['title', /低保|救助|特困/, ['a20.11', 'social-assistance']],
  ['title', /医疗|卫生/, ['a20.11', 'health']],
  ['title', /医保|社会保险|养老保险|工伤/, ['a20.11', 'social-insurance']],
  ['title', /应急预案/, ['a20.12', 'emergency-plans']],
  ['title', /预警|突发|汛|地震|应急响应/, ['a20.12', 'emergencies']],
  ['title', /抽检|监督检查|检查情况|双随机/, ['a20.13']],
  ['title', /公务员|招录|录用/, ['a20.14']],
  ['title', /解读|图解/, ['policy-interpretation']],
  ['title', /征求意见|意见征集|征集.{0,6}意见/, ['public-opinions']],
  ['title', /采纳情况|意见反馈/, ['opinion-feedback']],
  ['title', /听证|列席/, ['hearings']],
  ['title', /代表.{0,12}建议/, ['npc-proposals']],
  ['title', /政协.{0,16}提案/, ['cppcc-proposals']],
  ['title', /常务会议/, ['executive-meetings']],
  ['title', /全体会议/, ['plenary-meetings']],
  ['title', /征收/, ['a21c.04']],
  ['title', /污染|大气|水质|环境/, ['pollution']],
  ['title', /扶贫|脱贫/, ['a20.11', 'poverty']],
  ['title', /减税|降费/, ['tax-cuts']],
  ['title', /民营|中小企业/, ['private-economy']],
  ['theme', /财政$/, ['budgets']],
  ['theme', /统计$/, ['a20.04']],
  ['theme', /食品药品监管|安全生产监管|质量监督/, ['a20.13']],
]

/**
 * Columns that the title, the theme and the number of a text speak for. A proposal and no more: the drafter chooses, and
 * whoever reviews sees the choice.
 */
export function suggestColumns(text: Described): readonly string[] {
  const found = new Set<string>()
  for (const [field, words, columns] of SIGNS) {
    if (words.test(text[field] ?? '')) for (const column of columns) found.add(column)
  }
  // Normative documents are item 1 of article 20 whatever they are about; a letter or a reply is none.
  if (text.documentNumber !== null && /(?:意见|办法|规定|细则|通知|决定)(?:[（(].*)?$/.test(text.title)) {
    found.add('a20.01')
  }
  return inOrder([...found])
}
