import { oneAtATime, runProgram } from '../programs/run-program.ts'
import { BOLD_FONT_FILE, FONT_FILE } from '../typesetting/typeset.ts'
import { DRAWER } from './drawer.ts'
import { MOST_ANSWER, MOST_LINES, MOST_MEMORY, RASTER_LIMITS, type RasterProblem } from './limits.ts'
import { jpegSize, pngSize } from './picture-header.ts'

export interface Asked {
  readonly task: 'pages' | 'picture' | 'redacted'
  readonly type: string
  readonly page?: number
  readonly boxes?: readonly object[]
}

export type Drawn<Said> =
  | { readonly ok: true; readonly said: Said; readonly images: readonly Uint8Array[] }
  | { readonly ok: false; readonly problem: RasterProblem }

const ENDED = { slow: 'too-slow', long: 'too-large', crashed: 'unreadable' } as const

/** Two at most: somebody who looks at a page does not wait for a whole document of somebody else. */
const looking = oneAtATime()
const redacting = oneAtATime()

/**
 * Hands a document to the program that draws, in its turn, unless its head says already that it cannot be drawn. `said` is what
 * the program says of the document for that task. Throws where the program fails for a reason of ours.
 */
export async function askDrawer<Said>(asked: Asked, bytes: Uint8Array): Promise<Drawn<Said>> {
  const problem = problemOf(asked.type, bytes)
  if (problem) return { ok: false, problem }
  const request = Buffer.from(
    JSON.stringify({
      boxes: [],
      ...asked,
      limits: { ...RASTER_LIMITS, memory: MOST_MEMORY, lines: MOST_LINES },
      font: FONT_FILE,
      bold: BOLD_FONT_FILE,
      wasm: import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'),
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(request.length)
  const inTurn = asked.task === 'redacted' ? redacting : looking
  const ran = await inTurn(() =>
    runProgram({
      text: DRAWER,
      args: [import.meta.resolve('@embedpdf/pdfium'), import.meta.resolve('@napi-rs/canvas')],
      input: [length, request, bytes],
      mostMilliseconds: RASTER_LIMITS.seconds * 1000,
      mostBytes: MOST_ANSWER,
      // The fonts of the machine would give other labels on other machines.
      env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
    }),
  )
  if (!ran.ok) {
    if (ran.code === 'broken') throw new Error(`the program that draws pages failed: ${ran.detail}`)
    return { ok: false, problem: ENDED[ran.code] }
  }
  const [head, ...images] = framesOf(ran.out)
  const said: unknown = JSON.parse((head as Buffer).toString('utf8'))
  const refused = said as { problem?: RasterProblem }
  return refused.problem ? { ok: false, problem: refused.problem } : { ok: true, said: said as Said, images }
}

function problemOf(type: string, bytes: Uint8Array): RasterProblem | undefined {
  if (bytes.length > RASTER_LIMITS.bytes) return 'too-large'
  if (type === 'application/pdf') return endsAsPdf(bytes) ? undefined : 'unreadable'
  if (type !== 'image/png' && type !== 'image/jpeg') return 'type-not-drawn'
  const size = type === 'image/png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size || size.width === 0 || size.height === 0) return 'unreadable'
  return size.width * size.height > RASTER_LIMITS.pixels ? 'too-large' : undefined
}

/** PDFium repairs what was cut off and shows the pages that are left: a record with pages missing would pass for a whole one. */
function endsAsPdf(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048)
  return end.includes('%%EOF')
}

function framesOf(out: Buffer): Buffer[] {
  const frames: Buffer[] = []
  for (let at = 0; at < out.length; ) {
    const end = at + 4 + out.readUInt32BE(at)
    frames.push(out.subarray(at + 4, end))
    at = end
  }
  return frames
}
