import type { Example } from '../example.ts'
import { Disclosure } from './disclosure.tsx'

export const examples: Example[] = [
  {
    title: '展开',
    render: () => (
      <Disclosure summary="为什么是这一天">
        <p>自次日起计算，节假日不计。</p>
      </Disclosure>
    ),
  },
]
