import { DescriptionList } from '../description-list/description-list.tsx'
import type { Example } from '../example.ts'
import { Prose } from '../prose/prose.tsx'
import { Split } from './split.tsx'

export const examples: readonly Example[] = [
  {
    title: '主栏与侧栏',
    render: () => (
      <Split
        asideLabel="有关信息"
        aside={
          <DescriptionList
            items={[
              { term: '电话', value: '0000-0000000' },
              { term: '时间', value: '工作日 9:00—17:00' },
            ]}
          />
        }
      >
        <Prose>
          <p>主栏回答问题，侧栏放与之有关的事实。窄屏上主栏在前。</p>
        </Prose>
      </Split>
    ),
  },
]
