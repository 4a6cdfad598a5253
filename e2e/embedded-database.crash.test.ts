import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded, withClient } from '../src/platform/db/embedded/embedded.ts'
import { lookAt, waitUntil } from '../src/platform/db/embedded/processes.ts'

/** What the writer says, line by line. */
interface Said {
  readonly pid?: number
  readonly port?: number
  readonly adopted?: boolean
  readonly committed?: number
  readonly stopped?: boolean
  readonly line?: string
}

const program = resolve('node_modules/.cache/crash/writer.mjs')
let ground: string
let folder: string
let writers: Writer[]

beforeAll(async () => {
  await build({
    entryPoints: ['e2e/crash/writer.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
})

afterAll(() => rm(program, { force: true }))

beforeEach(async () => {
  ground = await mkdtemp(join(tmpdir(), 'gongkai-crash-'))
  await chmod(ground, 0o711)
  folder = join(ground, 'data', 'database')
  writers = []
})

afterEach(async () => {
  for (const writer of writers) writer.kill()
  if (existsSync(join(folder, 'cluster', 'postmaster.pid'))) {
    const left = await startEmbedded({ folder, log: () => {} })
    await left.stop()
  }
  await rm(ground, { recursive: true })
})

/** A running writer, and everything it has said. */
class Writer {
  readonly said: Said[] = []
  private readonly child: ChildProcess

  constructor() {
    this.child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (this.child.stdout) {
      createInterface({ input: this.child.stdout }).on('line', line => this.said.push(JSON.parse(line)))
    }
    writers.push(this)
  }

  /** Waits until it has said something of this kind, and gives the last of it. */
  async hears<K extends keyof Said>(key: K, after = 0): Promise<NonNullable<Said[K]>> {
    const found = () => this.said.slice(after).findLast(said => said[key] !== undefined)?.[key]
    if (!(await waitUntil(() => found() !== undefined, 30_000))) throw new Error(`never heard of ${key}`)
    return found() as NonNullable<Said[K]>
  }

  async commits(more: number): Promise<number> {
    const before = this.last()
    if (!(await waitUntil(() => this.last() >= before + more, 30_000)))
      throw new Error('nothing is committed any more')
    return this.last()
  }

  last(): number {
    return this.said.findLast(said => said.committed !== undefined)?.committed ?? 0
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

/** A server whose data nobody will miss: it does not wait for the disk. */
function start(): Promise<Embedded> {
  return startEmbedded({ folder, log: () => {}, fsync: false })
}

function rowsIn(url: string): Promise<number[]> {
  return withClient(url, async client => {
    const { rows } = await client.query<{ n: number }>('select n from committed order by n')
    return rows.map(({ n }) => n)
  })
}

/** Every row that the server acknowledged to one of the writers is there. */
async function nothingIsLost(): Promise<void> {
  const acknowledged = writers.flatMap(writer => writer.said.flatMap(said => said.committed ?? []))
  const server = await startEmbedded({ folder, log: () => {} })
  try {
    const rows = new Set(await rowsIn(server.ownerUrl))
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(acknowledged.filter(n => !rows.has(n))).toEqual([])
  } finally {
    await server.stop()
  }
}

describe('when the process of the house is killed', () => {
  it('the next one takes over the server that went on running, and nothing is lost', async () => {
    const first = new Writer()
    const pid = await first.hears('pid')
    await first.commits(20)
    first.kill()
    const second = new Writer()
    expect(await second.hears('adopted')).toBe(true)
    expect(await second.hears('pid')).toBe(pid)
    await second.commits(5)
    await second.stop()
    expect(lookAt(pid).alive).toBe(false)
    await nothingIsLost()
  })
})

describe('when the database is killed', () => {
  it('it comes back under the running house, at the same address', async () => {
    const writer = new Writer()
    const pid = await writer.hears('pid')
    await writer.commits(20)
    process.kill(pid, 'SIGKILL')
    await waitUntil(() => !lookAt(pid).alive, 5000)
    await writer.commits(20)
    await writer.stop()
    await nothingIsLost()
  })

  it('together with the house, both come back and nothing is lost', async () => {
    for (let round = 0; round < 3; round++) {
      const writer = new Writer()
      const pid = await writer.hears('pid')
      await writer.commits(20)
      writer.kill()
      process.kill(pid, 'SIGKILL')
      await nothingIsLost()
    }
  })
})

describe('what a crash may leave behind', () => {
  it('a postmaster.pid that names a process of somebody else does not keep the database from starting', async () => {
    const server = await start()
    await server.stop()
    const pidFile = join(folder, 'cluster', 'postmaster.pid')
    await writeFile(
      pidFile,
      `${process.pid}\n${join(folder, 'cluster')}\n0\n${server.port}\n\n127.0.0.1\n  1 1\nready   \n`,
    )
    const again = await start()
    expect([again.adopted, again.port]).toEqual([false, server.port])
    await again.stop()
  })

  it('a first start that was cut off is begun anew', async () => {
    await mkdir(join(folder, 'cluster.part'), { recursive: true })
    await writeFile(join(folder, 'cluster.part', 'PG_VERSION'), 'half')
    await writeFile(join(folder, 'starting.lock'), '999999 1')
    const server = await start()
    expect(await withClient(server.readerUrl, async () => 'in')).toBe('in')
    await server.stop()
  })

  it('a port that somebody else has taken meanwhile is changed for another', async () => {
    const server = await start()
    await server.stop()
    const thief = createServer().listen(server.port, '127.0.0.1')
    await once(thief, 'listening')
    const again = await start()
    expect(again.port).not.toBe(server.port)
    await again.stop()
    thief.close()
  })
})

describe('a data folder whose database files are gone', () => {
  it('is not taken for a new one', async () => {
    const server = await start()
    await server.stop()
    await rm(join(folder, 'cluster'), { recursive: true })
    await expect(start()).rejects.toThrow('数据库的文件不见了')
  })
})

describe.skipIf(process.getuid?.() !== 0)('root, in a folder that is closed to others', () => {
  it('keeps the database where its user may enter, says so, and finds it again', async () => {
    await mkdir(join(ground, 'closed'), { mode: 0o700 })
    const closed = join(ground, 'closed', 'database')
    const said: string[] = []
    const options = { folder: closed, log: (line: string) => said.push(line), fsync: false }
    const first = await startEmbedded(options)
    await first.stop()
    const { cluster } = JSON.parse(await readFile(join(closed, 'database.json'), 'utf8'))
    try {
      expect(cluster).toMatch(/^\/var\/lib\/gongkai\//)
      expect(said.join()).toContain(dirname(cluster))
      const again = await startEmbedded(options)
      expect(await withClient(again.readerUrl, async () => 'in')).toBe('in')
      await again.stop()
    } finally {
      await rm(dirname(cluster), { recursive: true })
    }
  })
})

describe('two processes on one folder', () => {
  it('share one server, which stops with the last of them', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(second.pid).toBe(first.pid)
    await first.stop()
    expect(await withClient(second.deskUrl, async () => 'still here')).toBe('still here')
    await second.stop()
    expect(lookAt(first.pid).alive).toBe(false)
  })
})

describe('the secrets of the launcher', () => {
  it('are readable by their owner alone, and never in the log of the server', async () => {
    const server = await start()
    const { passwords } = JSON.parse(await readFile(join(folder, 'database.json'), 'utf8'))
    expect((await stat(join(folder, 'database.json'))).mode & 0o777).toBe(0o600)
    const log = await readFile(join(folder, 'postgresql.log'), 'utf8')
    for (const password of Object.values<string>(passwords)) expect(log).not.toContain(password)
    await expect(
      withClient(server.readerUrl.replace(/:[^:@/]*@/, ':wrong@'), async () => 'in'),
    ).rejects.toThrow('password authentication failed')
    await server.stop()
  })
})
