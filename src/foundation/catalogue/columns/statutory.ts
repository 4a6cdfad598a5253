import {
  ARTICLE_20_ITEMS,
  CITY_AND_COUNTY_ITEMS,
  DISCLOSURE_TEST,
  type DisclosureItem,
  TOWNSHIP_ITEMS,
} from '../../../law/disclosure-items.ts'
import { A_YEAR, type Column, type ColumnType, HALF_A_YEAR } from './column.ts'

/** Short names, by which an item fits a list; the words of the law stand in its description. */
const SHORT: Readonly<
  Record<string, readonly [name: string, type: ColumnType, freshDays: number | null, ...keywords: string[]]>
> = {
  'a20.01': ['法规规章和规范性文件', '政策文件', HALF_A_YEAR, '规章', '规范性文件'],
  'a20.02': ['机关职能和机构设置', '机构职能', A_YEAR, '职能', '负责人', '联系方式'],
  'a20.03': ['规划计划', '政策文件', A_YEAR, '国民经济和社会发展规划', '专项规划', '区域规划'],
  'a20.04': ['统计信息', '统计数据', A_YEAR, '统计公报', '统计数据'],
  'a20.05': ['行政许可和对外管理服务', '政策文件', HALF_A_YEAR, '行政许可', '办事条件', '办理结果'],
  'a20.06': ['行政处罚和行政强制', '政策文件', HALF_A_YEAR, '行政处罚', '行政强制'],
  'a20.07': ['财政预算决算', '统计数据', A_YEAR, '预算', '决算'],
  'a20.08': ['行政事业性收费', '政策文件', A_YEAR, '收费项目', '收费标准'],
  'a20.09': ['政府集中采购', '通知公告', A_YEAR, '政府采购', '集中采购目录'],
  'a20.10': ['重大建设项目', '通知公告', HALF_A_YEAR, '重大建设项目', '项目批准', '项目实施'],
  'a20.11': ['民生政策及实施', '政策文件', HALF_A_YEAR, '扶贫', '教育', '医疗', '社会保障', '促进就业'],
  'a20.12': ['突发公共事件应对', '通知公告', null, '应急预案', '预警信息', '应对情况'],
  'a20.13': [
    '监督检查情况',
    '通知公告',
    HALF_A_YEAR,
    '环境保护',
    '公共卫生',
    '安全生产',
    '食品药品',
    '产品质量',
  ],
  'a20.14': ['公务员招考录用', '通知公告', A_YEAR, '公务员', '招考', '录用'],
  'a20.15': ['其他法定公开信息', '政策文件', null, '法定主动公开'],
}

const REGULATION_19 = DISCLOSURE_TEST.article

function itemColumn(item: DisclosureItem): Column {
  const [name, type, freshDays, ...keywords] = SHORT[item.key] ?? [item.text, '政策文件', null, item.text]
  return {
    key: item.key,
    name,
    group: 'statutory',
    type,
    description: item.text,
    keywords,
    basis: item.article,
    freshDays,
  }
}

/**
 * The items of arts. 20 and 21, each a column, and the test of art. 19 for what an agency must publish beside them. Those
 * of art. 21 belong to the levels that it names.
 */
export const STATUTORY_COLUMNS: readonly Column[] = [
  ...ARTICLE_20_ITEMS.map(itemColumn),
  ...CITY_AND_COUNTY_ITEMS.map((item): Column => ({ ...itemColumn(item), levels: ['city', 'county'] })),
  ...TOWNSHIP_ITEMS.map((item): Column => ({ ...itemColumn(item), levels: ['township'] })),
  {
    key: 'a19',
    name: '其他应当主动公开的信息',
    group: 'statutory',
    type: '通知公告',
    description: DISCLOSURE_TEST.text,
    keywords: ['公众利益', '公众参与'],
    basis: REGULATION_19,
    freshDays: null,
  },
]
