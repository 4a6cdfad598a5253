import { listFacets } from '../../foundation/publications/index.ts'
import {
  excerptsOf,
  MOST_COUNTED,
  normalise,
  type SearchHit,
  type SearchResult,
  search,
} from '../../foundation/search/index.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import { cleanText } from '../../platform/forms/clean-text.ts'
import { page } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { type Filter, FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { SearchBox } from '../../ui/search-box/search-box.tsx'
import { SectionNav } from '../../ui/section-nav/section-nav.tsx'
import { kindsOf } from './kinds.ts'
import { marked } from './marked.tsx'
import { simplified } from './traditional.ts'

const PAGE = 20
/** Further pages cost more and help nobody: whoever is there should narrow the search. */
const MOST_PAGES = 50
const LONGEST = 200

interface Asked {
  readonly text: string
  readonly agency: string
  readonly kind: string
  readonly year: string
  readonly order: 'relevance' | 'newest'
  readonly page: number
}

function read(query: URLSearchParams): Asked {
  const year = query.get('year') ?? ''
  const agency = query.get('agency') ?? ''
  const kind = query.get('kind') ?? ''
  const number = Number(query.get('page') ?? '1')
  return {
    text: cleanText(query.get('q') ?? '').slice(0, LONGEST),
    agency: /^[a-z0-9-]{1,80}$/.test(agency) ? agency : '',
    kind: /^[a-z0-9-]{1,40}$/.test(kind) ? kind : '',
    year: /^(?:19|20)\d\d$/.test(year) ? year : '',
    order: query.get('order') === 'newest' ? 'newest' : 'relevance',
    page: Number.isInteger(number) && number >= 1 && number <= MOST_PAGES ? number : 1,
  }
}

function href(asked: Asked, change: Partial<Asked> = {}): string {
  const { text, agency, kind, year, order, page: number } = { ...asked, ...change }
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (agency !== '') query.set('agency', agency)
  if (kind !== '') query.set('kind', kind)
  if (year !== '') query.set('year', year)
  if (order !== 'relevance') query.set('order', order)
  if (number > 1) query.set('page', String(number))
  return query.size > 0 ? `/search?${query}` : '/search'
}

/** `/search`: what contains every term as typed, exact things first. */
export function searchRoute(house: House): PortalRoute {
  const kinds = kindsOf(house)
  return {
    method: 'GET',
    path: '/search',
    async handle({ live, query }) {
      const asked = read(query)
      const look = (text: string) =>
        search(live, {
          text,
          agencyKey: asked.agency || undefined,
          kind: asked.kind || undefined,
          year: asked.year === '' ? undefined : Number(asked.year),
          order: asked.order,
          offset: (asked.page - 1) * PAGE,
          limit: PAGE,
        })
      const empty = asked.text === ''
      let result: SearchResult = empty ? { terms: [], hits: [], total: 0 } : await look(asked.text)
      let folded: string | undefined
      if (!empty && result.total === 0 && simplified(asked.text) !== asked.text) {
        folded = simplified(asked.text)
        result = await look(folded)
      }
      const found = await excerpts(live, result)
      const facets = await listFacets(live)
      const filters: readonly Filter[] = [
        {
          name: 'agency',
          label: '发布机构',
          value: asked.agency,
          options: facets.agencies.map(({ key, name }) => ({ value: key, label: name })),
        },
        {
          name: 'kind',
          label: '信息种类',
          value: asked.kind,
          options: kinds.map(kind => ({ value: kind.key, label: kind.label })),
        },
        {
          name: 'year',
          label: '年份',
          value: asked.year,
          options: yearsUpTo(facets.years).map(year => ({ value: String(year), label: `${year} 年` })),
        },
      ]
      return page(
        empty ? '站内搜索' : `“${asked.text}”的搜索结果`,
        <SearchPage
          asked={asked}
          result={result}
          excerpts={found}
          folded={folded}
          filters={filters}
          kindLabel={key => kinds.find(kind => kind.key === key)?.label ?? ''}
        />,
        {
          canonical: href(asked),
          ownHeading: true,
          head: <meta name="robots" content="noindex, follow" />,
        },
      )
    },
  }
}

/** For what shows no term in its title or summary: the place in its text that was found. */
async function excerpts(live: LiveDb, { hits, terms }: SearchResult): Promise<ReadonlyMap<string, string>> {
  const out = new Map<string, string>()
  for (const term of terms) {
    const hidden = hits.filter(
      hit =>
        !out.has(hit.id) &&
        ![hit.title, hit.summary, hit.documentNumber ?? ''].some(text => normalise(text).includes(term)),
    )
    const found = await excerptsOf(
      live,
      hidden.map(hit => hit.id),
      term,
    )
    for (const [id, text] of found) out.set(id, text)
  }
  return out
}

/** Documents are older than their release here: the years go back to the first that documents were put online. */
function yearsUpTo(released: readonly number[]): number[] {
  const newest = released[0]
  if (newest === undefined) return []
  const oldest = Math.min(2000, released.at(-1) ?? newest)
  return Array.from({ length: newest - oldest + 1 }, (_, at) => newest - at)
}

interface SearchPageProps {
  readonly asked: Asked
  readonly result: SearchResult
  readonly excerpts: ReadonlyMap<string, string>
  /** The query in Simplified characters, where only that found something. */
  readonly folded: string | undefined
  readonly filters: readonly Filter[]
  readonly kindLabel: (key: string) => string
}

function SearchPage({ asked, result, excerpts, folded, filters, kindLabel }: SearchPageProps) {
  const narrowed = asked.agency !== '' || asked.kind !== '' || asked.year !== ''
  const plain = { ...asked, agency: '', kind: '', year: '', page: 1 }
  return (
    <>
      <h1>站内搜索</h1>
      <SearchBox
        action="/search"
        label="标题、发文字号或者正文中的词，几个词用空格隔开"
        value={asked.text}
        hidden={asked.order === 'newest' ? { order: 'newest' } : {}}
        large
      />
      {asked.text === '' ? (
        <p class="quiet">例如：国办发〔2020〕17号、应急预案 危险化学品。</p>
      ) : (
        <>
          <FilterPanel
            action="/search"
            title="缩小范围"
            submitLabel="筛选"
            filters={filters}
            hidden={{ q: asked.text, ...(asked.order === 'newest' ? { order: 'newest' } : {}) }}
            clear={href(plain)}
          />
          {folded && result.total > 0 ? <p>已按简体字“{folded}”查找。</p> : null}
          {result.total === 0 ? (
            <Nothing asked={asked} narrowed={narrowed} all={href(plain)} terms={result.terms} />
          ) : (
            <Results asked={asked} result={result} excerpts={excerpts} kindLabel={kindLabel} />
          )}
        </>
      )}
    </>
  )
}

function Results({
  asked,
  result,
  excerpts,
  kindLabel,
}: {
  asked: Asked
  result: SearchResult
  excerpts: ReadonlyMap<string, string>
  kindLabel: (key: string) => string
}) {
  const { hits, total, terms } = result
  const many = total > MOST_COUNTED
  const first = (asked.page - 1) * PAGE + 1
  const more = asked.page < MOST_PAGES && asked.page * PAGE < total
  return (
    <>
      <p class="search-total">
        {many ? `共找到 ${MOST_COUNTED.toLocaleString('en-US')}+ 条` : `共找到 ${total} 条`}
      </p>
      <SectionNav
        label="排列顺序"
        items={[
          {
            href: href(asked, { order: 'relevance', page: 1 }),
            label: '按相关程度',
            current: asked.order === 'relevance',
          },
          {
            href: href(asked, { order: 'newest', page: 1 }),
            label: '按日期',
            current: asked.order === 'newest',
          },
        ]}
      />
      <DocumentList
        label="搜索结果"
        items={hits.map(hit => ({
          href: hit.href,
          title: marked(hit.title, terms),
          date: hit.day,
          excerpt: marked(excerpts.get(hit.id) ?? hit.summary, terms),
          secondary: secondary(hit, terms, kindLabel),
        }))}
      />
      <Pagination
        previous={asked.page > 1 ? href(asked, { page: asked.page - 1 }) : undefined}
        next={more ? href(asked, { page: asked.page + 1 }) : undefined}
        summary={`第 ${first}—${first + hits.length - 1} 条`}
      />
    </>
  )
}

function secondary(hit: SearchHit, terms: readonly string[], kindLabel: (key: string) => string) {
  return (
    <>
      {hit.agencyName}
      {hit.documentNumber ? <>　{marked(hit.documentNumber, terms)}</> : null}
      {kindLabel(hit.kind) ? `　${kindLabel(hit.kind)}` : null}
    </>
  )
}

function Nothing({
  asked,
  narrowed,
  all,
  terms,
}: {
  asked: Asked
  narrowed: boolean
  all: string
  terms: readonly string[]
}) {
  return (
    <EmptyState title={`没有找到与“${asked.text}”有关的内容`}>
      <ul>
        {narrowed ? (
          <li>
            <a href={all}>去掉机构、种类和年份的限制</a>再找。
          </li>
        ) : null}
        {terms.length > 1 ? (
          <li>
            几个词要同时出现才会列出，可以只查其中一个：
            {terms.map(term => (
              <>
                {' '}
                <a href={href({ ...asked, text: term, page: 1 })}>{term}</a>
              </>
            ))}
          </li>
        ) : (
          <li>换一个更短或更常用的词，把连写的词用空格分开。</li>
        )}
        <li>
          查文件可以只输入发文字号中的年份和序号，例如“〔2020〕17号”；也可以从
          <a href="/publications">最新公开</a>和<a href="/agencies">机构</a>逐级查找。
        </li>
      </ul>
    </EmptyState>
  )
}
