import { contentDisposition } from '../../platform/files/file-names.ts'
import { type Answer, bytes, refuse } from '../../platform/http/answers.ts'
import type { Paper } from '../../ui/paper/paper.ts'

/** The endings under which a paper is fetched, beside its page. */
export const PAPER_FILES = ['pdf', 'docx'] as const
export type PaperFile = (typeof PAPER_FILES)[number]

const MEDIA: Readonly<Record<PaperFile, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A paper as a file to keep. What cannot be typeset is refused with what to do instead; the libraries are loaded when one is asked for. */
export async function paperAnswer(
  paper: Paper,
  file: PaperFile,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const name = `${paper.title}${paper.number ?? ''}.${file}`
  const named = { ...headers, 'content-disposition': contentDisposition('attachment', name) }
  if (file === 'docx') return bytes(MEDIA.docx, await wordOf(paper), named)
  const made = await pdfOf(paper)
  if (made.ok) return bytes(MEDIA.pdf, made.pdf, named)
  if (made.code === 'missing') {
    return refuse(
      409,
      `字库里没有“${made.signs.join('、')}”，不能生成 PDF，以免文书上出现空格。请改用 .docx，或者在网页上打印。`,
    )
  }
  return refuse(409, '生成 PDF 用时过长，没有完成。请改用 .docx，或者在网页上打印。')
}

/** A paper to be put among other files: as PDF, or as a Word file where the PDF cannot be made. */
export async function paperFile(
  paper: Paper,
): Promise<{ readonly file: PaperFile; readonly content: Uint8Array }> {
  const made = await pdfOf(paper)
  return made.ok ? { file: 'pdf', content: made.pdf } : { file: 'docx', content: await wordOf(paper) }
}

async function wordOf(paper: Paper): Promise<Buffer> {
  const { paperWord } = await import('./word.ts')
  return paperWord(paper)
}

/** Throws where the template itself is at fault, which is ours to mend. */
async function pdfOf(paper: Paper) {
  const { paperPdf } = await import('./pdf.ts')
  const made = await paperPdf(paper)
  if (!made.ok && made.code === 'broken') throw new Error(`a paper could not be typeset: ${made.detail}`)
  return made
}
