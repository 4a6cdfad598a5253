import { ask, askAll } from './ask.ts'
import type { Ground } from './ground.ts'
import { cpuSeconds, quantile, residentBytes } from './process.ts'
import type { Figure } from './table.ts'
import { startWeb, type Web } from './web.ts'

const PAGES = 2_000
const LISTS = 300

/** Pages that are not in memory: drawn for the first time, then as the database keeps them; and the memory after both. */
export async function coldFigures(ground: Ground): Promise<Figure[]> {
  const paths = Array.from({ length: PAGES }, (_, at) => `/d/${at * 5 + 1}`)
  await ground.owner.query('delete from live.pages')
  const first = await startWeb(ground, 18_081)
  await askAll(first.port, paths.slice(0, 50), first.host)
  const drawn = await timed(first, paths.slice(50))
  // What was drawn is kept a moment after it was sent.
  await until(async () => {
    const { rows } = await ground.owner.query('select count(*)::int as n from live.pages')
    return rows[0]?.n >= PAGES
  })
  await first.stop()
  const second = await startWeb(ground, 18_081)
  await askAll(second.port, paths.slice(0, 50), second.host)
  const cold = await timed(second, paths.slice(50))
  await askAll(
    second.port,
    ['/', '/publications', '/agencies', '/disclosure', '/search?q=%E5%AE%89%E5%85%A8'],
    second.host,
  )
  const { rss } = residentBytes(second.pid)
  await second.stop()
  const megabytes = rss / 1024 / 1024
  return [
    { name: 'document page, drawn', value: drawn.p50, unit: 'ms p50', cpu: drawn.cpu },
    {
      name: 'document page, cold',
      value: cold.p50,
      unit: 'ms p50',
      cpu: cold.cpu,
      goal: 'CPU ≤ 1,000 µs',
      held: cold.cpu <= 1000,
    },
    {
      name: `memory of one web process, ${ground.documents.toLocaleString('en-US')} documents`,
      value: megabytes,
      unit: 'MiB',
      goal: '≤ 150',
      held: megabytes <= 150,
    },
  ]
}

/** Lists at two sizes, in turn; an unknown parameter keeps each answer from coming out of memory. */
export async function listFigures(small: Ground, large: Ground): Promise<Figure[]> {
  const webs = [await startWeb(small, 18_081), await startWeb(large, 18_082)] as const
  const figures: Figure[] = []
  const kinds = [
    ['newest list', '/publications?'],
    ['list of one agency', '/publications?agency=composed-3&'],
    ['list of one year', '/publications?year=2020&'],
    ['JSON API, list', '/api/v1/publications?limit=20&year=2020'],
    ['JSON API, one document', '/api/v1/publications/100'],
  ] as const
  for (const [name, address] of kinds) {
    const times: [number[], number[]] = [[], []]
    const cpu: [number, number] = [0, 0]
    for (let round = 0; round < 3; round += 1) {
      for (const at of [0, 1] as const) {
        const web = webs[at]
        const before = cpuSeconds(web.pid)
        for (let n = 0; n < LISTS / 3; n += 1) {
          const path = address.startsWith('/api') ? address : `${address}x=${round}-${n}`
          const got = await ask(web.port, path, web.host)
          if (got.status !== 200) throw new Error(`${path} answers ${got.status}`)
          times[at].push(got.milliseconds)
        }
        cpu[at] += cpuSeconds(web.pid) - before
      }
    }
    const [one, other] = times.map(each => quantile(each, 0.5)) as [number, number]
    const ratio = other / one
    figures.push(
      {
        name: `${name}, ${small.documents.toLocaleString('en-US')} documents`,
        value: one,
        unit: 'ms p50',
        cpu: (cpu[0] / LISTS) * 1e6,
      },
      {
        name: `${name}, ${large.documents.toLocaleString('en-US')} documents`,
        value: other,
        unit: 'ms p50',
        ratio,
        cpu: (cpu[1] / LISTS) * 1e6,
        // Half as much again is within what one run differs from the next.
        ...(address.startsWith('/api') ? {} : { goal: 'as fast (≤ 1.5)', held: ratio <= 1.5 }),
      },
    )
  }
  await Promise.all(webs.map(web => web.stop()))
  return figures
}

async function timed(web: Web, paths: readonly string[]): Promise<{ p50: number; cpu: number }> {
  const before = cpuSeconds(web.pid)
  const times = await askAll(web.port, paths, web.host)
  return { p50: quantile(times, 0.5), cpu: ((cpuSeconds(web.pid) - before) / paths.length) * 1e6 }
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('it did not come about within a minute')
}
