import { demoCode as codeOf, createAdministrator } from '../foundation/people/index.ts'
import { type Command, exitCodes, outJson, textOption, UsageError } from '../platform/cli/command.ts'
import type { Program } from '../platform/cli/database-commands.ts'
import { inTransaction } from '../platform/db/db.ts'
import { withHouse } from './with-house.ts'

const KINDS = ['system', 'security', 'audit'] as const

/** `gongkai create-admin`: installs one of the three administrators, who are never one person. */
export const createAdmin = (program: Program): Command => ({
  name: 'create-admin',
  summary: '建立系统、安全或审计管理员（三员分立）',
  usage: '--kind system|security|audit --account ACCOUNT --name NAME',
  options: {
    kind: { type: 'string', placeholder: 'KIND', summary: 'system、security 或 audit', required: true },
    account: { type: 'string', placeholder: 'ACCOUNT', summary: '登录账号；默认 KIND-admin' },
    name: { type: 'string', placeholder: 'NAME', summary: '姓名；默认与账号相同' },
    json: { type: 'boolean', summary: '以 JSON 输出' },
  },
  details: '打印一次性口令，首次登录须修改口令并绑定动态验证码。',
  async run(args, io) {
    const kind = KINDS.find(each => each === textOption(args, 'kind'))
    if (!kind) throw new UsageError('--kind 应为 system、security 或 audit。')
    const account = textOption(args, 'account') ?? `${kind}-admin`
    const name = textOption(args, 'name') ?? account
    return withHouse(program, io, async ({ db }) => {
      const made = await inTransaction(db, tx => createAdministrator(tx, kind, { account, name }, io.now()))
      if (!made.ok) {
        io.err(`没有建立账号 ${account}：${made.problems.map(problem => problem.code).join('、')}。`)
        return exitCodes.refused
      }
      if (args.values.json === true) outJson(io, { account, password: made.password })
      else io.out(`已建立 ${account}，一次性口令：${made.password}`)
      return exitCodes.ok
    })
  },
})

/** `gongkai demo-code`: a second-factor code, where the demonstration city is loaded and nobody holds a device. */
export const demoCode = (program: Program): Command => ({
  name: 'demo-code',
  summary: '打印示例账号当前的动态验证码',
  usage: 'ACCOUNT',
  positionals: { min: 1, max: 1 },
  options: { json: { type: 'boolean', summary: '以 JSON 输出' } },
  async run(args, io) {
    const account = args.positionals[0] ?? ''
    return withHouse(program, io, async ({ db, services }) => {
      const loaded = await db
        .selectFrom('ops.facts')
        .select('id')
        .where('kind', '=', 'demo.loaded')
        .limit(1)
        .execute()
      if (loaded.length === 0) {
        io.err('只有载入了示例城市的平台才提供示例验证码。')
        return exitCodes.refused
      }
      const answer = await codeOf(db, services.keys, account, io.now())
      if (!answer.ok) {
        io.err(
          answer.reason === 'none'
            ? `账号 ${account} 没有绑定动态验证码。`
            : '本半分钟的验证码已用过，请稍候再试。',
        )
        return exitCodes.refused
      }
      if (args.values.json === true) outJson(io, { account, code: answer.code })
      else io.out(answer.code)
      return exitCodes.ok
    })
  },
})
