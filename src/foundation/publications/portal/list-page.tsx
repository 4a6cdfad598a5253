import { civilDateOf } from '../../../law/civil-date.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { type DocumentEntry, DocumentList } from '../../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { type Filter, FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import type { Column } from '../../catalogue/index.ts'
import { SubscribeSection } from '../../notices/index.ts'
import type { PublicationKind } from '../kinds.ts'
import type { ListedPublication } from '../live.ts'
import type { ListFacets } from '../live-facets.ts'
import { type ListQuery, listHref } from './list-query.ts'

/** A row of any list of publications: title, agency and number, the day of release. */
export function listedEntry(row: ListedPublication): DocumentEntry {
  const changed = civilDateOf(row.changedAt)
  const released = civilDateOf(row.releasedAt)
  return {
    href: `/d/${row.number}`,
    title: row.title,
    date: released,
    secondary: [
      row.agencyName,
      row.documentNumber,
      row.firstPublished ? `原发布日期 ${row.firstPublished}` : null,
      row.version > 1 ? `${changed} 更新` : null,
    ]
      .filter(part => part !== null)
      .join('　'),
    mark: row.pinned ? <Badge tone="info">置顶</Badge> : undefined,
  }
}

interface ListPageProps {
  readonly path: string
  readonly query: ListQuery
  /** The same rows in the list of all: what is downloaded, and followed by feed or mail. */
  readonly followed: ListQuery
  /** Nothing is followed of an agency that is not there. */
  readonly known: boolean
  readonly kinds: readonly PublicationKind[]
  readonly facets: ListFacets
  /** The columns in which something is public. */
  readonly columns: readonly Column[]
  readonly pinned: readonly ListedPublication[]
  readonly rows: readonly ListedPublication[]
  readonly hasMore: boolean
}

/** The list of what is public: pinned first, then newest release first, narrowed by agency, kind, column and year. */
export function ListPage(props: ListPageProps) {
  const { path, query, followed, known, pinned, rows, hasMore } = props
  const last = rows.at(-1)
  const items = [...pinned, ...rows]
  return (
    <>
      <FilterPanel action={path} filters={filtersOf(props)} clear={path} />
      {items.length === 0 ? (
        <EmptyState title="没有符合条件的信息">
          <p>
            可以<a href={path}>清除条件后查看全部</a>，或者换用<a href="/search">站内搜索</a>。
          </p>
        </EmptyState>
      ) : (
        <DocumentList items={items.map(listedEntry)} label="信息列表" />
      )}
      <Pagination
        previous={query.after ? firstHref(path, query) : undefined}
        next={hasMore && last ? listHref(path, query, last) : undefined}
        summary={query.after ? '“上一页”回到列表开头' : undefined}
      />
      <p class="list-tools quiet no-print">
        <a href={csvHref(followed)}>下载此列表（CSV，每次 100 条）</a>
      </p>
      {known ? (
        <SubscribeSection feed={listHref('/feed.xml', followed)} href={listHref('/publications', followed)} />
      ) : null}
    </>
  )
}

function firstHref(path: string, query: ListQuery): string {
  const { after: _, ...rest } = query
  return listHref(path, rest)
}

function filtersOf({ query, kinds, facets, columns }: ListPageProps): Filter[] {
  const filters: Filter[] = [
    {
      name: 'agency',
      label: '发布机构',
      options: facets.agencies.map(({ key, name }) => ({ value: key, label: name })),
      value: query.agencyKey,
    },
    {
      name: 'kind',
      label: '信息种类',
      options: kinds.map(kind => ({ value: kind.key, label: kind.label })),
      value: query.kind,
    },
    {
      name: 'column',
      label: '栏目',
      options: columns.map(({ key, name }) => ({ value: key, label: name })),
      value: query.column,
    },
    {
      name: 'year',
      label: '发布年份',
      options: facets.years.map(year => ({ value: String(year), label: `${year} 年` })),
      value: query.year === undefined ? undefined : String(query.year),
    },
  ]
  // A list of one kind does not ask for the kind.
  return filters.filter(({ name }) => name !== 'kind' || kinds.length > 1)
}

/** The same rows as a table. */
export function csvHref(query: ListQuery): string {
  return withQuery('/api/v1/publications.csv', {
    agency: query.agencyKey,
    kind: query.kind,
    column: query.column,
    year: query.year === undefined ? undefined : String(query.year),
    limit: '100',
  })
}

function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) search.set(name, value)
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
