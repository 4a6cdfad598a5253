import { publicationKinds } from '../app.ts'
import { type Command, exitCodes, UsageError } from '../platform/cli/command.ts'
import type { Program } from '../platform/cli/database-commands.ts'
import { withHouse } from './with-house.ts'

const MOST = 20_000

/** `gongkai demo-documents N`: more composed documents for the demonstration city, to try searching and lists on. */
export const demoDocuments = (program: Program): Command => ({
  name: 'demo-documents',
  summary: '为示例城市再发布若干篇示例文件',
  usage: 'COUNT',
  positionals: { min: 1, max: 1 },
  options: {},
  details: '文字由程序编写，逐篇经过审查和签发，每分钟约一千篇。只用于示例城市。',
  async run(args, io) {
    const count = Number(args.positionals[0])
    if (!Number.isInteger(count) || count < 1 || count > MOST) {
      throw new UsageError(`COUNT 是 1 到 ${MOST} 之间的整数。`)
    }
    const { isDemonstration } = await import('../../demo/load.ts')
    const { publishMore } = await import('../../demo/more.ts')
    return withHouse(program, io, async ({ db }) => {
      if (!(await isDemonstration(db))) {
        io.err('这里没有示例城市，不写入示例文件。')
        return exitCodes.refused
      }
      const { n } = await db
        .selectFrom('live.publications')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
      await publishMore(db, publicationKinds, count, Number(n), io.now(), done =>
        io.progress(done, count, '已发布'),
      )
      io.out(`已发布 ${count} 篇示例文件。`)
      return exitCodes.ok
    })
  },
})
