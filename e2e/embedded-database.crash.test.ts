import { once } from 'node:events'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded, withClient } from '../src/platform/db/embedded/embedded.ts'
import { lookAt, waitUntil } from '../src/platform/db/embedded/processes.ts'
import { KillingGround } from './crash/killing.ts'

let place: KillingGround
let folder: string

beforeEach(async () => {
  place = await KillingGround.open()
  folder = place.folder
})

afterEach(() => place.close())

/** A server whose data nobody will miss: it does not wait for the disk. */
function start(): Promise<Embedded> {
  return startEmbedded({ folder, log: () => {}, fsync: false })
}

/** Every row that the server acknowledged to one of the writers is there. */
async function nothingIsLost(): Promise<void> {
  const { acknowledged, lost } = await place.losses()
  expect(acknowledged).toBeGreaterThan(0)
  expect(lost).toEqual([])
}

describe('when the process of the house is killed', () => {
  it('the next one takes over the server that went on running, starts it again where it dies, and nothing is lost', async () => {
    const first = place.writer()
    const pid = await first.hears('pid')
    await first.commits(10)
    first.kill()
    const second = place.writer()
    expect(await second.hears('adopted')).toBe(true)
    expect(await second.hears('pid')).toBe(pid)
    await second.commits(5)
    // What it found running and did not start it keeps all the same.
    process.kill(pid, 'SIGKILL')
    await waitUntil(() => !lookAt(pid).alive, 5000)
    await second.commits(5)
    await second.stop()
    await nothingIsLost()
  })
})

describe('when the database is killed', () => {
  it('it comes back under the running house, at the same address', async () => {
    const writer = place.writer()
    const pid = await writer.hears('pid')
    await writer.commits(10)
    process.kill(pid, 'SIGKILL')
    await waitUntil(() => !lookAt(pid).alive, 5000)
    await writer.commits(10)
    await writer.stop()
    await nothingIsLost()
  })

  it('together with the house, both come back and nothing is lost', async () => {
    const writer = place.writer()
    const pid = await writer.hears('pid')
    await writer.commits(10)
    writer.kill()
    process.kill(pid, 'SIGKILL')
    await nothingIsLost()
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
    await mkdir(join(place.ground, 'closed'), { mode: 0o700 })
    const closed = join(place.ground, 'closed', 'database')
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
