export type RasterProblem =
  | 'unreadable'
  | 'encrypted'
  | 'too-many-pages'
  | 'too-large'
  | 'too-slow'
  | 'type-not-drawn'

/** `bytes`: of a document. `seconds`: for one call, without the time that it waits for others. `pixels`: of a page or a picture. */
export const RASTER_LIMITS: { pages: number; bytes: number; seconds: number; pixels: number } = {
  pages: 120,
  bytes: 50 * 1024 * 1024,
  seconds: 120,
  pixels: 40_000_000,
}

/** Bytes of memory for PDFium alone; the canvas takes four a pixel more. */
export const MOST_MEMORY = 768 * 1024 * 1024

/** Of a page: what nobody would read through. */
export const MOST_LINES = 2000

/** Bytes of all pictures of a document together. */
export const MOST_ANSWER = 128 * 1024 * 1024
