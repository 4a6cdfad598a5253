import { rooms } from '../app.ts'
import { type Command, exitCodes, outJson, UsageError } from '../platform/cli/command.ts'
import { configOf, type Program } from '../platform/cli/database-commands.ts'
import { rotateKeyFile } from '../platform/crypto/key-file.ts'
import { keysInUse, resealOutdated } from '../platform/crypto/reseal.ts'
import { MAIL_SEALED } from '../platform/mail/mail.ts'
import { withHouse } from './with-house.ts'

/** Every column of the house that the key ring seals. */
const columns = [...rooms.flatMap(room => room.sealed ?? []), MAIL_SEALED]

/**
 * `gongkai keys`: which key seals how much; `keys rotate`: a new current key; `keys reseal`: everything that an older key sealed is
 * sealed anew, while the house is open.
 */
export const keysCommand = (program: Program): Command => ({
  name: 'keys',
  summary: '查看、轮换加密个人信息的密钥',
  usage: '[rotate | reseal]',
  positionals: { min: 0, max: 1 },
  options: { json: { type: 'boolean', summary: '以 JSON 输出' } },
  details:
    '轮换的步骤：keys rotate 在密钥文件里增加一个新密钥；重新启动平台的各个进程（多个节点使用同一个密钥文件）；\n' +
    'keys reseal 用新密钥重新加密，平台照常运行，可以中断后再次执行；不带参数的 keys 显示各密钥还加密着多少内容。\n' +
    '旧密钥不再加密任何内容，并且不再需要从旧备份恢复时，才可以从密钥文件中删除。',
  async run(args, io) {
    const json = args.values.json === true
    const [what] = args.positionals
    if (what === 'rotate') {
      const { keys } = configOf(io, program)
      const current = await rotateKeyFile(keys.file)
      if (json) outJson(io, { current })
      else io.out(`已增加密钥 ${current}，重新启动后用它加密。请备份密钥文件，再执行 keys reseal。`)
      return exitCodes.ok
    }
    if (what !== undefined && what !== 'reseal') throw new UsageError('应为 rotate、reseal，或者不写。')
    return withHouse(program, io, async ({ db, services }) => {
      const resealed = what === 'reseal' ? await resealOutdated(db, services.keys, columns) : undefined
      const used = await keysInUse(db, columns)
      if (json) outJson(io, { ...(resealed === undefined ? {} : { resealed }), used })
      else {
        if (resealed !== undefined) io.out(`重新加密 ${resealed} 处。`)
        for (const { column, key, texts } of used) io.out(`${key}\t${texts}\t${column}`)
      }
      return exitCodes.ok
    })
  },
})
