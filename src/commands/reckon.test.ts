import { describe, expect, test } from 'vitest'
import type { CommandIo } from '../platform/cli/command.ts'
import { runCommand } from '../platform/cli/run-command.ts'
import { reckonDue } from './reckon-due.ts'
import { reckonFee } from './reckon-fee.ts'

async function typed(line: string) {
  const out: string[] = []
  const err: string[] = []
  const io: CommandIo = {
    out: text => void out.push(text),
    err: text => void err.push(text),
    progress: () => {},
    env: {},
    cwd: '/',
    now: () => new Date('2026-11-23T02:00:00Z'),
  }
  const code = await runCommand([reckonDue, reckonFee], line.split(' '), io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('whoever asks by which day an answer is due', () => {
  test.each([
    ['--received 2020-09-10 --days 20', '2020-10-14', false],
    ['--received 2020-09-10 --days 20 --extend 20', '2020-11-11', false],
    ['--received 2020-09-10 --days 20 --pause 2020-09-16..2020-10-12', '2020-11-03', false],
    // Of two times that overlap each day is left out once.
    [
      '--received 2020-09-10 --days 20 --pause 2020-09-16..2020-09-30 --pause 2020-09-25..2020-10-12',
      '2020-11-03',
      false,
    ],
    // What begins after the last day moves nothing.
    ['--received 2020-09-10 --days 20 --pause 2020-10-15..2020-11-30', '2020-10-14', false],
    ['--received 2019-04-28 --days 20', '2019-05-28', false],
    ['--received 2026-12-20 --days 20', '2027-01-15', true],
    ['--received 2020-09-10 --days 0', '2020-09-10', false],
  ])('%s is told %s', async (options, date, provisional) => {
    const { code, out } = await typed(`due ${options} --json`)
    expect([code, JSON.parse(out)]).toMatchObject([0, { date, provisional }])
  })

  test('reads the reason for every day between', async () => {
    const { out } = await typed('due --received 2020-09-25 --days 4')
    expect(out).toContain('最后一日：2020-09-30')
    expect(out).toMatch(/2020-09-26 {2}不计.*周末/)
    expect(out).toMatch(/2020-09-27 {2}第 1 日.*调休上班/)
  })

  test.each([
    ['due --received 2020-02-30 --days 20', '2020-02-30'],
    ['due --received 2020-09-10 --days -1', '--days'],
    ['due --received 2020-09-10 --days 20 --pause 2020-10-12..2020-09-16', '末日早于首日'],
    ['due --days 20', '--received'],
    ['fee', '--pieces'],
    ['fee --pieces 1 --pages 1', '不能同时计算'],
    ['fee --pieces 1e3', '1e3'],
  ])('%s is told what is wrong', async (line, word) => {
    const { code, err } = await typed(line)
    expect(code).toBe(2)
    expect(err).toContain(word)
  })
})

test('a fee is told with its tiers; before 2021 there was none', async () => {
  expect(JSON.parse((await typed('fee --pieces 45 --json')).out)).toMatchObject({ total: 5500 })
  expect((await typed('fee --pages 250')).out).toContain('合计：4700 元')
  const before = await typed('fee --pieces 45 --received 2020-12-31 --json')
  expect(JSON.parse(before.out)).toMatchObject({ total: 0, tiers: [] })
})
