import { spawn } from 'node:child_process'

export interface Program {
  /** Plain JavaScript, an ES module, handed to Node as it stands. Reads its standard input, writes its answer, ends with 0. */
  readonly text: string
  readonly args: readonly string[]
  readonly input: readonly (string | Uint8Array)[]
  readonly mostMilliseconds: number
  /** Of its answer. */
  readonly mostBytes: number
  /** For what a library of it reads from there; it sees nothing else but PATH. */
  readonly env?: Readonly<Record<string, string>>
}

export type Ran =
  | { readonly ok: true; readonly out: Buffer }
  /**
   * `slow`: it took longer than it may. `long`: its answer was longer than it may. `crashed`: the system ended it. `broken`: it ended
   * itself otherwise than it should; `detail` is for the log.
   */
  | { readonly ok: false; readonly code: 'slow' | 'long' | 'crashed' | 'broken'; readonly detail: string }

/**
 * Runs a program in a process of its own, which lives for one answer: what it loads and what a hostile file does to it never
 * reaches a process that answers people. Killed at its limits; never rejects.
 */
export function runProgram(program: Program): Promise<Ran> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program.text, ...program.args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Nothing of the house's own surroundings: no addresses of databases, no secrets.
      env: { PATH: process.env.PATH, ...program.env },
    })
    const out: Buffer[] = []
    let size = 0
    let said = ''
    let ended: 'slow' | 'long' | undefined
    const end = (why: 'slow' | 'long') => {
      ended ??= why
      child.kill('SIGKILL')
    }
    const late = setTimeout(() => end('slow'), program.mostMilliseconds)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > program.mostBytes) end('long')
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 2000) said += chunk.toString('utf8')
    })
    child.on('error', error => {
      clearTimeout(late)
      resolve({ ok: false, code: 'broken', detail: error.message })
    })
    child.on('close', (status, signal) => {
      clearTimeout(late)
      if (ended) resolve({ ok: false, code: ended, detail: '' })
      else if (status === 0) resolve({ ok: true, out: Buffer.concat(out) })
      else if (signal) resolve({ ok: false, code: 'crashed', detail: signal })
      else resolve({ ok: false, code: 'broken', detail: said })
    })
    child.stdin.on('error', () => {})
    for (const part of program.input) child.stdin.write(part)
    child.stdin.end()
  })
}

/** A queue: what is handed to it begins when what was handed before has ended, well or not. */
export function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let waiting: Promise<unknown> = Promise.resolve()
  return task => {
    const turn = waiting.then(task)
    waiting = turn.catch(() => undefined)
    return turn
  }
}
