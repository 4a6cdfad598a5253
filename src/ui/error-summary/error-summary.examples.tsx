import type { Example } from '../example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const examples: Example[] = [
  {
    title: '问题汇总',
    render: () => (
      <ErrorSummary
        problems={[
          { field: 'ex-bad', message: '发文字号的括号不规范，请改为六角括号〔〕' },
          { field: '', message: '本稿已被他人修改，请刷新后再试' },
        ]}
      />
    ),
  },
]
