import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { article } from '../features/disclosure/index.ts'
import { agencyByKey } from '../foundation/agencies/index.ts'
import { actorById, personByAccount } from '../foundation/people/index.ts'
import {
  draftPublications,
  importDocument,
  type ReadDocument,
  readDocument,
} from '../foundation/publications/index.ts'

import {
  type Command,
  type CommandIo,
  exitCodes,
  outJson,
  textOption,
  UsageError,
} from '../platform/cli/command.ts'
import type { Program } from '../platform/cli/database-commands.ts'
import { mayDo } from '../platform/permissions/permission.ts'
import { withHouse } from './with-house.ts'

const READABLE = /\.(txt|html?|docx|md)$/i

/** `gongkai import documents PATH`: drafts one publication from each file. */
export const importDocuments = (program: Program): Command => ({
  name: 'import documents',
  summary: '把文件导入为草稿，一个文件一篇',
  usage: 'PATH --as ACCOUNT --agency KEY',
  positionals: { min: 1, max: 1 },
  options: {
    as: { type: 'string', placeholder: 'ACCOUNT', summary: '以哪个账号的名义起草' },
    agency: { type: 'string', placeholder: 'KEY', summary: '归哪个机构，如 city-office' },
    'dry-run': { type: 'boolean', summary: '只读取和报告，不写入，也不需要账号' },
    json: { type: 'boolean', summary: '以 JSON 输出读取结果' },
  },
  details:
    'PATH 是一个文件或文件夹，读取 .txt、.html、.docx、.md。没有把握的要素列在 unsure 中，请在草稿里核对。',
  async run(args, io) {
    const path = resolve(io.cwd, args.positionals[0] ?? '')
    const dry = args.values['dry-run'] === true
    const account = textOption(args, 'as')
    const agency = textOption(args, 'agency')
    if (!dry && (!account || !agency))
      throw new UsageError('需要 --as 和 --agency；只想查看读取结果时加 --dry-run。')
    const files = await filesUnder(path)
    if (files.length === 0) {
      io.err(`${path} 中没有可以导入的文件（.txt、.html、.docx、.md）。`)
      return exitCodes.failed
    }
    const rows: Row[] = []
    const take = async (keep: (document: ReadDocument) => Promise<string | undefined>) => {
      for (const [n, file] of files.entries()) {
        const document = await readDocument({ name: basename(file), bytes: await readFile(file) })
        rows.push({ file: relative(io.cwd, file) || file, document, refused: await keep(document) })
        io.progress(n + 1, files.length, '已读取')
      }
    }
    if (dry) await take(async document => document.problem ?? undefined)
    else {
      const refused = await draftAll(program, io, account ?? '', agency ?? '', take)
      if (refused) return refused
    }
    report(io, rows, args.values.json === true, dry)
    return rows.some(row => row.refused) ? exitCodes.failed : exitCodes.ok
  },
})

interface Row {
  readonly file: string
  readonly document: ReadDocument
  readonly refused: string | undefined
}

async function draftAll(
  program: Program,
  io: CommandIo,
  account: string,
  agencyKey: string,
  take: (keep: (document: ReadDocument) => Promise<string | undefined>) => Promise<void>,
): Promise<number | undefined> {
  return withHouse(program, io, async ({ db, services }) => {
    const row = await personByAccount(db, account)
    const actor = row && (await actorById(db, row.id, io.now()))
    const agency = await agencyByKey(db, agencyKey)
    if (!actor) io.err(`没有可用的账号 ${account}。`)
    if (!agency) io.err(`没有机构 ${agencyKey}；机构代号见门户的机构页地址。`)
    if (!actor || !agency) return exitCodes.refused
    if (!mayDo(actor, draftPublications, agency.id)) {
      io.err(`账号 ${account} 在 ${agency.name} 没有拟稿权限。`)
      return exitCodes.refused
    }
    await take(async document => {
      const done = await importDocument(db, services, article, agency.id, document, actor, io.now())
      return done.ok ? undefined : done.problems.map(problem => problem.code).join(', ')
    })
    return undefined
  })
}

async function filesUnder(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => {
    throw new UsageError(`找不到 ${path}。`)
  })
  if (info.isFile()) return [path]
  const names = await readdir(path, { recursive: true })
  return names
    .filter(name => READABLE.test(name))
    .sort()
    .map(name => join(path, name))
}

function report(io: CommandIo, rows: readonly Row[], json: boolean, dry: boolean): void {
  if (json) {
    outJson(
      io,
      rows.map(({ file, document, refused }) => ({
        file,
        title: document.title,
        agency: document.agency,
        number: document.number,
        written: document.written,
        published: document.published,
        addressee: document.addressee,
        unsure: document.unsure,
        ...(refused ? { problem: refused } : {}),
      })),
    )
    return
  }
  for (const { file, document, refused } of rows) {
    io.out(refused ? `✕ ${file}：${refused}` : `✓ ${file}`)
    io.out(`  标题 ${document.title}`)
    io.out(
      `  发文机关 ${document.agency ?? '—'}　文号 ${document.number ?? '—'}　成文 ${document.written ?? '—'}　发布 ${document.published ?? '—'}`,
    )
    if (document.unsure.length > 0) io.out(`  请核对：${document.unsure.join('、')}`)
  }
  const done = rows.filter(row => !row.refused).length
  io.out(dry ? `读取 ${done} 个文件，未写入任何内容。` : `已起草 ${done} 篇，共 ${rows.length} 个文件。`)
}
