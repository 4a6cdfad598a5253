import type { Example } from '../example.ts'
import { DocumentList } from './document-list.tsx'

export const examples: Example[] = [
  {
    title: '文件列表',
    render: () => (
      <DocumentList
        label="示例文件"
        items={[
          {
            href: '#d1',
            mark: '置顶',
            title: '关于示例事项的通知',
            detail: '示例市人民政府办公室　示例字〔2026〕1号',
            date: '2026-11-20',
          },
          {
            href: '#d2',
            title: '示例市财政局关于示例预算的说明',
            detail: '示例市财政局',
            date: '2026-11-18',
          },
        ]}
      />
    ),
  },
]
