import { expect, test } from 'vitest'
import { oneAtATime, runProgram } from './run-program.ts'

const run = (text: string, more: Partial<Parameters<typeof runProgram>[0]> = {}) =>
  runProgram({ text, args: [], input: [], mostMilliseconds: 10_000, mostBytes: 1000, ...more })

test('a program is given its words and its input, and answers', async () => {
  const text = `for await (const chunk of process.stdin) process.stdout.write(process.argv[1] + chunk)`
  const ran = await run(text, { args: ['答'], input: ['甲', Buffer.from('乙')] })
  expect(ran.ok && ran.out.toString('utf8').replaceAll('答', '')).toBe('甲乙')
})

test('a program that never ends is ended, and so is one that says too much', async () => {
  expect(await run('for (;;);', { mostMilliseconds: 300 })).toEqual({ ok: false, code: 'slow', detail: '' })
  expect(await run(`process.stdout.write('x'.repeat(5000))`)).toEqual({ ok: false, code: 'long', detail: '' })
})

test('a program that fails is told from one that the system ended', async () => {
  expect(await run(`process.stderr.write('why'); process.exit(3)`)).toEqual({
    ok: false,
    code: 'broken',
    detail: 'why',
  })
  expect(await run(`process.kill(process.pid, 'SIGKILL')`)).toMatchObject({ ok: false, code: 'crashed' })
})

test('a program sees nothing of the surroundings of the house but what it is given', async () => {
  const ran = await run('process.stdout.write(Object.keys(process.env).sort().join())', {
    env: { GIVEN: '1' },
  })
  expect(ran.ok && ran.out.toString('utf8')).toBe('GIVEN,PATH')
})

test('tasks in a queue follow one another, also after one that failed', async () => {
  const inTurn = oneAtATime()
  const order: string[] = []
  const task = (name: string, fails = false) =>
    inTurn(async () => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
      if (fails) throw new Error(name)
    })
  await Promise.allSettled([task('first', true), task('second')])
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})
