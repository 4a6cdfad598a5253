import { resolve } from 'node:path'
import { type Config, readConfig } from '../config/config.ts'
import { configProblems } from '../config/problems.ts'
import { type RestoreRefusal, restore } from '../db/backup/restore.ts'
import { writeBackup } from '../db/backup/write-backup.ts'
import { migrate } from '../db/migrate.ts'
import { openFileStore } from '../files/open-file-store.ts'
import { type Command, type CommandIo, exitCodes, outJson, textOption, UsageError } from './command.ts'
import { withDatabase } from './with-database.ts'

/** What these commands must know of the program that they belong to. */
export interface Program {
  /** The folder of the project: `migrations/` lies in it. */
  readonly root: string
  readonly version: string
}

const json = { type: 'boolean', summary: '以 JSON 回答' } as const

/** `migrate`, `backup` and `restore`. */
export function databaseCommands(program: Program): readonly Command[] {
  const migrations = resolve(program.root, 'migrations')
  return [migrateCommand(program, migrations), backupCommand(program), restoreCommand(program, migrations)]
}

/**
 * The configuration of the environment, as `npm start` reads it in the project's folder: wherever the command is typed,
 * it finds the data of the same house. Throws UsageError with a sentence for each wrong value.
 */
export function configOf(io: CommandIo, program: Program): Config {
  const read = readConfig(io.env, program.root)
  if (!read.ok) throw new UsageError(configProblems(read.problems))
  return read.config
}

function migrateCommand(program: Program, folder: string): Command {
  return {
    name: 'migrate',
    summary: '把数据库结构更新到本程序的版本',
    usage: '',
    options: { json },
    async run(args, io) {
      const { applied } = await withDatabase(configOf(io, program), io.err, database =>
        migrate(database.ownerUrl, folder, io.err),
      )
      if (args.values.json) outJson(io, { applied })
      else io.out(applied.length === 0 ? '数据库结构已是最新。' : `已执行 ${applied.length} 个迁移。`)
      return exitCodes.ok
    },
  }
}

function backupCommand(program: Program): Command {
  return {
    name: 'backup',
    summary: '把数据库和附件备份成一个文件',
    usage: 'FILE',
    details:
      'FILE 是要写的文件（.tar.gz），不能已经存在。备份时平台可以照常运行。\n' +
      '密钥文件不在备份里：没有密钥，备份里加密的个人信息无法读出，请把密钥文件另行妥善保存。',
    options: { json },
    positionals: { min: 1, max: 1 },
    async run(args, io) {
      const config = configOf(io, program)
      const target = resolve(io.cwd, args.positionals[0] ?? '')
      const files = await openFileStore(config.files)
      const summary = await withDatabase(config, io.err, database =>
        writeBackup({
          ownerUrl: database.ownerUrl,
          files,
          target,
          program: program.version,
          now: io.now(),
          progress: io.progress,
        }),
      )
      if (args.values.json) outJson(io, { file: target, ...summary })
      else {
        io.out(`已备份 ${summary.tables} 张表 ${summary.rows} 行、${summary.files} 个文件：${target}`)
        io.err(`密钥不在备份里，请另行保存：${config.keys.file}`)
      }
      return exitCodes.ok
    },
  }
}

function restoreCommand(program: Program, migrations: string): Command {
  return {
    name: 'restore',
    summary: '从备份恢复数据库和附件',
    usage: 'FILE [--force DATABASE]',
    details:
      '先停止平台。只恢复到空的数据库；要替换已有的内容，用 --force 写出数据库的名称表示确认。\n' +
      '动手之前先核对整个备份；恢复之后逐表核对行数和摘要。\n' +
      '密钥不在备份里：还需要把原来的密钥文件放回 GONGKAI_KEYS 指定的位置。',
    options: {
      force: {
        type: 'string',
        placeholder: 'DATABASE',
        summary: '替换这个数据库现有的全部内容（写出它的名称）',
      },
      json,
    },
    positionals: { min: 1, max: 1 },
    async run(args, io) {
      const config = configOf(io, program)
      const archive = resolve(io.cwd, args.positionals[0] ?? '')
      const result = await withDatabase(config, io.err, async database =>
        restore({
          ownerUrl: database.ownerUrl,
          files: await openFileStore(config.files),
          archive,
          migrationsFolder: migrations,
          replace: textOption(args, 'force'),
          progress: io.progress,
        }),
      )
      if (!result.ok) {
        if (args.values.json) outJson(io, { refused: result.refusal })
        io.err(refusalSentence(result.refusal))
        return exitCodes.refused
      }
      const { summary } = result
      if (args.values.json) outJson(io, { file: archive, ...summary, keys: config.keys.file })
      else
        io.out(
          `已恢复 ${summary.tables} 张表 ${summary.rows} 行、${summary.files} 个文件（备份于 ${summary.made}）。`,
        )
      io.err(
        `密钥不在备份里：请把备份时使用的密钥文件放到 ${config.keys.file}，再启动平台；没有它，加密的个人信息无法读出。`,
      )
      return exitCodes.ok
    },
  }
}

function refusalSentence(refusal: RestoreRefusal): string {
  switch (refusal.code) {
    case 'not-empty':
      return `数据库 ${refusal.database} 里已有内容，没有恢复。确实要替换全部内容时，加上 --force ${refusal.database}`
    case 'in-use':
      return `还有 ${refusal.connections} 个连接在使用这个数据库，没有恢复。请先停止平台。`
    case 'other-schema':
      return `备份与本程序的数据库结构不一致，没有恢复：${refusal.reason}`
  }
}
