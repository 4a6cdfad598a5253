import { askDrawer } from './ask-drawer.ts'
import { type ImagePage, imagePdf } from './image-pdf.ts'
import type { RasterProblem } from './limits.ts'

export { RASTER_LIMITS, type RasterProblem } from './limits.ts'

/** What is blackened on a page, as it is shown to people. */
export interface PageBox {
  /** From 1. */
  page: number
  /** All four per mille of the page, whole numbers from 0 to 1000. */
  left: number
  top: number
  width: number
  height: number
  /** Printed white in the box, as large as it has room for: 第十五条. */
  label: string
}

/**
 * A page, its size in points; a picture counts as printed with 150 dots an inch. The boxes of its lines are per mille, as a `PageBox` is, and
 * such that the whole line is beneath; 2000 lines at most.
 */
export interface Page {
  width: number
  height: number
  lines: { text: string; left: number; top: number; width: number; height: number }[]
}

interface Refusal {
  ok: false
  problem: RasterProblem
}

/**
 * Pages of a PDF, or the one page of a PNG or JPEG, with their size in points and the lines of text with their boxes (none for
 * pictures). `type` is a media type.
 */
export async function pagesOf(
  bytes: Uint8Array,
  type: string,
): Promise<{ ok: true; pages: Page[] } | Refusal> {
  const drawn = await askDrawer<{ pages: Page[] }>({ task: 'pages', type }, bytes)
  return drawn.ok ? { ok: true, pages: drawn.said.pages } : drawn
}

/**
 * One page as PNG for the preview, at most 1200 px wide, with the boxes of that page drawn in. Throws for a page that there is not,
 * and for a box that is none.
 */
export async function pagePicture(
  bytes: Uint8Array,
  type: string,
  page: number,
  boxes: readonly PageBox[],
): Promise<{ ok: true; png: Uint8Array } | Refusal> {
  boxes.forEach(mustBeBox)
  const drawn = await askDrawer<{ pages: number }>({ task: 'picture', type, page, boxes }, bytes)
  if (!drawn.ok) return drawn
  const [png] = drawn.images
  if (!png) throw new RangeError(`there is no page ${page} of ${drawn.said.pages}`)
  return { ok: true, png }
}

/**
 * The whole document as a PDF of page images (150 dpi) with the boxes burned in: no text layer, no metadata, no object of the original.
 * The same input gives the same bytes. Throws for a box that is none or lies on no page: it would have hidden something.
 */
export async function redacted(
  bytes: Uint8Array,
  type: string,
  boxes: readonly PageBox[],
): Promise<{ ok: true; pdf: Uint8Array; pages: number } | Refusal> {
  boxes.forEach(mustBeBox)
  const drawn = await askDrawer<{ pages: Omit<ImagePage, 'image'>[] }>(
    { task: 'redacted', type, boxes },
    bytes,
  )
  if (!drawn.ok) return drawn
  const { pages } = drawn.said
  const astray = boxes.find(({ page }) => page > pages.length)
  if (astray) throw new RangeError(`a box lies on page ${astray.page} of ${pages.length}`)
  const pdf = imagePdf(pages.map((page, place) => ({ ...page, image: drawn.images[place] as Uint8Array })))
  return { ok: true, pdf, pages: pages.length }
}

function mustBeBox({ page, left, top, width, height }: PageBox): void {
  const whole = [page, left, top, width, height].every(Number.isInteger)
  const inside = left >= 0 && top >= 0 && left + width <= 1000 && top + height <= 1000
  if (!whole || page < 1 || width < 1 || height < 1 || !inside) {
    throw new RangeError(`no box: ${JSON.stringify({ page, left, top, width, height })}`)
  }
}
