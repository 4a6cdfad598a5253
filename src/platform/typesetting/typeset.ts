import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { oneAtATime, runProgram } from '../programs/run-program.ts'
import { SETTER } from './setter.ts'

export type Typeset =
  | { readonly ok: true; readonly pdf: Buffer }
  /** `slow`: it took longer than it may. `broken`: the template and the data do not fit, a fault of ours; `detail` for the log. */
  | { readonly ok: false; readonly code: 'slow' | 'broken'; readonly detail: string }

/** The template's words: a Typst source that reads its data by `json(bytes(sys.inputs.data))`, never by being written into. */
export interface Sheet {
  readonly source: string
  readonly data: object
  /** When it was made: the same sheet gives the same bytes. */
  readonly created: Date
}

const MOST_MILLISECONDS = 30_000
const MOST_BYTES = 20 * 1024 * 1024

/** The fonts that are used: the weights of Noto Serif SC that the platform brings, and no other of the machine. */
const FONTS = [
  import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
].map(address => fileURLToPath(address))

const inTurn = oneAtATime()

/**
 * Typesets a sheet as PDF/A-2b (ISO 19005-2), tagged. One at a time, in a process of its own that ends with it: some two seconds.
 */
export function typeset(sheet: Sheet): Promise<Typeset> {
  return inTurn(() => run(sheet))
}

/** The regular font's file, for what it has a sign for. */
export const FONT_FILE = FONTS[0] as string

/** The bold font's file, for short words that stand alone. */
export const BOLD_FONT_FILE = FONTS[1] as string

async function run({ source, data, created }: Sheet): Promise<Typeset> {
  const input = {
    source,
    data: JSON.stringify(data),
    folders: FONTS.map(dirname),
    created: Math.floor(created.getTime() / 1000),
  }
  const ran = await runProgram({
    text: SETTER,
    args: [import.meta.resolve('@myriaddreamin/typst-ts-node-compiler')],
    input: [JSON.stringify(input)],
    mostMilliseconds: MOST_MILLISECONDS,
    mostBytes: MOST_BYTES,
  })
  if (ran.ok) return { ok: true, pdf: ran.out }
  return { ok: false, code: ran.code === 'slow' ? 'slow' : 'broken', detail: ran.detail }
}
