import type { Example } from '../example.ts'
import { EmptyState, ErrorBody } from './empty-state.tsx'

export const examples: Example[] = [
  {
    title: '没有内容',
    render: () => (
      <EmptyState title="没有找到包含“示例词”的信息">
        <p>
          请减少检索词，或者<a href="#apply">提出信息公开申请</a>。
        </p>
      </EmptyState>
    ),
  },
  {
    title: '出错',
    render: () => (
      <ErrorBody happened="页面暂时无法打开" reference="req-1a">
        <p>请稍后再试。</p>
      </ErrorBody>
    ),
  },
]
