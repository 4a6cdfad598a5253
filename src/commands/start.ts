import type { Command } from '../platform/cli/command.ts'
import type { Program } from '../platform/cli/database-commands.ts'
import { start } from '../start.ts'

/** `gongkai start`: the same as `npm start`, without installing anything. */
export function startCommand({ root }: Program): Command {
  return {
    name: 'start',
    summary: '启动平台：门户、工作台和接口',
    usage: '',
    options: {},
    run: (_args, io) => start(io.env, root, io.out),
  }
}
