import { parseArgs } from 'node:util'
import {
  type Command,
  type CommandArguments,
  type CommandIo,
  type CommandOption,
  exitCodes,
  UsageError,
} from './command.ts'

/** Finds the command that the words name, checks its arguments, and runs it. Returns the exit code; never throws. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  io: CommandIo,
): Promise<number> {
  const command = find(commands, words)
  if (!command) return answerWithoutCommand(commands, words, io)
  const rest = words.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command))
    return exitCodes.ok
  }
  try {
    return await command.run(parse(command, rest), io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${helpOf(command)}`)
      return exitCodes.usage
    }
    io.err(error instanceof Error ? error.message : String(error))
    if (io.env.LOG_LEVEL === 'debug' && error instanceof Error) io.err(error.stack ?? '')
    return exitCodes.failed
  }
}

/** The command whose words the line begins with; of two, the longer. */
function find(commands: readonly Command[], words: readonly string[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

function answerWithoutCommand(commands: readonly Command[], words: readonly string[], io: CommandIo): number {
  const list = listOf(commands)
  if (words.length === 0) {
    io.err(list)
    return exitCodes.usage
  }
  if (words[0] === '--help' || words[0] === '-h' || words[0] === 'help') {
    io.out(list)
    return exitCodes.ok
  }
  io.err(`没有“${words.filter(word => !word.startsWith('-')).join(' ')}”这个命令。\n\n${list}`)
  return exitCodes.usage
}

function parse(command: Command, words: readonly string[]): CommandArguments {
  const { min, max } = command.positionals ?? { min: 0, max: 0 }
  let parsed: { values: CommandArguments['values']; positionals: string[] }
  try {
    const options = Object.entries(command.options).map(
      ([name, { type, multiple = false }]) => [name, { type, multiple }] as const,
    )
    const { values, positionals } = parseArgs({
      args: [...words],
      options: Object.fromEntries(options),
      allowPositionals: true,
    })
    // An option that may be repeated holds texts alone: those of two kinds are not repeated.
    parsed = { values: values as CommandArguments['values'], positionals }
  } catch (error) {
    throw new UsageError(explain(error, words))
  }
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && parsed.values[name] === undefined)
      throw new UsageError(`缺少 --${name}：${option.summary}`)
  }
  if (parsed.positionals.length < min) throw new UsageError('缺少参数。')
  if (parsed.positionals.length > max)
    throw new UsageError(`多余的参数：${parsed.positionals.slice(max).join(' ')}`)
  return parsed
}

function explain(error: unknown, words: readonly string[]): string {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const option = /'(-{1,2}[^' ]+)/.exec(message)?.[1] ?? words.find(word => word.startsWith('-')) ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option} 这个选项。`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项 ${option} 的写法不对。`
  return message
}

function helpOf(command: Command): string {
  const options: Record<string, CommandOption> = {
    ...command.options,
    help: { type: 'boolean', summary: '显示这段说明' },
  }
  const rows = Object.entries(options).map(([name, { type, summary, placeholder = 'VALUE' }]) => {
    return [type === 'string' ? `--${name} ${placeholder}` : `--${name}`, summary] as const
  })
  const parts = [
    command.summary,
    `用法：gongkai ${command.name}${command.usage ? ` ${command.usage}` : ''}`,
    ...(command.details ? [command.details] : []),
    `选项：\n${columns(rows)}`,
    '退出码：0 成功，1 失败，2 用法不对，3 拒绝执行',
  ]
  return parts.join('\n\n')
}

function listOf(commands: readonly Command[]): string {
  const rows = [...commands]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, summary }) => [name, summary] as const)
  return `用法：gongkai 命令 [参数]\n\n命令：\n${columns(rows)}\n\n每个命令的说明：gongkai 命令 --help`
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
