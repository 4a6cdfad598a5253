import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { publicationKinds } from '../../src/app.ts'
import { article } from '../../src/features/disclosure/index.ts'
import { openedDesks } from '../../src/features/letters/builders.ts'
import { foundedAgency } from '../../src/foundation/agencies/builders.ts'
import { person, signedIn } from '../../src/foundation/people/builders.ts'
import { approved, type Cast, granted, sampleContent } from '../../src/foundation/publications/builders.ts'
import { startPublication } from '../../src/foundation/publications/index.ts'
import { createKeyFile } from '../../src/platform/crypto/key-file.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../src/platform/db/db.ts'
import { type Embedded, startEmbedded } from '../../src/platform/db/embedded/embedded.ts'
import { waitUntil } from '../../src/platform/db/embedded/processes.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { castOf } from '../../src/testing/released.ts'

const READY = 60_000

/** What is killed. */
type Victim = 'house' | 'database' | 'both'
export const VICTIMS: readonly Victim[] = ['house', 'database', 'both']

/** A city with its own embedded database, served by the very program that is shipped, which may be killed at any moment. */
export class KilledCity {
  readonly origin: string
  readonly keyFile: string
  readonly cast: Cast
  /** The `Cookie` header of somebody who takes letters. */
  readonly clerk: string
  /** Editions that were approved and wait for a schedule. */
  readonly approved: string[]
  private readonly ground: string
  private readonly deskUrl: string
  private house: ChildProcess | undefined
  private said = ''

  private constructor(
    parts: Pick<KilledCity, 'origin' | 'keyFile' | 'cast' | 'clerk' | 'approved'>,
    ground: string,
    deskUrl: string,
  ) {
    this.origin = parts.origin
    this.keyFile = parts.keyFile
    this.cast = parts.cast
    this.clerk = parts.clerk
    this.approved = parts.approved
    this.ground = ground
    this.deskUrl = deskUrl
  }

  /** Founds the city, with some texts that are signed and may be scheduled. Nobody serves it yet. */
  static async found(texts: number): Promise<KilledCity> {
    if (!existsSync('dist/main.js')) throw new Error('The program is not built: node tools/build.mjs')
    const ground = await mkdtemp(join(tmpdir(), 'gongkai-killed-'))
    await chmod(ground, 0o711)
    const keyFile = join(ground, 'keys', 'keys.json')
    await mkdir(join(ground, 'keys'), { mode: 0o700 })
    await createKeyFile(keyFile)
    const origin = `http://127.0.0.1:${await freePort()}`
    const embedded = await startEmbedded({ folder: join(ground, 'data', 'database'), log: () => {} })
    try {
      await migrate(embedded.ownerUrl, resolve('migrations'), () => {})
      const pool = openPool(embedded.deskUrl, { max: 4, statementTimeout: 60_000 }, () => {})
      const db = deskDb(pool)
      const seeded = await seed(db, origin, texts)
      await db.destroy()
      return new KilledCity({ origin, keyFile, ...seeded }, ground, embedded.deskUrl)
    } finally {
      await embedded.stop()
    }
  }

  /** Starts the program, unless it runs, and waits until it is ready to serve. */
  async served(): Promise<void> {
    if (!this.house || this.house.exitCode !== null || this.house.signalCode !== null) {
      this.house = spawn(process.execPath, ['dist/main.js'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH,
          GONGKAI_DATA: join(this.ground, 'data'),
          GONGKAI_KEYS: this.keyFile,
          GONGKAI_DEMO: '0',
          HOST: '127.0.0.1',
          PORT: new URL(this.origin).port,
          // Each letter comes from an address of its own.
          TRUSTED_PROXIES: '127.0.0.1',
          LOG_LEVEL: 'error',
        },
      })
      for (const stream of [this.house.stdout, this.house.stderr])
        stream?.setEncoding('utf8').on('data', text => {
          this.said = `${this.said}${text}`.slice(-4_000)
        })
    }
    let answered = ''
    const ready = async () => {
      const answer = await fetch(`${this.origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
        String,
      )
      answered = typeof answer === 'string' ? answer : await answer.text()
      return typeof answer !== 'string' && answer.ok
    }
    const since = performance.now()
    while (!(await ready())) {
      if (this.house.exitCode !== null) throw new Error(`the house ended by itself: ${this.said}`)
      if (performance.now() - since > READY)
        throw new Error(`the house is not ready after a minute: ${answered}; it said ${this.said}`)
      await new Promise(done => setTimeout(done, 50))
    }
  }

  /** Whether the process of the house still runs: the death of its database must not be its own. */
  get alive(): boolean {
    return this.house !== undefined && this.house.exitCode === null && this.house.signalCode === null
  }

  /** SIGKILL, to the house, to the postmaster of its database, or to both. */
  async kill(victim: Victim): Promise<void> {
    if (victim !== 'house') process.kill(this.postmaster(), 'SIGKILL')
    if (victim === 'database' || !this.house) return
    const gone = once(this.house, 'exit')
    this.house.kill('SIGKILL')
    await gone
  }

  /** The city's own database connection, for what no browser does; each use may fail while the database is dead. */
  async withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const pool = openPool(this.deskUrl, { max: 2, statementTimeout: 20_000 }, () => {})
    const db = deskDb(pool)
    try {
      return await work(db)
    } finally {
      await db.destroy()
    }
  }

  /** Ends the house in good order and looks at the books. */
  async examined<T>(look: (database: Embedded) => Promise<T>): Promise<T> {
    await this.stop()
    const embedded = await startEmbedded({ folder: join(this.ground, 'data', 'database'), log: () => {} })
    try {
      return await look(embedded)
    } finally {
      await embedded.stop()
    }
  }

  async close(): Promise<void> {
    this.house?.kill('SIGKILL')
    const folder = join(this.ground, 'data', 'database')
    if (existsSync(join(folder, 'cluster', 'postmaster.pid'))) {
      const left = await startEmbedded({ folder, log: () => {} })
      await left.stop()
    }
    await rm(this.ground, { recursive: true, force: true })
  }

  private async stop(): Promise<void> {
    if (!this.house || !this.alive) return
    const gone = once(this.house, 'exit')
    this.house.kill('SIGTERM')
    const done = await waitUntil(() => !this.alive, 20_000)
    if (!done) this.house.kill('SIGKILL')
    await gone
  }

  private postmaster(): number {
    const text = readFileSync(join(this.ground, 'data', 'database', 'cluster', 'postmaster.pid'), 'utf8')
    return Number(text.split('\n')[0])
  }
}

async function seed(db: Db, origin: string, texts: number) {
  const now = new Date()
  const agency = await foundedAgency(db, { key: 'office', name: '示例市人民政府办公室' }, now)
  const clerk = await inTransaction(db, tx => person(tx, { roles: ['handler'], agencyId: agency.id }, now))
  await openedDesks(db, [agency.id], now)
  const cast = castOf(agency.id)
  const editions: string[] = []
  for (let n = 1; n <= texts; n++) {
    const content = sampleContent({ title: `关于第${n}项示例工作的通知（示例）` })
    const { editionId } = granted(
      await inTransaction(db, tx => startPublication(tx, article, agency.id, content, cast.drafter, now)),
    )
    await approved(db, publicationKinds, editionId, cast, now)
    editions.push(editionId)
  }
  return { cast, clerk: await signedIn(db, clerk.id, now, origin), approved: editions }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
