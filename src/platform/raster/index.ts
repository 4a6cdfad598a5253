/** What is blackened on a page: all four per mille of the page, whole numbers. */
export interface PageBox {
  page: number
  left: number
  top: number
  width: number
  height: number
  label: string
}

export interface Page {
  width: number
  height: number
  lines: { text: string; left: number; top: number; width: number; height: number }[]
}

export type RasterProblem = 'type-not-drawn'

interface Refusal {
  ok: false
  problem: RasterProblem
}

/** Pages of a document. Not drawn yet. */
export async function pagesOf(
  _bytes: Uint8Array,
  _type: string,
): Promise<{ ok: true; pages: Page[] } | Refusal> {
  return { ok: false, problem: 'type-not-drawn' }
}

/** One page as PNG. Not drawn yet. */
export async function pagePicture(
  _bytes: Uint8Array,
  _type: string,
  _page: number,
  _boxes: readonly PageBox[],
): Promise<{ ok: true; png: Uint8Array } | Refusal> {
  return { ok: false, problem: 'type-not-drawn' }
}

/** The document as page images with the boxes burned in. Not drawn yet. */
export async function redacted(
  _bytes: Uint8Array,
  _type: string,
  _boxes: readonly PageBox[],
): Promise<{ ok: true; pdf: Uint8Array; pages: number } | Refusal> {
  return { ok: false, problem: 'type-not-drawn' }
}
