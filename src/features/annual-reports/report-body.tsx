import { renderToString } from 'preact-render-to-string'
import { PaperBlocks } from '../../ui/paper/paper-sheet.tsx'
import type { ReportContent } from './content.ts'
import { reportBlocks } from './report-paper.ts'

/**
 * The text of a report as the public reads it. Its last line names the digest of the frozen version, so that the database can tell
 * whether what was released is what was signed.
 */
export function reportBody(content: ReportContent, digest: string): string {
  return renderToString(
    <>
      <PaperBlocks blocks={reportBlocks(content)} />
      <p>报告数据摘要值（SHA-256）：{digest}</p>
    </>,
  )
}
