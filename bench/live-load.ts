import type pg from 'pg'
import { composedDocument } from '../demo/composed-document.ts'
import { sampleContent } from '../src/foundation/publications/builders.ts'
import { PLATFORM_SCOPE } from '../src/platform/counters/counters.ts'
import { idOf } from './search-load.ts'

const PIECE = 1000
const AGENCY = '00000000-0000-7000-8000-000000000001'
const DIGEST = '0'.repeat(64)

/** Loads the composed documents as released publications, unless they are there; the numbers are those of the index. */
export async function loadPublications(owner: pg.Pool, documents: number): Promise<void> {
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from live.publications')
  if ((rows[0]?.n ?? 0) >= documents) return
  await owner.query('truncate live.publications, live.versions, live.pages cascade')
  for (let from = 0; from < documents; from += PIECE) {
    const piece = Array.from({ length: Math.min(PIECE, documents - from) }, (_, at) =>
      publicationOf(from + at),
    )
    await owner.query(
      'insert into live.publications select * from jsonb_populate_recordset(null::live.publications, $1)',
      [JSON.stringify(piece)],
    )
    await owner.query(
      `insert into live.versions (publication_id, version, released_at, note, digest, content)
       select id, 1, released_at, '', digest, content from live.publications where number > $1 and number <= $2`,
      [from, from + PIECE],
    )
  }
  await owner.query(
    `insert into ops.counters (scope_id, year, kind, value) values ($1, 0, 'publication', $2)
     on conflict (scope_id, year, kind) do update set value = excluded.value`,
    [PLATFORM_SCOPE, documents],
  )
  await owner.query('vacuum analyze live.publications')
  await owner.query('vacuum analyze live.versions')
}

function publicationOf(seed: number) {
  const document = composedDocument(seed)
  const moment = new Date(Date.UTC(2020, 0, 1) + seed * 600_000).toISOString()
  return {
    id: idOf(seed),
    number: seed + 1,
    kind: seed % 4 === 0 ? 'institution-rule' : 'article',
    agency_id: AGENCY,
    agency_key: document.agencyKey,
    agency_name: document.agencyName,
    title: document.title,
    document_number: document.number,
    index_number: `bench/2026-${String(seed + 1).padStart(7, '0')}`,
    written: document.day,
    released_at: moment,
    changed_at: moment,
    version: 1,
    state: 'live',
    digest: DIGEST,
    content: {
      ...sampleContent(),
      title: document.title,
      documentNumber: document.number,
      issuers: [document.agencyName],
      written: document.day,
      body: document.text
        .split('\n')
        .map(paragraph => `<p>${paragraph}</p>`)
        .join(''),
    },
  }
}
