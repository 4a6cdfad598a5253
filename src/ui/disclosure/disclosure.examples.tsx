import type { Example } from '../example.ts'
import { Disclosure } from './disclosure.tsx'

export const examples: readonly Example[] = [
  {
    title: '为什么是这一天',
    render: () => (
      <Disclosure summary="这个日期是怎么算出来的">
        <p>自收到次日起算 20 个工作日，不计周末、节假日和征求意见的 5 个工作日。</p>
      </Disclosure>
    ),
  },
]
