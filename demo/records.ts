import type { SampleRecord } from '../src/features/information-requests/demo.ts'
import { typeset } from '../src/platform/typesetting/typeset.ts'

const SOURCE = `
#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (x: 28mm, y: 30mm))
#set text(font: "Noto Serif SC", lang: "zh", size: 14pt)
#set par(leading: 1.1em, spacing: 1.4em)
#align(center, text(size: 20pt, weight: "bold", data.title))
#v(1em)
#for line in data.lines [#par(line)]
`

/** An invented agreement, two lines of which name people and prices. */
const AGREEMENT = {
  title: '经营协议（示例）',
  lines: [
    '甲方：示例市示例公园管理处',
    '乙方：示例停车服务有限公司',
    '乙方联系人：示例人员，电话 0539-0000000',
    '一、甲方将公园东门配套停车场交由乙方经营，期限三年。',
    '二、乙方按照政府定价收取停车费，并在入口处公示收费标准。',
    '三、乙方投标报价明细：示例单价，示例成本构成。',
    '四、乙方每月向甲方报送经营情况，由甲方向社会公布。',
  ],
}

/** The records that a request of the demonstration is answered with: one agreement. Throws where it cannot be typeset. */
export async function sampleRecords(now: Date): Promise<readonly SampleRecord[]> {
  const set = await typeset({ source: SOURCE, data: AGREEMENT, created: now })
  if (!set.ok) throw new Error(`the sample record is not typeset: ${set.detail}`)
  return [
    {
      name: '经营协议（示例）.pdf',
      content: set.pdf,
      covers: [
        { words: '联系人', ground: 'X4-privacy' },
        { words: '报价明细', ground: 'X4-trade' },
      ],
    },
  ]
}
