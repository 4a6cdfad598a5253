import { createHash } from 'node:crypto'
import type pg from 'pg'
import { composedDocument } from '../demo/composed-document.ts'
import { INDEX_VERSION, indexed } from '../src/foundation/search/builders.ts'

const PIECE = 500

/** Loads so many composed documents as the owner of the tables, unless they are there already. */
export async function loadCorpus(owner: pg.Pool, documents: number): Promise<void> {
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from live.search_entries where index_version = $1',
    [INDEX_VERSION],
  )
  if ((rows[0]?.n ?? 0) >= documents) return
  await owner.query('truncate live.search_entries, live.search_index, live.search_texts')
  const indexes = await owner.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'live' and tablename = 'search_index' and indexdef like '%gin%'`,
  )
  for (const { name } of indexes.rows) await owner.query(`drop index live.${name}`)
  let start = performance.now()
  for (let from = 0; from < documents; from += PIECE) {
    await loadPiece(owner, from, Math.min(documents, from + PIECE))
  }
  console.log(`composed, normalised and stored in ${seconds(start)}`)
  start = performance.now()
  for (const { definition } of indexes.rows) await owner.query(definition)
  console.log(`lists built in ${seconds(start)}`)
  await owner.query(`select setval(pg_get_serial_sequence('live.search_index', 'ord'), $1)`, [documents])
  await owner.query('vacuum analyze live.search_entries')
  await owner.query('vacuum analyze live.search_index')
  await owner.query('vacuum analyze live.search_texts')
  const sizes = await owner.query<{ name: string; size: string }>(
    `select relname as name, pg_size_pretty(case relkind when 'r' then pg_table_size(oid) else pg_relation_size(oid) end) as size
     from pg_class where relnamespace = 'live'::regnamespace and relname like 'search\\_%' and relkind in ('r', 'i')
     order by relname`,
  )
  for (const { name, size } of sizes.rows) console.log(`  ${name.padEnd(30)} ${size}`)
}

async function loadPiece(owner: pg.Pool, from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, at) => {
    const document = composedDocument(from + at)
    const row = indexed({
      id: idOf(from + at),
      kind: (from + at) % 4 === 0 ? 'guide' : 'article',
      href: `/d/${from + at + 1}`,
      title: document.title,
      documentNumber: document.number,
      agencyKey: document.agencyKey,
      agencyName: document.agencyName,
      topic: document.topic,
      day: document.day,
      // Every fifth text has ceased to hold.
      holdsUntil: (from + at) % 5 === 0 ? '2025-12-31' : null,
      summary: document.text.slice(0, 120),
      text: document.text,
    })
    return { ...row, ord: from + at + 1 }
  })
  const json = (fields: readonly (keyof (typeof rows)[number])[]) =>
    JSON.stringify(rows.map(row => Object.fromEntries(fields.map(field => [field, row[field]]))))
  for (const [table, fields] of Object.entries(TABLES)) {
    await owner.query(
      `insert into live.${table} (${fields.join()}) overriding system value
       select ${fields.join()} from jsonb_populate_recordset(null::live.${table}, $1)`,
      [json(fields)],
    )
  }
}

const SHOWN = ['id', 'kind', 'agency_key', 'topic', 'day', 'holds_until'] as const
const LISTS = ['title_grams', 'pinyin_grams', 'body_grams'] as const
const TABLES = {
  search_entries: [
    ...SHOWN,
    'href',
    'title',
    'document_number',
    'agency_name',
    'summary',
    'text',
    'index_version',
  ],
  search_index: [...SHOWN, 'ord', 'title_norm', 'number_norm', ...LISTS],
  search_texts: ['ord', 'id', 'day', 'body_norm'],
} as const

/** An id that is not in the order of loading: ties of a day fall anywhere, as they do in life. */
export function idOf(seed: number): string {
  const hex = createHash('sha256').update(String(seed)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
