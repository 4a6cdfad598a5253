import { ask } from './ask.ts'
import type { Ground } from './ground.ts'
import { hammer, hasTool, type Rate } from './load.ts'
import { startNginx } from './nginx.ts'
import { quantile } from './process.ts'
import type { Figure } from './table.ts'
import { startWeb } from './web.ts'

const ROUNDS = 5
const SECONDS = 3
const PAGE = '/d/100'

/**
 * A hot document page against nginx with the same bytes as a pre-compressed file, one worker, answers not logged (ours
 * are counted and logged). Round by round in turn; the figures are medians, the ratios medians of the rounds' ratios.
 */
export async function hotFigures(ground: Ground): Promise<Figure[]> {
  if (!hasTool('nginx') || !hasTool('wrk')) {
    console.log('nginx and wrk are not here (apt-get install nginx-light wrk): no hot page is measured')
    return []
  }
  const one = await startWeb(ground, 18_081)
  const two = await startWeb(ground, 18_082)
  const page = await ask(one.port, PAGE, one.host)
  await ask(two.port, PAGE, two.host)
  const nginx = await startNginx(Buffer.from(page.body), 18_080, 1)
  const first = { port: one.port, pids: [one.pid] }
  const second = { port: two.port, pids: [two.pid] }
  const rows: { nginx: Rate; one: Rate; two: Rate }[] = []
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      rows.push({
        nginx: await hammer([nginx], '/page.html', 'localhost', SECONDS),
        one: await hammer([first], PAGE, one.host, SECONDS),
        two: await hammer([first, second], PAGE, one.host, SECONDS),
      })
    }
  } finally {
    await Promise.all([nginx.stop(), one.stop(), two.stop()])
  }
  const median = (pick: (row: (typeof rows)[number]) => number) => quantile(rows.map(pick), 0.5)
  const ratioOne = median(row => row.one.rate / row.nginx.rate)
  const ratioTwo = median(row => row.two.rate / row.nginx.rate)
  const cpuRatio = median(row => row.one.cpu / row.nginx.cpu)
  return [
    {
      name: 'static file, nginx, one worker',
      value: median(row => row.nginx.rate),
      unit: '/s',
      cpu: median(row => row.nginx.cpu),
    },
    {
      name: 'hot document page, one process',
      value: median(row => row.one.rate),
      unit: '/s',
      ratio: ratioOne,
      cpu: median(row => row.one.cpu),
      goal: '≥ 0.38 of nginx',
      held: ratioOne >= 0.38,
    },
    {
      name: '… its CPU against that of nginx',
      value: cpuRatio,
      unit: '×',
      goal: '≤ 2.8',
      held: cpuRatio <= 2.8,
    },
    {
      name: 'hot document page, two processes',
      value: median(row => row.two.rate),
      unit: '/s',
      ratio: ratioTwo,
      cpu: median(row => row.two.cpu),
      goal: '≥ 0.6 of nginx',
      held: ratioTwo >= 0.6,
    },
  ]
}
