import { SubscribeSection } from '../../foundation/notices/index.ts'
import { MOST_COUNTED, type SearchHit, type SearchResult } from '../../foundation/search/index.ts'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { type Filter, FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { SearchBox } from '../../ui/search-box/search-box.tsx'
import { SectionNav } from '../../ui/section-nav/section-nav.tsx'
import { marked } from './marked.tsx'
import { type Asked, MOST_PAGES, PAGE, searchHref } from './search-query.ts'

interface SearchPageProps {
  readonly asked: Asked
  readonly result: SearchResult
  readonly excerpts: ReadonlyMap<string, string>
  /** The query in Simplified characters, where only that found something. */
  readonly folded: string | undefined
  readonly filters: readonly Filter[]
  readonly kindLabel: (key: string) => string
  /** Where the same question is followed; absent where nothing is asked. */
  readonly followed: { readonly feed: string; readonly href: string } | undefined
}

/** The search: the box, what narrows it, what was found and why, or the way on where nothing was. */
export function SearchPage(props: SearchPageProps) {
  const { asked, result, excerpts, folded, filters, kindLabel, followed } = props
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
            clear={searchHref(plain)}
          />
          {folded && result.total > 0 ? <p>已按简体字“{folded}”查找。</p> : null}
          {result.total === 0 ? (
            <Nothing asked={asked} narrowed={narrowed} all={searchHref(plain)} terms={result.terms} />
          ) : (
            <Results asked={asked} result={result} excerpts={excerpts} kindLabel={kindLabel} />
          )}
          {followed ? <SubscribeSection {...followed} /> : null}
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
            href: searchHref(asked, { order: 'relevance', page: 1 }),
            label: '按相关程度',
            current: asked.order === 'relevance',
          },
          {
            href: searchHref(asked, { order: 'newest', page: 1 }),
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
        previous={asked.page > 1 ? searchHref(asked, { page: asked.page - 1 }) : undefined}
        next={more ? searchHref(asked, { page: asked.page + 1 }) : undefined}
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
                <a href={searchHref({ ...asked, text: term, page: 1 })}>{term}</a>
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
