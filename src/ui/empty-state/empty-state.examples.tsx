import { ButtonLink } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const examples: readonly Example[] = [
  {
    title: '没有结果',
    render: () => (
      <EmptyState
        title="没有找到与“示例办法”有关的内容"
        actions={<ButtonLink href="#a">查看全部文件</ButtonLink>}
      >
        <p>可以换一个更短的词，或者去掉年份再试。</p>
      </EmptyState>
    ),
  },
]
