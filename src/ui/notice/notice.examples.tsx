import type { Example } from '../example.ts'
import { Notice } from './notice.tsx'

export const examples: Example[] = [
  { title: '提示', render: () => <Notice>本页内容为示例。</Notice> },
  {
    title: '重要',
    render: () => (
      <Notice tone="danger" title="本信息已撤下">
        2026-11-22 由发布机关撤下。
      </Notice>
    ),
  },
  { title: '注意', render: () => <Notice tone="warning">附件尚未查毒，请谨慎打开。</Notice> },
]
