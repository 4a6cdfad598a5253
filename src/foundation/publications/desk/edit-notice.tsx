import type { ComponentChildren } from 'preact'
import { Notice } from '../../../ui/notice/notice.tsx'

/** What the page says after a button was pressed. */
export function EditNotice({
  done,
  report,
}: {
  done: string | null
  report: string | undefined
}): ComponentChildren {
  if (done === 'read' && report) {
    return (
      <Notice tone="warning" title="读入结果" live>
        {report}
      </Notice>
    )
  }
  const words = done && Object.hasOwn(DONE_WORDS, done) ? DONE_WORDS[done] : undefined
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  save: '已保存。',
  tidy: '已整理并保存，请核对标题层级和落款。',
  attach: '附件已上传并保存。',
  image: '图片已上传，插在正文末尾，可在编辑器中移动位置。',
  remove: '附件已移除。',
  started: '已建立新的一版，请修改后写明修改说明。',
}
