import type { Example } from '../example.ts'
import { ReadAloud } from './read-aloud.tsx'

export const examples: readonly Example[] = [
  {
    title: '朗读（脚本可用时才显示）',
    render: () => (
      <p>
        按钮在没有脚本时不出现。
        <ReadAloud target="example-body" />
      </p>
    ),
  },
]
