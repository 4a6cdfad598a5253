import type { Example } from '../example.ts'
import { PaperSheet } from './paper-sheet.tsx'

export const examples: readonly Example[] = [
  {
    title: '一份公文',
    render: () => (
      <PaperSheet
        paper={{
          title: '政府信息公开答复书',
          number: '〔2026〕第12号-答',
          addressee: '王示例',
          blocks: [
            { kind: 'text', text: '您于2026年3月6日提出的政府信息公开申请收悉。示例。' },
            { kind: 'heading', text: '一、示例情况' },
            {
              kind: 'table',
              caption: '示例表',
              widths: [2, 1],
              rows: [
                [
                  { text: '项目', head: true },
                  { text: '数量', head: true },
                ],
                [{ text: '示例' }, { text: '12', number: true }],
              ],
            },
          ],
          attachments: ['示例供水规划'],
          signer: '示例市水务局',
          date: '2026年3月16日',
          watermark: '示例',
          created: new Date('2026-03-16T02:00:00Z'),
        }}
      />
    ),
  },
]
