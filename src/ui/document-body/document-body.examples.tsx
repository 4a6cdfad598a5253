import type { Example } from '../example.ts'
import { DocumentBody } from './document-body.tsx'

/** As the sanitiser leaves it. */
const SAMPLE = [
  '<p class="no-indent">各有关单位：</p><p>为做好示例工作，现将有关事项通知如下，请结合实际认真落实。</p>',
  '<h2 id="s-1">一、总体要求</h2><p>坚持便民利民，做到内容准确、更新及时、查找方便。</p>',
  '<h3 id="s-1-1">（一）工作目标</h3><p>到 2026 年底，示例事项全部公布，办理时限压缩三分之一。</p>',
  '<table><caption>任务分工</caption><thead><tr><th scope="col">序号</th><th scope="col">任务</th><th scope="col">承办</th><th scope="col">时限</th></tr></thead>',
  '<tbody><tr><td>1</td><td>编制目录</td><td>示例一科</td><td>2026-11-30</td></tr><tr><td>2</td><td>公布清单</td><td>示例二科</td><td>2026-12-15</td></tr></tbody></table>',
  '<p class="no-indent">附件：示例目录</p><p class="signature">示例单位</p><p class="signature">2026年11月18日</p><p>（此件公开发布）</p>',
].join('')

export const examples: readonly Example[] = [
  {
    title: '公文正文',
    render: () => <DocumentBody id="example-body" html={SAMPLE} />,
  },
]
