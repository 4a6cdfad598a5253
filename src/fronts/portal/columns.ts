import { type PageLabel, requiredLabels } from '../../law/page-labels.ts'
import type { PageAnswer } from '../../platform/http/answers.ts'

interface Column {
  readonly path: string
  readonly name: string
  readonly type: string
  readonly description: string
  readonly keywords: readonly string[]
}

/** Columns whose rooms stand before everything that knows of columns: the front names them. */
const COLUMNS: readonly Column[] = [
  {
    path: '/agencies',
    name: '机构',
    type: '机构职能',
    description: '各机构的职能、地址、电话、办公时间、负责人、内设机构和沿革。',
    keywords: ['机构职能', '联系方式', '内设机构'],
  },
  {
    path: '/calendar',
    name: '工作日历',
    type: '办事服务',
    description: '按国务院办公厅每年放假安排编制的工作日表，可以推算办理期限。',
    keywords: ['工作日', '节假日', '调休', '期限'],
  },
]

/** The page with the labels of its column, where its room gave none. */
export function withColumn(answer: PageAnswer, path: string): PageAnswer {
  if (answer.meta.some(label => label.name === 'ColumnName')) return answer
  const column = COLUMNS.find(each => path === each.path || path.startsWith(`${each.path}/`))
  if (!column || answer.status !== 200) return answer
  const site = { name: '', domain: '', idCode: '' }
  const labels: readonly PageLabel[] = requiredLabels({ kind: 'column', site, column })
  return { ...answer, meta: [...answer.meta, ...labels.filter(label => !label.name.startsWith('Site'))] }
}
