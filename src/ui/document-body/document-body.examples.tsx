import type { Example } from '../example.ts'
import { DocumentBody } from './document-body.tsx'

export const examples: Example[] = [
  {
    title: '公文正文',
    render: () => (
      <DocumentBody
        id="ex-body"
        html={
          '<p class="no-indent">各示例单位：</p><p>为做好示例工作，现就有关事项通知如下。</p><h2>一、总体要求</h2>' +
          '<p>坚持以公开为常态、不公开为例外。</p><h3>（一）示例任务</h3><p>逐项落实，按季度公开。</p>' +
          '<table><caption>示例分工</caption><thead><tr><th scope="col">任务</th><th scope="col">单位</th></tr></thead>' +
          '<tbody><tr><td>示例任务一</td><td>示例单位</td></tr></tbody></table>' +
          '<p class="signature">示例市人民政府办公室</p><p class="signature">2026年11月20日</p>'
        }
      />
    ),
  },
]
