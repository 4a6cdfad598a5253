import { civilDateOf, datePartsOf } from '../src/law/civil-date.ts'
import { PLATFORM_SCOPE } from '../src/platform/counters/counters.ts'
import { ask } from './ask.ts'
import type { Ground } from './ground.ts'
import { quantile } from './process.ts'
import type { Offices } from './requests-load.ts'
import type { Figure } from './table.ts'
import type { Web } from './web.ts'

const TIMES = 320
const AT_ONCE = 8
/** A person files no more in an hour, so that these come from many. */
const OF_A_CLIENT = 20

/**
 * Filing through the public form: one after the other beside a row that is inserted and committed, then eight at once. Every
 * one that was acknowledged is counted afterwards by its number.
 */
export async function filingFigures(ground: Ground, web: Web, { agencies }: Offices): Promise<Figure[]> {
  const { owner } = ground
  // What an earlier run took of the hour.
  await owner.query('delete from ops.limits')
  await owner.query('create table if not exists public.bench_rows (n int, at timestamptz)')
  const before = await counter(ground)
  const numbers: string[] = []
  let sent = 0
  const file = async (): Promise<{ readonly looked: number; readonly filed: number }> => {
    sent += 1
    const form = formOf(sent, agencies[sent % agencies.length]?.key ?? '')
    const from = `127.1.0.${1 + (Math.floor(sent / OF_A_CLIENT) % 250)}`
    const looked = await ask(web.port, '/requests/new', web.host, { form: { ...form, step: 'look' }, from })
    if (looked.status !== 200) throw new Error(`the look answers ${looked.status}`)
    const filed = await ask(web.port, '/requests/new', web.host, { form: { ...form, looked: 'yes' }, from })
    if (filed.location !== '/requests/receipt') throw new Error(`filing answers ${filed.status}`)
    const receipt = await ask(web.port, '/requests/receipt', web.host, { cookie: filed.cookie, from })
    const [number] = /Q\d{4}-\d{5,}/.exec(receipt.body) ?? []
    if (!number) throw new Error(`the receipt answers ${receipt.status}`)
    numbers.push(number)
    return { looked: looked.milliseconds, filed: filed.milliseconds }
  }
  for (let n = 0; n < 10; n += 1) await file()

  const alone: number[] = []
  const looks: number[] = []
  const inserts: number[] = []
  for (let n = 0; n < TIMES; n += 1) {
    const started = performance.now()
    await owner.query('insert into public.bench_rows values ($1, now())', [n])
    inserts.push(performance.now() - started)
    const { looked, filed } = await file()
    looks.push(looked)
    alone.push(filed)
  }
  const together: number[] = []
  const beginning = performance.now()
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (let n = 0; n < TIMES / AT_ONCE; n += 1) together.push((await file()).filed)
  })
  await Promise.all(hands)
  const seconds = (performance.now() - beginning) / 1_000

  const after = await counter(ground)
  const wrong = await wronglyNumbered(ground, numbers, before, after)
  const base = quantile(inserts, 0.95)
  const figure = (name: string, times: readonly number[]): Figure => ({
    ...{ name, value: quantile(times, 0.95), unit: 'ms p95', ratio: quantile(times, 0.95) / base },
  })
  return [
    { name: 'one row inserted and committed', value: base, unit: 'ms p95' },
    figure('filing a request', alone),
    figure('… the search that is offered before it', looks),
    figure('filing a request, eight at once', together),
    { name: '… with the search and the receipt', value: TIMES / seconds, unit: 'requests/s' },
    {
      ...{ name: `… gaps and doubles in ${numbers.length} numbers`, value: wrong },
      ...{ unit: 'wrong', goal: '0', held: wrong === 0 },
    },
  ]
}

function formOf(n: number, agency: string): Readonly<Record<string, string>> {
  return {
    ...{ agency, column: 'natural', name: `示例申请人${n}`, phone: '0539-0000000', mail: '', address: '' },
    ...{ description: `《示例市第${n}号供水规划》全文`, form: 'electronic', way: 'online', agreed: 'yes' },
    ...{ papersType: '居民身份证', papersNumber: `示例证件${n}`, once: `bench-${n}-${Math.random()}` },
  }
}

function seriesYear(): number {
  return datePartsOf(civilDateOf(new Date())).year
}

async function counter({ owner }: Ground): Promise<number> {
  const { rows } = await owner.query<{ value: number }>(
    `select value::int from ops.counters where scope_id = $1 and year = $2 and kind = 'information-request'`,
    [PLATFORM_SCOPE, seriesYear()],
  )
  return rows[0]?.value ?? 0
}

/** The numbers between two standings of the counter that nobody got, got twice, or under which no whole request is stored. */
async function wronglyNumbered(
  { owner }: Ground,
  given: readonly string[],
  before: number,
  after: number,
): Promise<number> {
  const series = Array.from(
    { length: after - before },
    (_, at) => `Q${seriesYear()}-${String(before + at + 1).padStart(5, '0')}`,
  )
  const { rows } = await owner.query<{ number: string }>(
    `select c.number from desk.cases c join desk.information_requests r on r.case_id = c.id
       join desk.case_events e on e.case_id = c.id and e.seq = 1 and e.event = 'file'
       join desk.case_codes k on k.case_id = c.id
     where c.number = any ($1)`,
    [series],
  )
  const stored = new Set(rows.map(each => each.number))
  const doubles = given.length - new Set(given).size
  const missing = series.filter(number => !stored.has(number) || !given.includes(number)).length
  return doubles + missing + given.filter(number => !series.includes(number)).length
}
