import { link, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lookAt, waitUntil } from './processes.ts'
import { EmbeddedDatabaseError } from './refusal.ts'

/** The name of a process that no other one will ever bear, also when its id is used again. */
function identity(): string {
  return `${process.pid} ${lookAt(process.pid).startedAt}`
}

/** Whether the process that wrote this identity still runs. */
export function stillRuns(written: string): boolean {
  const [pid = '', ...startedAt] = written.trim().split(' ')
  const look = lookAt(Number(pid))
  return look.alive && look.startedAt === startedAt.join(' ')
}

/**
 * Runs `work` while no other process starts or stops the server of this folder. A lock whose holder was killed is
 * taken over.
 */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'starting.lock')
  const mine = `${lock}.${process.pid}.${Math.floor(performance.now() * 1000)}`
  await writeFile(mine, identity(), { mode: 0o600 })
  try {
    const held = await waitUntil(async () => {
      try {
        // A link appears with its content, so that nobody ever reads a lock without its holder.
        await link(mine, lock)
        return true
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = await readFile(lock, 'utf8').catch(() => '')
      if (holder !== '' && !stillRuns(holder)) await removeStale(lock, mine)
      return false
    }, 90_000)
    if (!held)
      throw new EmbeddedDatabaseError(`另一个进程正在启动或停止这个数据库，一直没有结束；锁文件：${lock}`)
    try {
      return await work()
    } finally {
      await rm(lock, { force: true })
    }
  } finally {
    await unlink(mine)
  }
}

/** Moves the lock aside before it is removed: were it somebody's by now, it is put back and not lost. */
async function removeStale(lock: string, mine: string): Promise<void> {
  const aside = `${mine}.aside`
  try {
    await rename(lock, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (stillRuns(await readFile(aside, 'utf8'))) await link(aside, lock)
  await unlink(aside)
}

/** The processes that use the server of a folder: the last one to leave stops it. */
export class Holders {
  private readonly folder: string
  private readonly mine: string

  constructor(folder: string) {
    this.folder = join(folder, 'holders')
    this.mine = join(this.folder, `${process.pid}-${Math.floor(performance.now() * 1000)}`)
  }

  async enter(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    await writeFile(this.mine, identity(), { mode: 0o600 })
  }

  async leave(): Promise<void> {
    await rm(this.mine, { force: true })
  }

  /** How many living holders there are; the traces of killed ones are swept away. */
  async count(): Promise<number> {
    let living = 0
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = join(this.folder, name)
      if (stillRuns(await readFile(file, 'utf8').catch(() => ''))) living++
      else await rm(file, { force: true })
    }
    return living
  }
}
