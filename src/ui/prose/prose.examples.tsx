import type { Example } from '../example.ts'
import { Prose } from './prose.tsx'

export const examples: readonly Example[] = [
  {
    title: '说明文字',
    render: () => (
      <Prose>
        <h2>怎样查找</h2>
        <p>
          可以按年份、类别查找，也可以直接搜索标题和文号。找不到的，请<a href="#ask">告诉我们</a>。
        </p>
        <ul>
          <li>标题：写明事项；</li>
          <li>文号：年份用六角括号。</li>
        </ul>
      </Prose>
    ),
  },
]
