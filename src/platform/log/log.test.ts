import { describe, expect, test } from 'vitest'
import { type LogLevel, type LogLine, openLog } from './log.ts'

function listen(level: LogLevel = 'debug') {
  const lines: string[] = []
  return { log: openLog(level, { write: line => void lines.push(line) }), lines }
}
const read = (lines: string[]): Record<string, unknown>[] => lines.map(line => JSON.parse(line))
const ID = '019a0000-0000-7000-8000-012345678901'

describe('a log line', () => {
  test('says what happened, when, and to which identifiers', () => {
    const { log, lines } = listen()
    log.info({
      event: 'http.answered',
      method: 'GET',
      route: '/d/:number',
      status: 200,
      milliseconds: 3.5,
      actorId: ID,
    })
    expect(read(lines)).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        event: 'http.answered',
        method: 'GET',
        route: '/d/:number',
        status: 200,
        milliseconds: 3.5,
        actorId: ID,
      },
    ])
  })

  test.each([
    ['a name as a subject', { subjectId: '张三' }, '张三'],
    ['a telephone number as a subject', { subjectId: '13800138000' }, '13800138000'],
    ['a telephone number as a count', { count: 13800138000 }, '13800138000'],
    ['an identity card as a code', { code: 'id-371302199001011234' }, '371302199001011234'],
    ['a query behind a route', { route: '/search?q=zhangsan' }, 'zhangsan'],
    ['a mail address as an actor', { actorId: 'li@example.org' }, 'example'],
    ['a sentence as an event', { event: 'Li Si signed in' }, 'Li Si'],
  ])('never holds %s', (_what, members, secret) => {
    const { log, lines } = listen()
    log.info({ event: 'tried', ...members })
    expect(lines.join()).not.toContain(secret)
    expect(lines.join()).toContain('[withheld]')
  })

  test('drops a member that nobody allowed, even where the types were evaded', () => {
    const { log, lines } = listen()
    log.info({ event: 'filed', name: '张三', body: { phone: '13800138000' } } as LogLine)
    expect(lines.join()).not.toMatch(/张三|13800138000|name|body/)
  })

  test('below the level is not written', () => {
    const { log, lines } = listen('warn')
    log.info({ event: 'quiet' })
    log.warn({ event: 'loud' })
    expect(read(lines).map(line => line.event)).toEqual(['loud'])
  })
})

describe('a fault in the log', () => {
  test('tells its class, code and place, and no word of its message, detail or cause', () => {
    const { log, lines } = listen()
    const cause = Object.assign(
      new Error('Key (phone)=(13800138000) already exists.\n    at 李四 (x.ts:1:1)'),
      {
        code: '23505',
        constraint: 'people_phone_key',
        detail: 'Key (phone)=(13800138000)',
      },
    )
    log.error({ event: 'http.failed', requestId: ID }, new TypeError('张三 sent nonsense', { cause }))
    const [line] = read(lines)
    expect(line).toMatchObject({
      event: 'http.failed',
      fault: { name: 'TypeError', cause: { name: 'Error', code: '23505', constraint: 'people_phone_key' } },
    })
    expect(lines.join()).toContain('log.test.ts')
    expect(lines.join()).not.toMatch(/13800138000|张三|李四|phone\)/)
  })

  test('that is no error at all is still a line', () => {
    const { log, lines } = listen()
    log.error({ event: 'http.failed' }, '张三')
    expect(read(lines)[0]).toMatchObject({ fault: { name: 'string' } })
    expect(lines.join()).not.toContain('张三')
  })
})
