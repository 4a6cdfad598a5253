import type { Example } from '../example.ts'
import { Notice } from './notice.tsx'

export const examples: readonly Example[] = [
  {
    title: '四种提示',
    render: () => (
      <>
        <Notice>
          <p>
            本页内容每个工作日更新一次。详见 <a href="#a">更新说明</a>。
          </p>
        </Notice>
        <Notice tone="success" live>
          <p>已保存。2026-11-22 15:04。</p>
        </Notice>
        <Notice tone="warning">
          <p>还剩 2 个工作日到期。</p>
        </Notice>
        <Notice tone="danger" title="不能提交">
          <p>正文中有身份证号码，请先删除。</p>
        </Notice>
      </>
    ),
  },
]
