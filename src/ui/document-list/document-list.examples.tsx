import { Badge } from '../badge/badge.tsx'
import type { Example } from '../example.ts'
import { DocumentList } from './document-list.tsx'

export const examples: readonly Example[] = [
  {
    title: '列表',
    render: () => (
      <DocumentList
        label="最新发布"
        items={[
          {
            href: '#a',
            title: '关于印发《示例数据管理办法》的通知',
            date: '2026-11-20',
            secondary: '示例单位 · 示例发〔2026〕12 号',
          },
          {
            href: '#b',
            title: '关于 2026 年第三季度示例项目进展情况以及下一阶段工作安排的公告',
            date: '2026-11-18',
            secondary: '另一示例单位',
            mark: <Badge tone="info">置顶</Badge>,
          },
          {
            href: '#c',
            title: '示例道路夜间施工公告',
            date: '2026-11-09',
            excerpt: (
              <>
                施工期间<mark>道路</mark>半幅通行，请提前安排出行。
              </>
            ),
          },
        ]}
      />
    ),
  },
]
