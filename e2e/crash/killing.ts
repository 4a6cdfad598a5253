import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { startEmbedded, withClient } from '../../src/platform/db/embedded/embedded.ts'
import { waitUntil } from '../../src/platform/db/embedded/processes.ts'

/** What the writer says, line by line. */
interface Said {
  readonly pid?: number
  readonly adopted?: boolean
  readonly committed?: number
}

/** A running writer (`writer.ts`), and everything it has said. */
class Writer {
  readonly said: Said[] = []
  private readonly child: ChildProcess

  constructor(program: string, folder: string) {
    this.child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (this.child.stdout) {
      createInterface({ input: this.child.stdout }).on('line', line => this.said.push(JSON.parse(line)))
    }
  }

  /** Waits until it has said something of this kind, and gives the last of it. */
  async hears<K extends keyof Said>(key: K): Promise<NonNullable<Said[K]>> {
    const found = () => this.said.findLast(said => said[key] !== undefined)?.[key]
    if (!(await waitUntil(() => found() !== undefined, 30_000))) throw new Error(`never heard of ${key}`)
    return found() as NonNullable<Said[K]>
  }

  /** Waits until `more` further rows are acknowledged. */
  async commits(more: number): Promise<void> {
    const count = () => this.said.filter(said => said.committed !== undefined).length
    const before = count()
    if (!(await waitUntil(() => count() >= before + more, 30_000)))
      throw new Error('nothing is committed any more')
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    await exit
  }
}

/** A fresh folder with an embedded database, and processes that write to it and may be killed. */
export class KillingGround {
  readonly ground: string
  readonly folder: string
  private readonly program: string
  private readonly writers: Writer[] = []

  private constructor(ground: string, program: string) {
    this.ground = ground
    this.program = program
    this.folder = join(ground, 'data', 'database')
  }

  static async open(): Promise<KillingGround> {
    const program = resolve('node_modules/.cache/crash/writer.mjs')
    await build({
      entryPoints: ['e2e/crash/writer.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    })
    const ground = await mkdtemp(join(tmpdir(), 'gongkai-crash-'))
    await chmod(ground, 0o711)
    return new KillingGround(ground, program)
  }

  writer(): Writer {
    const writer = new Writer(this.program, this.folder)
    this.writers.push(writer)
    return writer
  }

  /** The rows that the server acknowledged to any writer, and those of them that are not there. */
  async losses(): Promise<{ acknowledged: number; lost: number[] }> {
    const acknowledged = this.writers.flatMap(writer => writer.said.flatMap(said => said.committed ?? []))
    const server = await startEmbedded({ folder: this.folder, log: () => {} })
    try {
      return await withClient(server.ownerUrl, async client => {
        const { rows } = await client.query<{ n: number }>('select n from committed')
        const kept = new Set(rows.map(({ n }) => n))
        return { acknowledged: acknowledged.length, lost: acknowledged.filter(n => !kept.has(n)) }
      })
    } finally {
      await server.stop()
    }
  }

  async close(): Promise<void> {
    for (const writer of this.writers) writer.kill()
    if (existsSync(join(this.folder, 'cluster', 'postmaster.pid'))) {
      const left = await startEmbedded({ folder: this.folder, log: () => {} })
      await left.stop()
    }
    await rm(this.ground, { recursive: true })
  }
}
