import type { Example } from '../example.ts'
import { DiffView } from './diff-view.tsx'

export const examples: readonly Example[] = [
  {
    title: '两个版本的对照',
    render: () => (
      <DiffView
        around={1}
        blocks={[
          { kind: 'same', tag: 'h2', text: '一、总体要求' },
          { kind: 'same', tag: 'p', text: '第一段没有变化。' },
          { kind: 'same', tag: 'p', text: '第二段没有变化。' },
          {
            kind: 'changed',
            tag: 'p',
            text: '于 12 月 15 日前完成。',
            parts: [
              { kind: 'same', text: '于 ' },
              { kind: 'del', text: '11 月 30 日' },
              { kind: 'ins', text: '12 月 15 日' },
              { kind: 'same', text: '前完成。' },
            ],
          },
          { kind: 'removed', tag: 'p', text: '原来的一段说明。' },
          { kind: 'added', tag: 'p', text: '补充的一段说明。' },
        ]}
      />
    ),
  },
]
