import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
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
].map(url => fileURLToPath(url))

let waiting: Promise<unknown> = Promise.resolve()

/**
 * Typesets a sheet as PDF/A-2b (ISO 19005-2), tagged. One at a time, in a process of its own that ends with it: some two seconds.
 */
export function typeset(sheet: Sheet): Promise<Typeset> {
  const turn = waiting.then(() => run(sheet))
  waiting = turn.catch(() => undefined)
  return turn
}

/** The regular font's file, for what it has a sign for. */
export const FONT_FILE = FONTS[0] as string

function run({ source, data, created }: Sheet): Promise<Typeset> {
  return new Promise(resolve => {
    const compiler = import.meta.resolve('@myriaddreamin/typst-ts-node-compiler')
    const child = spawn(process.execPath, ['--input-type=module', '-e', SETTER, compiler], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Nothing of the house's own surroundings: no addresses of databases, no secrets.
      env: { PATH: process.env.PATH },
    })
    const out: Buffer[] = []
    let size = 0
    let said = ''
    let slow = false
    const late = setTimeout(() => {
      slow = true
      child.kill('SIGKILL')
    }, MOST_MILLISECONDS)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) child.kill('SIGKILL')
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 2000) said += chunk.toString('utf8')
    })
    child.on('error', error => {
      clearTimeout(late)
      resolve({ ok: false, code: 'broken', detail: error.message })
    })
    child.on('close', status => {
      clearTimeout(late)
      if (slow) resolve({ ok: false, code: 'slow', detail: '' })
      else if (status === 0) resolve({ ok: true, pdf: Buffer.concat(out) })
      else resolve({ ok: false, code: 'broken', detail: said })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(
      JSON.stringify({
        source,
        data: JSON.stringify(data),
        folders: FONTS.map(dirname),
        created: Math.floor(created.getTime() / 1000),
      }),
    )
  })
}
