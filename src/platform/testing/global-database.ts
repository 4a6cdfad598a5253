import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type EmbeddedOptions, startEmbedded, withClient } from '../db/embedded/embedded.ts'
import { stillRuns } from '../db/embedded/folder-lock.ts'
import { lookAt, signal, waitUntil } from '../db/embedded/processes.ts'
import { makeDatabase } from '../db/embedded/roles.ts'
import { migrate } from '../db/migrate.ts'

/** Where a test's database comes from. */
export interface TestCluster {
  readonly adminUrl: string
  readonly ownerUrl: string
  readonly deskUrl: string
  readonly readerUrl: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster
  }
}

/** A run needs a tenth of it. */
const ROOMY = 4 * 1024 ** 3

/**
 * Where the runs stand beside each other, so that one finds what a killed one left: in memory where the machine has enough. A
 * database is a thousand files; copying them takes a second on a disk and a twentieth of that in memory.
 */
async function groundOfRuns(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  const folder = memory && memory.bavail * memory.bsize > ROOMY ? '/dev/shm' : tmpdir()
  return join(folder, `gongkai-test-${userInfo().uid}`)
}

/**
 * One server for all tests of a project, in a fresh folder, without waiting for the disk; one migrated database in it
 * as the template of each test's own. `GONGKAI_TEST_POSTGRESQL` names the folder of another PostgreSQL (the one that
 * holds its `bin`), such as /usr/lib/postgresql/15.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ground = await groundOfRuns()
  await mkdir(ground, { recursive: true })
  await chmod(ground, 0o711)
  await sweep(ground)
  const folder = await mkdtemp(join(ground, 'run-'))
  await chmod(folder, 0o711)
  const server = await startEmbedded({
    folder,
    log: () => {},
    fsync: false,
    settings: { max_connections: '200', max_wal_size: '2GB' },
    ...otherBinaries(),
  })
  const template = 'gongkai_template'
  const urlOf = (url: string) => url.replace(/\/gongkai$/, `/${template}`)
  try {
    await withClient(server.adminUrl, client => makeDatabase(client, template))
    await migrate(urlOf(server.ownerUrl), resolve('migrations'), () => {})
  } catch (error) {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  project.provide('testCluster', {
    adminUrl: server.adminUrl,
    ownerUrl: urlOf(server.ownerUrl),
    deskUrl: urlOf(server.deskUrl),
    readerUrl: urlOf(server.readerUrl),
    template,
  })
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function otherBinaries(): Pick<EmbeddedOptions, 'binaries'> {
  const root = process.env.GONGKAI_TEST_POSTGRESQL
  if (!root) return {}
  const major = /(\d+)\/?$/.exec(root)?.[1]
  if (!major)
    throw new Error('GONGKAI_TEST_POSTGRESQL should end with the major version, as /usr/lib/postgresql/15')
  return { binaries: { root, version: `${major}.0` } }
}

/** Stops the servers of runs that were killed, and removes their folders. */
async function sweep(ground: string): Promise<void> {
  for (const name of await readdir(ground)) {
    const folder = join(ground, name)
    const holders = await readdir(join(folder, 'holders')).catch(() => [])
    const written = await Promise.all(
      holders.map(holder => readFile(join(folder, 'holders', holder), 'utf8').catch(() => '')),
    )
    const lock = await readFile(join(folder, 'starting.lock'), 'utf8').catch(() => '')
    // A folder that is a moment old may belong to a run that has not written its name yet.
    const young = Date.now() - (await stat(folder)).mtimeMs < 60_000 && holders.length === 0
    if (young || [...written, lock].some(stillRuns)) continue
    const pid = Number(
      (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
    )
    if (pid > 0 && lookAt(pid).command.includes(folder)) {
      signal(pid, 'SIGQUIT')
      await waitUntil(() => !lookAt(pid).alive, 10_000)
    }
    await rm(folder, { recursive: true, force: true })
  }
}
