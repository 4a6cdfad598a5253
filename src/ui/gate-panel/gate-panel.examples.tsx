import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { GatePanel } from './gate-panel.tsx'

export const examples: readonly Example[] = [
  {
    title: '签署',
    render: () => (
      <GatePanel
        id="example-gates"
        title="审查签署"
        gates={[
          { name: '内容关', state: 'signed', who: '示例甲', when: '2026-11-20 10:12', note: '内容属实。' },
          {
            name: '文字关',
            state: 'waiting',
            who: '由审核岗签署',
            children: (
              <form>
                <Button variant="primary">签署</Button>
              </form>
            ),
          },
          {
            name: '合规关',
            state: 'void',
            who: '示例乙',
            when: '2026-11-19 16:40',
            note: '签署后正文有改动。',
          },
          { name: '终审', state: 'refused', who: '示例丙', when: '2026-11-18 09:02' },
        ]}
      />
    ),
  },
]
