import type { PublicationKind } from '../../foundation/publications/index.ts'

/** 年度报告: the text of a report, made from its frozen version. */
export const annualReportText: PublicationKind = {
  key: 'annual-report',
  label: '年度报告',
  description: '政府信息公开工作年度报告，由审核通过的年度报告生成',
  columnType: '政府信息公开年报',
  column: '政府信息公开年报',
  listHref: '/annual-reports',
  details: [],
  official: false,
  onePerAgency: false,
}
