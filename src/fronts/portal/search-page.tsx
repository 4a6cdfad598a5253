import { SubscribeSection } from '../../foundation/notices/index.ts'
import {
  AGENCY_KIND,
  type Correction,
  type SearchHit,
  type SearchResult,
} from '../../foundation/search/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FacetList } from '../../ui/facet-list/facet-list.tsx'
import { type Filter, FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { SearchBox } from '../../ui/search-box/search-box.tsx'
import { SectionNav } from '../../ui/section-nav/section-nav.tsx'
import { marked } from './marked.tsx'
import { type Asked, MOST_PAGES, PAGE, searchHref } from './search-query.ts'

interface SearchPageProps {
  readonly asked: Asked
  /** What the results answer: the same, or what was probably meant. */
  readonly shown: Asked
  readonly result: SearchResult
  /** What else may have been meant, each of which finds something. */
  readonly offered: readonly Correction[]
  readonly excerpts: ReadonlyMap<string, string>
  /** The day of the reader: what has ceased to hold says so. */
  readonly today: string
  /** The query in Simplified characters, where it was typed in others. */
  readonly folded: string | undefined
  readonly filters: readonly Filter[]
  /** The counts of the filters are more or less so. */
  readonly approximate: boolean
  readonly kindLabel: (key: string) => string
  /** Where the same question is followed; absent where nothing is asked. */
  readonly followed: { readonly feed: string; readonly href: string } | undefined
}

/** The search: the box, what was understood, what narrows it, what was found and why, or the way on where nothing was. */
export function SearchPage(props: SearchPageProps) {
  const {
    asked,
    shown,
    result,
    offered,
    excerpts,
    today,
    folded,
    filters,
    approximate,
    kindLabel,
    followed,
  } = props
  const narrowed = [asked.agency, asked.kind, asked.topic, asked.year].some(value => value !== '')
  const plain = { ...asked, agency: '', kind: '', topic: '', year: '', page: 1 }
  const choosable = filters.some(filter => filter.options.length > 0)
  const note = approximate ? <p class="quiet">结果较多，各条件后的条数为约数。</p> : null
  const kept: Record<string, string> = asked.order === 'newest' ? { order: 'newest' } : {}
  return (
    <>
      <h1>站内搜索</h1>
      <SearchBox
        action="/search"
        label="标题、发文字号或者正文中的词，几个词用空格隔开"
        value={asked.text}
        hidden={kept}
        suggest="/search/suggest"
        large
      />
      <Help open={asked.text === ''} />
      {asked.text === '' ? null : (
        <>
          {folded && result.total > 0 ? <p>已按简体字“{folded}”查找。</p> : null}
          <Meant asked={asked} shown={shown} offered={offered} />
          <div class={choosable ? 'search-found' : undefined}>
            {choosable ? (
              <div class="search-facets">
                <div class="search-facets-folded">
                  <Disclosure summary="缩小范围：机构、种类、主题、年份" open={narrowed}>
                    <FilterPanel
                      action="/search"
                      title="缩小范围"
                      submitLabel="筛选"
                      filters={filters}
                      hidden={{ q: shown.text, ...kept }}
                      clear={searchHref(plain)}
                    />
                    {note}
                  </Disclosure>
                </div>
                <div class="search-facets-open">
                  <FacetList
                    title="缩小范围"
                    filters={filters}
                    hrefOf={(name, value) => searchHref(shown, { [name]: value, page: 1 })}
                    note={note}
                  />
                </div>
              </div>
            ) : null}
            <div class="search-hits">
              {result.total === 0 ? (
                <Nothing asked={asked} narrowed={narrowed} all={searchHref(plain)} terms={result.terms} />
              ) : (
                <Results
                  asked={shown}
                  result={result}
                  excerpts={excerpts}
                  today={today}
                  kindLabel={kindLabel}
                />
              )}
            </div>
          </div>
          {followed ? <SubscribeSection {...followed} /> : null}
        </>
      )}
    </>
  )
}

function Help({ open }: { open: boolean }) {
  return (
    <Disclosure summary="怎样查找" open={open}>
      <ul>
        <li>
          例如：国办发〔2020〕17号、应急预案 危险化学品、zwgk。括号、空格、全角半角、繁体简体都不影响查找。
        </li>
        <li>几个词要同时出现；要把带空格的一段话作为整体查找，用引号括起来。</li>
        <li>数字和英文单词按整体查找：输入 17 不会找到 2017。</li>
        <li>只输入一个汉字时，只在标题和发文字号中查找。</li>
      </ul>
    </Disclosure>
  )
}

/** What else may have been meant: said, and never put silently in the place of what was typed. */
function Meant({ asked, shown, offered }: Pick<SearchPageProps, 'asked' | 'shown' | 'offered'>) {
  const replaced = shown.text !== asked.text
  return (
    <>
      {replaced ? (
        <p class="search-meant">
          没有找到“{asked.text}”，以下是“<strong>{shown.text}</strong>”的结果。
          <a href={searchHref(asked, { literal: true, page: 1 })}>仍然查找“{asked.text}”</a>
        </p>
      ) : null}
      {offered.length > 0 ? (
        <p class="search-meant">
          {replaced ? '也可能是：' : '您是不是要找：'}
          {offered.map(({ text, total, more }) => (
            <>
              <a href={searchHref(asked, { text, page: 1, literal: false })}>{text}</a>（{total}
              {more ? '+' : ''} 条）{' '}
            </>
          ))}
        </p>
      ) : null}
    </>
  )
}

function Results({
  asked,
  result,
  excerpts,
  today,
  kindLabel,
}: {
  asked: Asked
  result: SearchResult
  excerpts: ReadonlyMap<string, string>
  today: string
  kindLabel: (key: string) => string
}) {
  const { hits, total, terms } = result
  const first = (asked.page - 1) * PAGE + 1
  const more = asked.page < MOST_PAGES && asked.page * PAGE < total
  return (
    <>
      <p class="search-total">
        共找到 {total.toLocaleString('en-US')}
        {result.more ? '+' : ''} 条
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
          // An agency is not of a day.
          ...(hit.kind === AGENCY_KIND ? {} : { date: hit.day }),
          excerpt: marked(excerpts.get(hit.id) ?? hit.summary, terms),
          secondary: secondary(hit, terms, today, kindLabel),
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

function secondary(
  hit: SearchHit,
  terms: readonly string[],
  today: string,
  kindLabel: (key: string) => string,
) {
  return (
    <>
      {hit.agencyName}
      {hit.documentNumber ? <>　{marked(hit.documentNumber, terms)}</> : null}
      {kindLabel(hit.kind) ? `　${kindLabel(hit.kind)}` : null}
      {hit.holdsUntil !== null && hit.holdsUntil < today ? `　有效期已于 ${hit.holdsUntil} 届满` : null}
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
            <a href={all}>去掉机构、种类、主题和年份的限制</a>再找。
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
