import pg from 'pg'
import {
  correctionsOf,
  type SearchQuery,
  search,
  searchFacets,
  termsOf,
} from '../src/foundation/search/index.ts'
import { type LiveDb, liveDb } from '../src/platform/db/db.ts'
import type { Ground } from './ground.ts'
import { quantile } from './process.ts'
import { KINDS_OF_QUERIES, queriesOf } from './search-queries.ts'
import type { Figure } from './table.ts'

const ROUNDS = 3
const MOST = { p50: 10, p95: 50 }

/**
 * How fast the search answers a hundred queries of five kinds, and whether what it says is what a scan of all texts
 * says: totals, and the newest twenty in order.
 */
export async function searchFigures(ground: Ground): Promise<Figure[]> {
  const reader = new pg.Pool({ connectionString: ground.server.readerUrl, max: 4 })
  const live = liveDb(reader)
  const size = `${ground.documents.toLocaleString('en-US')} documents`
  try {
    const figures: Figure[] = []
    for (const { name, run, goal } of RUNS) {
      const times = await timesOf(ground.documents, text => run(live, text))
      for (const share of ['p50', 'p95'] as const) {
        const value = quantile(times, share === 'p50' ? 0.5 : 0.95)
        const most = MOST[share]
        figures.push({
          name: `search, ${name}, ${size}`,
          value,
          unit: `ms ${share}`,
          ...(goal ? { goal: `≤ ${most}`, held: value <= most } : {}),
        })
      }
    }
    const wrong = await wrongAnswers(live, ground.owner, ground.documents)
    return [
      ...figures,
      { name: `… against a scan, ${size}`, value: wrong, unit: 'wrong of 100', goal: '0', held: wrong === 0 },
    ]
  } finally {
    await live.destroy()
  }
}

/** The milliseconds of every query in every round but the first, which warms what a running house has in memory. */
async function timesOf(documents: number, run: (text: string) => Promise<unknown>): Promise<number[]> {
  const asked = queriesOf(documents)
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const text of KINDS_OF_QUERIES.flatMap(kind => asked[kind])) {
      const start = performance.now()
      await run(text)
      if (round > 0) times.push(performance.now() - start)
    }
  }
  return times
}

interface Run {
  readonly name: string
  run(live: LiveDb, text: string): Promise<unknown>
  /** Facets are asked for beside the search, corrections only where nearly nothing is found: they have no goal. */
  readonly goal: boolean
}

const RUNS: readonly Run[] = [
  { name: 'by relevance', run: (live, text) => search(live, first(text, 'relevance')), goal: true },
  { name: 'newest first', run: (live, text) => search(live, first(text, 'newest')), goal: true },
  {
    name: 'one agency of one year',
    run: (live, text) => search(live, { ...first(text, 'relevance'), agencyKey: 'composed-3', year: 2023 }),
    goal: true,
  },
  {
    name: 'the tenth page',
    run: (live, text) => search(live, { ...first(text, 'relevance'), offset: 180 }),
    goal: true,
  },
  { name: 'facets', run: (live, text) => searchFacets(live, first(text, 'relevance')), goal: false },
  {
    name: 'a slip at the second character, corrected',
    run: (live, text) => correctionsOf(live, { text: slipped(text) }),
    goal: false,
  },
]

function first(text: string, order: SearchQuery['order']): SearchQuery {
  return { text, order, offset: 0, limit: 20, today: '2026-11-22' }
}

/** A text with a wrong second character, as it stands nowhere. */
function slipped(text: string): string {
  return `${text.slice(0, 1)}〇${text.slice(2)}`
}

/** How many queries get a wrong total or a wrong list of the newest twenty, against a scan of every text. */
async function wrongAnswers(live: LiveDb, owner: pg.Pool, documents: number): Promise<number> {
  let wrong = 0
  for (const [kind, texts] of Object.entries(queriesOf(documents))) {
    for (const text of texts) {
      const patterns = termsOf(text).map(term => `%${term}%`)
      const { rows } = await owner.query<{ total: number; ids: string[] }>(
        `with m as materialized (select i.id, i.day from live.search_index i join live.search_texts t using (ord)
           where t.body_norm like all ($1::text[]))
         select (select count(*)::int from m) as total,
           array(select id::text from m order by day desc, id desc limit 20) as ids`,
        [patterns],
      )
      const truth = rows[0] ?? { total: 0, ids: [] }
      const said = await search(live, first(text, 'newest'))
      const rightTotal =
        said.more === undefined ? said.total === truth.total : said.total <= truth.total && truth.total > 1000
      const rightList = said.hits.map(hit => hit.id).join() === truth.ids.join()
      if (rightTotal && rightList) continue
      wrong += 1
      console.log(`  ${kind} “${text}”: said ${said.total}${said.more ? '+' : ''}, there are ${truth.total}`)
    }
  }
  return wrong
}
