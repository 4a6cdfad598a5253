import type { Paper } from '../../ui/paper/paper.ts'
import { PaperSheet } from '../../ui/paper/paper-sheet.tsx'

/** The sheet of a letter, and the files that it is kept as. `home` is its own address. */
export function PrintPage({ paper, home }: { readonly paper: Paper; readonly home: string }) {
  return (
    <>
      <p class="no-print">
        可以用浏览器打印本页，或者下载：<a href={`${home}.pdf`}>PDF</a>
        {'　'}
        <a href={`${home}.docx`}>Word（.docx）</a>
      </p>
      <PaperSheet paper={paper} />
    </>
  )
}
