import type { PublicationKind } from '../../../foundation/publications/index.ts'

/** 年度要点、工作方案: what is to be done in a year, with the table of who answers for it. */
export const workPlan: PublicationKind = {
  key: 'work-plan',
  label: '年度要点和工作方案',
  description: '年度政务公开工作要点、重点工作任务分解表、专项工作方案',
  columnType: '规划计划',
  column: '法定主动公开内容',
  listHref: '/publications?kind=work-plan',
  details: [],
  official: true,
  onePerAgency: false,
  // The supervising office reads the plan in; its drafters go on with the text.
  begunBy: ['supervising-office'],
}
