import { broughtReport } from '../src/features/annual-reports/builders.ts'
import { informationRequestsRoom } from '../src/features/information-requests/index.ts'
import { signedIn } from '../src/foundation/people/builders.ts'
import { ask, type Got } from './ask.ts'
import type { Ground } from './ground.ts'
import { cpuSeconds, quantile } from './process.ts'
import { castOf } from './release.ts'
import { ENDED_REQUESTS, type Offices } from './requests-load.ts'
import type { Figure } from './table.ts'
import type { Web } from './web.ts'

const ROUNDS = 40
const REPORT_ROUNDS = 7
const LATER = 20
const QUEUE_GOAL = 50
const REPORT_GOAL = 2_000

/** The queue of a handler and of the supervising office, and the report of every agency, each beside a plain count. */
export async function deskFigures(ground: Ground, web: Web, offices: Offices): Promise<Figure[]> {
  const now = new Date()
  const origin = `http://${web.host}`
  const handler = await signedIn(ground.db, offices.handlerId, now, origin)
  const supervisor = await signedIn(ground.db, offices.supervisorId, now, origin)
  const get = async (path: string, cookie: string) => {
    const got = await ask(web.port, path, web.host, { cookie })
    if (got.status !== 200) throw new Error(`${path} answers ${got.status}`)
    return got
  }
  return [
    ...(await queueFigures(ground, web, get, { handler, supervisor })),
    ...(await reportFigures(ground, get, supervisor, offices)),
  ]
}

type Get = (path: string, cookie: string) => Promise<Got>

async function queueFigures(
  ground: Ground,
  web: Web,
  get: Get,
  cookies: { readonly handler: string; readonly supervisor: string },
): Promise<Figure[]> {
  const home = '/desk/requests'
  // What the frame of the desk takes by itself: a list with nothing in it.
  const empty = { name: 'an empty list of the desk', path: `${home}/corrections`, cookie: cookies.handler }
  const pages: { readonly name: string; readonly path: string; readonly cookie: string }[] = [empty]
  for (const [who, cookie] of Object.entries(cookies)) {
    const later = await nextPages(get, home, cookie)
    const ended = await nextPages(get, `${home}?closed=yes`, cookie)
    const filters = who === 'handler' ? '?mine=yes' : '?agency=requests-3'
    pages.push(
      { name: `request queue, ${who}, first page`, path: home, cookie },
      { name: `request queue, ${who}, one state`, path: `${home}?state=assigned`, cookie },
      {
        name: `request queue, ${who}, ${who === 'handler' ? 'own' : 'one agency'}`,
        path: `${home}${filters}`,
        cookie,
      },
      { name: `request queue, ${who}, page ${LATER + 1}`, path: later, cookie },
      { name: `request queue, ${who}, ended`, path: `${home}?closed=yes`, cookie },
      { name: `request queue, ${who}, ended, page ${LATER + 1}`, path: ended, cookie },
    )
  }
  const times = pages.map((): number[] => [])
  const cpu = pages.map(() => 0)
  const plain: number[] = []
  // One round warms what a running house has in memory.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, { path, cookie }] of pages.entries()) {
      const before = cpuSeconds(web.pid)
      const { milliseconds } = await get(path, cookie)
      if (round === 0) continue
      times[at]?.push(milliseconds)
      cpu[at] = (cpu[at] ?? 0) + cpuSeconds(web.pid) - before
    }
    const counted = await plainCount(ground, 'and closed_at is null')
    if (round > 0) plain.push(counted)
  }
  return [
    {
      name: 'plain count of the open requests, in the database',
      value: quantile(plain, 0.95),
      unit: 'ms p95',
    },
    ...pages.map(({ name }, at): Figure => {
      const value = quantile(times[at] ?? [], 0.95)
      return {
        ...{ name, value, unit: 'ms p95', ratio: value / quantile(plain, 0.95) },
        cpu: ((cpu[at] ?? 0) / ROUNDS) * 1e6,
        ...(at === 0 ? {} : { goal: `≤ ${QUEUE_GOAL}`, held: value <= QUEUE_GOAL }),
      }
    }),
  ]
}

/** The address of a later page, reached as a person reaches it: page by page. */
async function nextPages(get: Get, path: string, cookie: string): Promise<string> {
  let at = path
  for (let page = 0; page < LATER; page += 1) {
    const { body } = await get(at, cookie)
    const next = /href="(\/desk\/requests\?[^"]*after=[^"]*)"/.exec(body)?.[1]
    if (next === undefined) throw new Error(`${at} has no next page`)
    at = next.replaceAll('&amp;', '&')
  }
  return at
}

async function reportFigures(
  ground: Ground,
  get: Get,
  supervisor: string,
  offices: Offices,
): Promise<Figure[]> {
  const reports = await reportsOf(ground, offices)
  const times: number[] = []
  const largest: number[] = []
  const plain: number[] = []
  for (let round = 0; round <= REPORT_ROUNDS; round += 1) {
    const started = performance.now()
    for (const [at, caseId] of reports.entries()) {
      const { milliseconds } = await get(`/desk/annual-reports/${caseId}`, supervisor)
      if (round > 0 && at === 0) largest.push(milliseconds)
    }
    if (round > 0) times.push(performance.now() - started)
    const counted = await plainCount(ground, '')
    if (round > 0) plain.push(counted)
  }
  const [whole, one] = [Math.max(...times), Math.max(...largest)]
  const wrong = await countedOtherwise(ground, offices)
  const base = quantile(plain, 0.5)
  const many = ENDED_REQUESTS.toLocaleString('en-US')
  return [
    { name: 'plain count of all requests, in the database', value: base, unit: 'ms p50' },
    {
      ...{
        name: `annual reports of ${reports.length} agencies over ${many} requests`,
        value: whole,
        unit: 'ms',
      },
      ...{ ratio: whole / base, goal: '≤ 2,000', held: whole <= REPORT_GOAL },
    },
    { name: '… of the agency with two fifths of them', value: one, unit: 'ms', ratio: one / base },
    { name: '… against a scan', value: wrong, unit: 'counted otherwise', goal: '0', held: wrong === 0 },
  ]
}

/** The report of each agency, begun where it is not: nobody has entered a number, so that each page counts. */
async function reportsOf(ground: Ground, { agencies, year }: Offices): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { id } of agencies) {
    const { rows } = await ground.owner.query<{ id: string }>(
      'select case_id as id from desk.annual_reports where agency_id = $1 and year = $2',
      [id, year],
    )
    const { drafter } = castOf(id)
    const hands = { writer: drafter, head: drafter, office: drafter }
    ids.push(
      rows[0]?.id ??
        (await broughtReport(ground.db, figures(), { agencyId: id, year }, 'drafting', hands, new Date())),
    )
  }
  return ids
}

const figures = () => informationRequestsRoom.reportFigures ?? []

/** By how many the new and carried ones, and the results with those carried on, differ from one scan of all requests. */
async function countedOtherwise(ground: Ground, { agencies, year }: Offices): Promise<number> {
  let [came, went] = [0, 0]
  for (const { id } of agencies) {
    for (const each of figures()) {
      for (const [cell, n] of await each.cells(ground.db, id, year)) {
        if (/^t2\.r[12]\./.test(cell)) came += n
        else if (cell.startsWith('t2.')) went += n
      }
    }
  }
  const { rows } = await ground.owner.query<{ n: number }>(
    `select count(*)::int as n from desk.information_requests where agency_id = any ($1)
       and extract(year from received_on) <= $2 and (concluded_on is null or extract(year from concluded_on) >= $2)`,
    [agencies.map(each => each.id), year],
  )
  const truth = rows[0]?.n ?? 0
  if (truth < ENDED_REQUESTS) throw new Error(`the report of ${year} counts ${truth} requests`)
  return Math.abs(came - truth) + Math.abs(went - truth)
}

async function plainCount({ owner }: Ground, more: string): Promise<number> {
  const started = performance.now()
  await owner.query(`select count(*) from desk.cases where kind = 'information-request' ${more}`)
  return performance.now() - started
}
