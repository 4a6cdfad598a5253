import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedDatabaseError } from './refusal.ts'

/** Who the server runs as. Null ids: as whoever runs this process. */
export interface ServerUser {
  readonly ids: { readonly uid: number; readonly gid: number } | null
}

const NAME = 'postgres'
/** Where a server of root keeps what its own user could not reach elsewhere. */
const COMMON_GROUND = '/var/lib/gongkai'

/** PostgreSQL refuses to run as root: then the user `postgres` runs it, and is made where it is missing. */
export function serverUser(log: (line: string) => void): ServerUser {
  if (process.getuid?.() !== 0) return { ids: null }
  let ids = idsOf(NAME)
  if (!ids) {
    log(`以 root 运行：创建数据库用户 ${NAME}`)
    makeUser()
    ids = idsOf(NAME)
  }
  if (!ids) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL 不能以 root 运行，而系统用户 ${NAME} 不存在、也没有能创建。请运行 useradd --system ${NAME}，或者改用普通用户启动。`,
    )
  }
  return { ids }
}

function idsOf(name: string): { uid: number; gid: number } | null {
  try {
    const [uid, gid] = ['-u', '-g'].map(flag =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
    )
    return uid && gid ? { uid, gid } : null
  } catch {
    return null
  }
}

function makeUser(): void {
  const withShadow = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    NAME,
  ])
  if (withShadow.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', NAME])
}

/** Whether the server's user may enter this folder, and so each folder above it. */
export function mayEnter(user: ServerUser, folder: string): boolean {
  if (!user.ids) return true
  const look = spawnSync('test', ['-x', folder], { ...user.ids, cwd: '/', stdio: 'ignore' })
  if (look.error) {
    throw new EmbeddedDatabaseError(
      `不能切换到数据库用户 ${NAME}（${look.error.message}）。请改用普通用户启动，或者用 DATABASE_URL 等三个地址连接已有的 PostgreSQL。`,
    )
  }
  return look.status === 0
}

/** A folder of its own for what belongs to `path`, where the server's user may enter. */
export async function openGround(path: string): Promise<string> {
  const folder = join(COMMON_GROUND, createHash('sha256').update(path).digest('hex').slice(0, 12))
  await makeFolder(COMMON_GROUND)
  await makeFolder(folder)
  return folder
}

/** Where copies of the binaries lie, for every data folder of this machine. */
export async function sharedGround(): Promise<string> {
  await makeFolder(COMMON_GROUND)
  return COMMON_GROUND
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

/** Gives a file or an empty folder to the server's user. */
export async function giveTo(user: ServerUser, path: string): Promise<void> {
  if (user.ids) await chown(path, user.ids.uid, user.ids.gid)
}
