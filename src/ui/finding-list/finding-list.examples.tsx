import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { Field } from '../field/field.tsx'
import { FindingList } from './finding-list.tsx'

export const examples: readonly Example[] = [
  {
    title: '检查结果',
    render: () => (
      <FindingList
        items={[
          {
            level: 'block',
            title: '疑似身份证号码',
            excerpt: '……联系人示例，号码 3713************12……',
            advice: '删除后再提交。',
            place: '正文第 3 段',
            href: '#p3',
          },
          {
            level: 'warn',
            title: '文号括号有误',
            excerpt: '示例发[2026]12号',
            advice: '年份用六角括号〔〕。',
            place: '正文第 1 段',
            href: '#p1',
            children: (
              <form>
                <Field name="reason" label="不修改的理由" width="medium" />
                <Button>确认保留</Button>
              </form>
            ),
          },
          { level: 'info', title: '正文较长，已自动生成目录' },
        ]}
      />
    ),
  },
]
