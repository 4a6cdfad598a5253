import { guide, institutionRule } from './kinds.ts'

/** The name that the state asks for, on the home page of every site (国办公开办函〔2019〕61号). */
export const COLUMN = '政府信息公开'

export const COLUMN_DESCRIPTION =
  '政府信息公开专栏：政府信息公开指南、政府信息公开制度、法定主动公开内容、政府信息公开工作年度报告。'

/** One of the four parts of the column. */
export interface ColumnPart {
  readonly title: string
  /** What one finds there. */
  readonly about: string
  /** The kind that fills it; undefined for the part of the items, and for one that nothing fills yet. */
  readonly kind: string | undefined
  readonly href: string | undefined
  /** The part that holds the items of the law. */
  readonly statutory?: true
  /** Said where there is nothing, for one agency and for all. */
  readonly none: string
}

/** The four parts in the order of 国办公开办函〔2019〕61号. */
export const PARTS: readonly ColumnPart[] = [
  {
    title: '政府信息公开指南',
    about: '政府信息的分类、编排体系、获取方式，公开工作机构的名称、地址、电话和办公时间',
    kind: guide.key,
    href: guide.listHref,
    none: '尚未公开指南。',
  },
  {
    title: '政府信息公开制度',
    about: '政府信息公开条例的配套制度和工作规范',
    kind: institutionRule.key,
    href: institutionRule.listHref,
    none: '尚未公开工作制度。',
  },
  {
    title: '法定主动公开内容',
    about: '法规、规章、规范性文件和其他依法应当主动公开的政府信息',
    kind: undefined,
    href: undefined,
    statutory: true,
    none: '尚未公开信息。',
  },
  {
    title: '政府信息公开工作年度报告',
    about: '每年 1 月 31 日前公布的上一年度政府信息公开工作情况',
    kind: undefined,
    href: undefined,
    none: '尚未公开年度报告。',
  },
]

export const RULES_COLUMN = {
  path: institutionRule.listHref,
  title: institutionRule.label,
  columnType: institutionRule.columnType,
  description: institutionRule.description,
  keywords: ['政府信息公开', '工作制度'],
} as const

export const GUIDES_COLUMN = {
  path: guide.listHref,
  title: guide.label,
  columnType: guide.columnType,
  description: guide.description,
  keywords: ['政府信息公开', '公开指南'],
} as const
