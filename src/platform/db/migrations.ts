import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One forward step of the schema: a file `NNNN_<room>_<what>.sql`. */
export interface Migration {
  readonly name: string
  readonly number: number
  readonly sha256: string
  readonly sql: string
}

/** A migration that the database remembers. */
export interface AppliedMigration {
  readonly name: string
  readonly sha256: string
}

/** The folder and the database do not belong together, or a step failed. The message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** Reads the steps in order. Throws MigrationError on a badly named file and on a missing or repeated number. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(/^(\d{4})_[a-z][a-z0-9-]*(_[a-z0-9-]+)+\.sql$/.exec(name)?.[1])
      if (Number.isNaN(number)) {
        throw new MigrationError(`迁移文件 ${name} 的名称应为 NNNN_<模块>_<内容>.sql。`)
      }
      if (number !== index + 1) {
        const expected = String(index + 1).padStart(4, '0')
        throw new MigrationError(
          `迁移文件应当连续编号：缺少 ${expected} 号或者编号重复（${name}）。请重新取得完整的程序文件。`,
        )
      }
      const sql = await readFile(join(folder, name), 'utf8')
      // A checkout that turned line ends around is still the same step.
      const sha256 = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
      return { name, number, sha256, sql }
    }),
  )
}

/**
 * The steps that the database still lacks. Refuses (MigrationError) when what was applied is not what the folder
 * holds: a changed file, a file that is gone, or a step that would have to be slipped in before later ones.
 */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const known = new Map(files.map(file => [file.name, file]))
  for (const { name, sha256 } of applied) {
    const file = known.get(name)
    if (!file) {
      throw new MigrationError(
        `数据库执行过的迁移 ${name} 在程序里没有：数据库比程序新。请用不低于原来版本的程序启动，或者从备份恢复。`,
      )
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError(
        `迁移 ${name} 执行之后被改动过（摘要不符）。请恢复原来的文件；要改变数据库结构，应当新增一个迁移文件。`,
      )
    }
  }
  const pending = files.filter(file => !applied.some(({ name }) => name === file.name))
  const early = pending.find(file => file.number <= applied.length)
  if (early) {
    throw new MigrationError(
      `迁移 ${early.name} 没有执行，而它之后的迁移已经执行。请给它换一个新的编号，排在最后。`,
    )
  }
  return pending
}
