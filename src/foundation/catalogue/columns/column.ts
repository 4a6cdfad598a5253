import type { DisclosureLevel } from '../../../law/disclosure-items.ts'

/** 栏目类别, as the page label ColumnType names them (《政府网站发展指引》). */
export type ColumnType =
  | '政策文件'
  | '政策解读'
  | '通知公告'
  | '统计数据'
  | '机构职能'
  | '互动交流'
  | '专题专栏'

/** The groups in which the public finds columns, in their order. */
export const COLUMN_GROUPS = [
  {
    key: 'statutory',
    name: '法定主动公开内容',
    about: '依照《中华人民共和国政府信息公开条例》第十九条、第二十条、第二十一条主动公开的政府信息',
  },
  { key: 'focus', name: '重点领域', about: '群众和企业关注度高的领域，按专题集中公开' },
  { key: 'interpretation', name: '政策解读', about: '对政策文件的背景、依据、目的和重要举措的说明' },
  { key: 'participation', name: '公众参与', about: '向社会征求意见，并公布意见的采纳情况' },
  {
    key: 'proposals',
    name: '建议提案办理结果',
    about: '涉及公共利益、公众权益、社会关切的人大代表建议和政协提案的办理复文',
  },
  { key: 'meetings', name: '会议公开', about: '政府全体会议、常务会议和专题会议的议题与议定事项' },
] as const

export type ColumnGroup = (typeof COLUMN_GROUPS)[number]['key']

/**
 * A column (栏目): a place in which the public finds publications. It is a definition: to add one is to add a line to the
 * table of its group, and nothing else.
 */
export interface Column {
  /** Stands in addresses, rows and the API for ever; statutory items keep the keys of `law/disclosure-items.ts`. */
  readonly key: string
  readonly name: string
  readonly group: ColumnGroup
  readonly type: ColumnType
  /** What it is for and what one finds there: the page label ColumnDescription. */
  readonly description: string
  readonly keywords: readonly string[]
  /** The rule or plan that asks for it. */
  readonly basis: string
  /** Days within which something new is expected; none where news comes when it comes. */
  readonly freshDays: number | null
  /** Only agencies of these levels have it; all of them where this is left out. */
  readonly levels?: readonly DisclosureLevel[]
  /** The column in which everything of this one is found too. */
  readonly parent?: string
}

/** 6 months, within which the state's inspection expects news of policy texts and notices (国办秘函〔2019〕19号). */
export const HALF_A_YEAR = 183
/** A year, for what is planned, counted or settled once a year. */
export const A_YEAR = 365
