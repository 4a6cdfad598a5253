import type { Example } from '../example.ts'
import { DescriptionList } from './description-list.tsx'

export const examples: readonly Example[] = [
  {
    title: '文件信息',
    render: () => (
      <DescriptionList
        columns={2}
        label="文件信息"
        items={[
          { term: '编号', value: 'SL000001/2026-00012' },
          { term: '类别', value: '通知' },
          { term: '制作单位', value: '示例单位' },
          { term: '成文日期', value: '2026-11-18' },
          { term: '发布日期', value: '2026-11-20' },
          { term: '有效性', value: '有效' },
          { term: '主题', value: '综合事务、数据管理、公共服务', wide: true },
        ]}
      />
    ),
  },
]
