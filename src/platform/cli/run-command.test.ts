import { describe, expect, it } from 'vitest'
import { type Command, type CommandArguments, type CommandIo, UsageError } from './command.ts'
import { runCommand } from './run-command.ts'

function command(name: string, extra: Partial<Command> = {}): Command {
  return { name, summary: `做${name}`, usage: '', options: {}, run: async () => 0, ...extra }
}

/** Runs a line and gives what a script sees of it. */
async function type(commands: readonly Command[], line: string) {
  const said = { out: '', err: '' }
  const io: CommandIo = {
    out: text => {
      said.out += text
    },
    err: text => {
      said.err += text
    },
    progress: () => {},
    env: {},
    cwd: '/',
    now: () => new Date(0),
  }
  return { code: await runCommand(commands, line.split(' ').filter(Boolean), io), ...said }
}

describe('a person at the command line', () => {
  it('is given the list of commands when the command is unknown or left out', async () => {
    const commands = [command('backup'), command('import documents')]
    for (const line of ['', 'bakcup', 'import pictures']) {
      const { code, err, out } = await type(commands, line)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('import documents')
    }
    expect(await type(commands, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('backup') })
  })

  it('reads how to call a command in its help, without running it', async () => {
    const ran: string[] = []
    const backup = command('backup', {
      usage: 'FILE',
      options: { json: { type: 'boolean', summary: '以 JSON 回答' } },
      run: async () => ran.push('backup'),
    })
    const { code, out } = await type([backup], 'backup --help')
    expect(code).toBe(0)
    expect(out).toContain('gongkai backup FILE')
    expect(out).toContain('--json')
    expect(ran).toEqual([])
  })

  it('reaches the command whose name has more words', async () => {
    const commands = [
      command('import', { positionals: { min: 0, max: 9 }, run: async () => 10 }),
      command('import documents', { run: async () => 20 }),
    ]
    expect((await type(commands, 'import documents')).code).toBe(20)
    expect((await type(commands, 'import pictures')).code).toBe(10)
  })

  it('passes arguments and options on', async () => {
    let seen: CommandArguments | undefined
    const restore = command('restore', {
      positionals: { min: 1, max: 1 },
      options: { force: { type: 'string', summary: '' }, json: { type: 'boolean', summary: '' } },
      run: async args => {
        seen = args
        return 3
      },
    })
    expect((await type([restore], 'restore city.tar.gz --force gongkai --json')).code).toBe(3)
    expect(seen).toEqual({ positionals: ['city.tar.gz'], values: { force: 'gongkai', json: true } })
  })

  it.each([
    ['an unknown option', 'restore a --loud', '没有 --loud 这个选项'],
    ['an option without its value', 'restore a --as x --force', '选项 --force 的写法不对'],
    ['a missing argument', 'restore --as x', '缺少参数'],
    ['one argument too many', 'restore a b --as x', '多余的参数：b'],
    ['a required option that is missing', 'restore a', '缺少 --as'],
  ])('is told about %s, with the usage, and code 2', async (_, line, message) => {
    const restore = command('restore', {
      usage: 'FILE',
      positionals: { min: 1, max: 1 },
      options: {
        force: { type: 'string', summary: '' },
        as: { type: 'string', summary: '以谁的身份', required: true },
      },
    })
    const { code, err } = await type([restore], line)
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err).toContain('gongkai restore FILE')
  })

  it('gets code 2 for arguments that the command itself refuses, and 1 for what went wrong', async () => {
    const fail = (error: Error) => command('x', { run: () => Promise.reject(error) })
    expect(await type([fail(new UsageError('没有这个机构'))], 'x')).toMatchObject({ code: 2 })
    expect(await type([fail(new Error('磁盘已满'))], 'x')).toEqual({ code: 1, out: '', err: '磁盘已满' })
  })
})
