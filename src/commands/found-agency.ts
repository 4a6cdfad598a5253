import { agencyByKey, foundAgency } from '../foundation/agencies/index.ts'
import { type Command, exitCodes, outJson, textOption, UsageError } from '../platform/cli/command.ts'
import type { Program } from '../platform/cli/database-commands.ts'
import { inTransaction } from '../platform/db/db.ts'
import { withHouse } from './with-house.ts'

const KINDS = ['government', 'office', 'department', 'county', 'zone'] as const
const LEVELS = ['city', 'county'] as const

/**
 * `gongkai found-agency`: the first agencies of an empty house, before anybody works there who could found them on the
 * workbench: the government, and the office that supervises disclosure.
 */
export const foundAgencyCommand = (program: Program): Command => ({
  name: 'found-agency',
  summary: '登记机构（平台初始化时使用，之后在工作台办理）',
  usage: '--key KEY --name NAME --kind KIND --level LEVEL --region CODE [--parent KEY]',
  options: {
    key: {
      type: 'string',
      placeholder: 'KEY',
      summary: '机构代号，用于网址，如 city-office',
      required: true,
    },
    name: { type: 'string', placeholder: 'NAME', summary: '机构全称', required: true },
    kind: { type: 'string', placeholder: 'KIND', summary: KINDS.join('、'), required: true },
    level: { type: 'string', placeholder: 'LEVEL', summary: LEVELS.join('、'), required: true },
    region: { type: 'string', placeholder: 'CODE', summary: '行政区划代码，如 371300', required: true },
    parent: { type: 'string', placeholder: 'KEY', summary: '上级机构的代号' },
    json: { type: 'boolean', summary: '以 JSON 输出' },
  },
  details:
    '空平台的起步顺序：create-admin 建立三员；found-agency 登记政府和公开工作主管部门；\n' +
    '系统管理员在工作台建立账号，安全管理员授予“公开工作主管部门”角色；其余机构在工作台登记。',
  async run(args, io) {
    const kind = KINDS.find(each => each === textOption(args, 'kind'))
    const level = LEVELS.find(each => each === textOption(args, 'level'))
    if (!kind) throw new UsageError(`--kind 应为 ${KINDS.join('、')} 之一。`)
    if (!level) throw new UsageError(`--level 应为 ${LEVELS.join('、')} 之一。`)
    const key = textOption(args, 'key') ?? ''
    const above = textOption(args, 'parent')
    return withHouse(program, io, async ({ db }) => {
      const parent = above === undefined ? undefined : await agencyByKey(db, above)
      if (above !== undefined && !parent) {
        io.err(`没有机构 ${above}；请先登记上级机构。`)
        return exitCodes.refused
      }
      const input = {
        key,
        name: textOption(args, 'name') ?? '',
        kind,
        level,
        parentId: parent?.id ?? null,
        regionCode: textOption(args, 'region') ?? '',
        date: null,
        basis: '平台初始化登记',
      }
      const done = await inTransaction(db, tx => foundAgency(tx, input, null, io.now()))
      if (!done.ok) {
        io.err(
          `没有登记 ${key}：${done.problems.map(({ field, code }) => `${field} ${code}`.trim()).join('；')}。`,
        )
        return exitCodes.refused
      }
      if (args.values.json === true) outJson(io, { key, name: done.agency.name })
      else io.out(`已登记 ${done.agency.name}（${key}）。`)
      return exitCodes.ok
    })
  },
})
