import { parseCivilDate } from '../law/civil-date.ts'
import { FEE_RULES, FEES_SINCE, type Fee, feeForPages, feeForPieces, MOST_COUNTED } from '../law/fees.ts'
import {
  type Command,
  type CommandArguments,
  exitCodes,
  outJson,
  textOption,
  UsageError,
} from '../platform/cli/command.ts'

/** `gongkai fee`: the fee for handling information requests, tier by tier; needs no database. */
export const reckonFee: Command = {
  name: 'fee',
  summary: '计算政府信息公开信息处理费，逐档说明',
  usage: '--pieces N | --pages N',
  options: {
    pieces: { type: 'string', placeholder: 'N', summary: '同一申请人在一个自然月内的件数，按件计收' },
    pages: { type: 'string', placeholder: 'N', summary: '一件申请所提供的页数，按量计收' },
    received: { type: 'string', placeholder: 'DATE', summary: '收到申请之日；2021-01-01 以前的不收费' },
    json: { type: 'boolean', summary: '以 JSON 输出：total、tiers（单位：元）' },
  },
  details: '按件或者按量，二者只能选一种，同一件申请不得重复计算；超额累进，只对超出免费部分的数量收取。',
  async run(args, io) {
    const fee = feeOf(args)
    if (args.values.json) {
      outJson(io, { total: fee.total, tiers: fee.tiers, article: fee.article })
      return exitCodes.ok
    }
    io.out(`合计：${fee.total} 元（${fee.article}）`)
    for (const { from, to, count, rate, amount } of fee.tiers) {
      io.out(`  第 ${from} 至 ${to}：${count} × ${rate} 元 = ${amount} 元`)
    }
    return exitCodes.ok
  },
}

function feeOf(args: CommandArguments): Fee {
  const { pieces, pages } = args.values
  if (pieces !== undefined && pages !== undefined) {
    throw new UsageError('按件和按量不能同时计算：同一件申请只能选择一种标准。')
  }
  if (pieces === undefined && pages === undefined) throw new UsageError('请给出 --pieces 或 --pages。')
  const count = countOf(args, pieces === undefined ? 'pages' : 'pieces')
  const received = textOption(args, 'received')
  if (received !== undefined) {
    const day = parseCivilDate(received)
    if (!day) throw new UsageError(`--received 的“${received}”不是日期，请写成 2021-03-01 这样。`)
    if (day < FEES_SINCE)
      return { total: 0, tiers: [], article: `${FEE_RULES.article}；${FEES_SINCE} 以前的申请不收费` }
  }
  return pieces === undefined ? feeForPages(count) : feeForPieces(count)
}

function countOf(args: CommandArguments, name: string): number {
  const text = textOption(args, name) ?? ''
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (!(count <= MOST_COUNTED))
    throw new UsageError(`--${name} 的“${text}”不是数量，请写 0 到 ${MOST_COUNTED} 的整数。`)
  return count
}
