import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import {
  type AgencyBook,
  agencyBook,
  bookOf,
  importPlan,
  PLAN_PROBLEMS,
  type ReadPlan,
  readPlan,
  reportOf,
} from '../features/supervision/index.ts'
import { actorById, personByAccount } from '../foundation/people/index.ts'
import {
  type Command,
  type CommandIo,
  exitCodes,
  outJson,
  textOption,
  UsageError,
} from '../platform/cli/command.ts'
import { configOf, type Program } from '../platform/cli/database-commands.ts'
import { withDatabase } from '../platform/cli/with-database.ts'
import { deskDb, openPool } from '../platform/db/db.ts'
import { withHouse } from './with-house.ts'

const FIELDS = `JSON 的字段：
  tasks       任务：number 顺序号，part 第几部分，ordinal 表中序号，level1、level2 两级任务名，requirement 工作要求，
              lead 牵头、support 配合（表中写明时），units 点名的单位，all “全体”写法，open 未写明的单位，
              deadlines 时限，written 单元格原文，source 所在行（line）或表行（row）
  units       单位：name 名称，written 各种写法，agency 机构代号，ended 已撤销，members “全体”所指的机构，tasks 任务
  unresolved  未能对应到机构的名称：reason 为 unknown 无此名称、ambiguous 有多个、unknown-class 不明的“全体”、
              no-register 没有机构表可查
  open        “等有关部门、单位”之类未写明的单位，须由人确定
  deadlines   task 任务，words 原文，date 日期，every 周期（year half-year quarter month），unsure 须确认
  defects     缺陷：type 种类，code 总表中的编号（D1—D10），place 位置，found 原文，proposed 建议，tasks 任务`

/** `gongkai import key-points FILE`: reads a year's plan into a tree of tasks, and drafts it as a publication. */
export const importKeyPoints = (program: Program): Command => ({
  name: 'import key-points',
  summary: '导入年度要点及任务分解表，一个文件一份',
  usage: 'FILE --as ACCOUNT',
  positionals: { min: 1, max: 1 },
  options: {
    as: { type: 'string', placeholder: 'ACCOUNT', summary: '以公开工作主管部门的哪个账号导入' },
    'dry-run': { type: 'boolean', summary: '只读取和报告，不写入，也不需要账号' },
    json: { type: 'boolean', summary: '以 JSON 输出读取结果' },
  },
  details: `FILE 为 .txt、.html、.docx、.md 或 .xlsx。原文不作改动；有疑问的列为缺陷，在工作台“年度要点”中由人确定。\n${FIELDS}`,
  async run(args, io) {
    const path = resolve(io.cwd, args.positionals[0] ?? '')
    const dry = args.values['dry-run'] === true
    const account = textOption(args, 'as')
    if (!dry && !account) throw new UsageError('需要 --as；只想查看读取结果时加 --dry-run。')
    const bytes = await readFile(path).catch(() => {
      throw new UsageError(`找不到文件 ${path}。`)
    })
    const file = { name: basename(path), bytes }
    const reading = await readPlan(file)
    if (!reading.ok) {
      io.err(`${file.name}：${PLAN_PROBLEMS[reading.problem]}`)
      return exitCodes.failed
    }
    const show = (book: AgencyBook | undefined) => report(io, reading.plan, book, args.values.json === true)
    if (dry) {
      show(await bookAtHand(program, io))
      if (args.values.json !== true) io.out('未写入任何内容。')
      return exitCodes.ok
    }
    return withHouse(program, io, async ({ db }) => {
      const person = await personByAccount(db, account ?? '')
      const actor = person && (await actorById(db, person.id, io.now()))
      if (!actor) {
        io.err(`没有可用的账号 ${account}。`)
        return exitCodes.refused
      }
      const done = await importPlan(db, file, actor, io.now())
      if (!done.ok) {
        io.err(`没有导入：${done.problems.map(({ code }) => PLAN_PROBLEMS[code] ?? code).join('')}`)
        return exitCodes.refused
      }
      show(await bookOf(db))
      if (args.values.json !== true) io.out(`已导入，请在工作台核对：/desk/plans/${done.planId}`)
      return exitCodes.ok
    })
  },
})

/**
 * The agencies against which a dry run looks names up: those of the database where there is one. A house that would begin
 * as the demonstration city is answered by that city's table, so that nothing need be started; else names stay names.
 */
async function bookAtHand(program: Program, io: CommandIo): Promise<AgencyBook | undefined> {
  const config = configOf(io, program)
  const there =
    config.database.kind === 'server' || existsSync(resolve(config.database.folder, 'database.json'))
  if (there) {
    return withDatabase(config, io.err, async database => {
      const db = deskDb(openPool(database.deskUrl, { max: 1, statementTimeout: 30_000 }, () => {}))
      return bookOf(db).finally(() => db.destroy())
    })
  }
  if (config.demo === 'never') {
    io.err('没有数据库，单位只列名称。')
    return undefined
  }
  io.err('没有数据库，按示例城市的机构名称核对。')
  const { agencies } = await import('../../demo/linyi/agencies.ts')
  const { endOf } = await import('../../demo/linyi/agency-events.ts')
  return agencyBook(
    agencies.map(({ key, name, kind, level, parent }) => ({
      ...{ id: key, key, name, kind, level, parentId: parent },
      state: endOf(key) === null ? 'active' : 'abolished',
    })),
    agencies.flatMap(({ key, name, short, aliases }) =>
      [name, short, ...aliases].map(each => ({
        agencyId: key,
        name: each,
        kind: 'alias',
        from: null,
        until: null,
      })),
    ),
  )
}

function report(io: CommandIo, plan: ReadPlan, book: AgencyBook | undefined, json: boolean): void {
  const found = reportOf(plan, book)
  if (json) {
    outJson(io, found)
    return
  }
  io.out(`《${plan.title}》　${plan.year} 年　${plan.documentNumber ?? ''}`)
  const parts = new Set(found.tasks.map(task => task.part)).size
  io.out(`${parts} 个部分，${found.tasks.length} 项任务，${found.units.length} 个单位`)
  let part = 0
  for (const task of found.tasks) {
    if (task.part !== part) io.out(`\n${task.level1}`)
    part = task.part
    const text = task.requirement.length > 44 ? `${task.requirement.slice(0, 44)}…` : task.requirement
    io.out(`  ${String(task.number).padStart(2)} ${task.level2}：${text}`)
    for (const { words, date } of task.deadlines) io.out(`     时限 ${words}${date ? `（${date}）` : ''}`)
  }
  list(
    io,
    '未能对应的单位',
    found.unresolved.map(({ name, reason, tasks }) => `${name}（${reason}）：第 ${tasks.join('、')} 项`),
  )
  list(
    io,
    '未写明的单位',
    found.open.map(({ words, task }) => `第 ${task} 项：${words}`),
  )
  list(
    io,
    '缺陷',
    found.defects.map(({ code, found: text, proposed }) => `${code ?? '—'} ${text} → ${proposed}`),
  )
}

function list(io: CommandIo, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return
  io.out(`\n${title} ${lines.length} 处`)
  for (const line of lines) io.out(`  ${line}`)
}
