import type { PublicationKind } from '../../../foundation/publications/index.ts'

/** 落实情况报告: the words of a report on a supervised task, once it was accepted. */
export const taskReport: PublicationKind = {
  key: 'task-report',
  label: '落实情况报告',
  description: '督办任务核验通过后公开的落实情况，由任务页面起草',
  columnType: '工作动态',
  column: '任务落实',
  listHref: '/publications?kind=task-report',
  details: [],
  official: false,
  onePerAgency: false,
}

/** 任务台账: the text in which the public reads a list of commitments, projects or issues. */
export const taskListText: PublicationKind = {
  key: 'task-list',
  label: '任务台账',
  description: '承诺事项、重点任务、民生实事、重大工程、整改问题的清单，由台账页面起草',
  columnType: '工作动态',
  column: '任务落实',
  listHref: '/publications?kind=task-list',
  details: [],
  official: false,
  onePerAgency: false,
}
