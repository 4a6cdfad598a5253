import type { Example } from '../example.ts'
import { DescriptionList } from './description-list.tsx'

export const examples: Example[] = [
  {
    title: '要素列表',
    render: () => (
      <DescriptionList
        label="信息要素"
        pairs={[
          { term: '索引号', value: '示例/2026-0000001' },
          { term: '发文机关', value: '示例市人民政府办公室' },
          { term: '成文日期', value: '2026-11-20' },
          { term: '文号', value: '示例字〔2026〕1号' },
        ]}
      />
    ),
  },
]
