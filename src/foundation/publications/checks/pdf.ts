/** `text` is what a reader can search, one line a page; `imageOnly` where the pages are pictures. */
export type PdfInspection =
  | { ok: true; pages: number; text: string; textLength: number; imageOnly: boolean }
  | { ok: false; problem: 'encrypted' | 'unreadable' }

/** A page of a document has hundreds of characters; below this a page carries at most a stamp or a page number. */
const LEAST_A_PAGE = 12
const MOST_PAGES = 2000

/**
 * Reads the bytes of a PDF. Characters are counted without white space. Answers `encrypted` for one that wants a
 * password, `unreadable` for what is no PDF or is broken; never throws for what the bytes are, and leaves them as they were.
 */
export const inspectPdf = async (bytes: Uint8Array): Promise<PdfInspection> => {
  // Loaded with the first PDF: the library is large, and a node must be up in seconds.
  const { extractText, getDocumentProxy } = await import('unpdf')
  try {
    // The reader takes its bytes away to another owner: it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    try {
      if (pdf.numPages > MOST_PAGES) return { ok: false, problem: 'unreadable' }
      const { text: parts } = await extractText(pdf, { mergePages: false })
      const text = parts.join('\n')
      const textLength = text.replace(/\s/g, '').length
      const pages = pdf.numPages
      return { ok: true, pages, text, textLength, imageOnly: pages > 0 && textLength / pages < LEAST_A_PAGE }
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    return {
      ok: false,
      problem: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'unreadable',
    }
  }
}
