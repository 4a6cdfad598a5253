import type { Example } from '../example.ts'
import { FindingList } from './finding-list.tsx'

export const examples: Example[] = [
  {
    title: '机器检查',
    render: () => (
      <FindingList
        label="示例检查"
        items={[
          {
            key: 'a',
            level: 'block',
            title: '正文含身份证号',
            advice: '请删去或者遮盖后再提交。',
            excerpt: '……371***********……',
            href: '#finding-1',
          },
          {
            key: 'b',
            level: 'warn',
            title: '图片没有替代文本',
            advice: '请用一句话说明图片内容。',
            answer: '装饰图片',
          },
        ]}
      />
    ),
  },
]
