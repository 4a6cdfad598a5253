import type { LiveAgency } from '../../foundation/agencies/index.ts'
import {
  type Column,
  type ColumnStanding,
  columnTree,
  type ItemStanding,
  NO_SUCH_FUNCTION,
  NOTHING_YET,
} from '../../foundation/catalogue/index.ts'
import { SubscribeSection } from '../../foundation/notices/index.ts'
import type { ListedPublication } from '../../foundation/publications/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import type { Validity } from '../../law/validity.ts'
import { DateText } from '../../ui/date-text/date-text.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { type Filter, FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { LinkColumns } from '../../ui/link-columns/link-columns.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type ArticleStanding, shownColumns } from './standing.ts'

/** Where a column stands, for the city or for one agency. */
export function columnHref(key: string, agencyKey?: string): string {
  return `/columns/${key}${agencyKey === undefined ? '' : `?agency=${encodeURIComponent(agencyKey)}`}`
}

/** How much there is and since when, in the words of a list. */
function standingNote({ count, changedAt }: { count: number; changedAt: Date | null }): string {
  return changedAt === null ? NOTHING_YET : `${count} 条，${civilDateOf(changedAt)} 更新`
}

function itemNote(item: ItemStanding): string {
  return item.state === 'absent' ? NO_SUCH_FUNCTION : standingNote(item)
}

/** The statutory part: each article with its items, counts and last updates. An item without anything says why. */
export function StatutoryTree({
  articles,
  agencyKey,
}: {
  articles: readonly ArticleStanding[]
  agencyKey?: string | undefined
}) {
  return (
    <>
      {articles.map(({ title, items }) => (
        <section key={title}>
          <h3>{title}</h3>
          <LinkColumns
            label={title}
            items={items.map(item => ({
              href: columnHref(item.column.key, agencyKey),
              label: item.column.name,
              note: itemNote(item),
            }))}
          />
        </section>
      ))}
    </>
  )
}

/** Every column by group: all of the statutory ones, of the others those in which something is public. */
export function ColumnsPage({
  articles,
  standings,
}: {
  articles: readonly ArticleStanding[]
  standings: ReadonlyMap<string, ColumnStanding>
}) {
  const others = columnTree(shownColumns(standings))
  return (
    <>
      <p>一条信息可以同时列入几个栏目。没有信息的专题栏目暂不列出。</p>
      <section aria-labelledby="group-statutory">
        <h2 id="group-statutory">法定主动公开内容</h2>
        <StatutoryTree articles={articles} />
      </section>
      {others.map(({ group, branches }) => (
        <section key={group.key} aria-labelledby={`group-${group.key}`}>
          <h2 id={`group-${group.key}`}>{group.name}</h2>
          <p class="quiet">{group.about}。</p>
          <LinkColumns label={group.name} items={linksOf(branches, standings)} />
        </section>
      ))}
    </>
  )
}

/** Links to columns and their parts, each with its count and last update, or as `note` says. */
export function linksOf(
  branches: readonly { readonly column: Column; readonly parts: readonly Column[] }[],
  standings: ReadonlyMap<string, ColumnStanding>,
  note: (standing: ColumnStanding) => string = standingNote,
) {
  const link = (column: Column, label: string) => {
    const standing = standings.get(column.key)
    return standing ? [{ href: columnHref(column.key), label, note: note(standing) }] : []
  }
  return branches.flatMap(({ column, parts }) => [
    ...link(column, column.name),
    ...parts.flatMap(part => link(part, `${column.name}／${part.name}`)),
  ])
}

/** A row of a column's list. */
export interface ColumnRow extends ListedPublication {
  readonly validity: Validity | undefined
}

interface ColumnPageProps {
  readonly column: Column
  readonly agency: LiveAgency | undefined
  readonly rows: readonly ColumnRow[]
  /** Agencies that have something here, with how much. */
  readonly agencies: Filter['options']
  readonly parts: readonly { readonly href: string; readonly label: string; readonly note: string }[]
  /** Why there is nothing, where there is nothing. */
  readonly state: 'listed' | 'empty' | 'absent' | 'other-level'
  readonly hrefs: {
    readonly self: string
    readonly first: string | undefined
    readonly next: string | undefined
    readonly feed: string
    /** The list of the same rows, which is what a subscription follows. */
    readonly followed: string
    readonly csv: string
  }
}

/** What stands in one column, newest release first: 标题、发文字号、成文日期、发布日期、有效性. */
export function ColumnPage(props: ColumnPageProps) {
  const { column, agency, rows, agencies, parts, state, hrefs } = props
  return (
    <>
      <p>{column.description}。</p>
      <p class="quiet">依据：{column.basis}</p>
      {parts.length > 0 && <LinkColumns label={`${column.name}的子栏目`} items={parts} />}
      {agencies.length > 0 && (
        <FilterPanel
          action={hrefs.self}
          title="选择机关"
          submitLabel="查看"
          clear={hrefs.self}
          filters={[
            { name: 'agency', label: '发布机构', all: '全部机构', value: agency?.key, options: agencies },
          ]}
        />
      )}
      {state === 'listed' ? (
        <>
          <Rows caption={column.name} rows={rows} byAgency={agency === undefined} />
          <Pagination
            previous={hrefs.first}
            next={hrefs.next}
            summary={hrefs.first ? '“上一页”回到列表开头' : undefined}
          />
        </>
      ) : (
        <Nothing column={column} agency={agency} state={state} />
      )}
      <p class="list-tools quiet no-print">
        <a href={hrefs.csv}>下载此栏目（CSV，每次 100 条）</a>
        {'　'}
        <a href={agency ? `/disclosure?agency=${agency.key}` : '/columns'}>
          {agency ? `${agency.name}的专栏` : '全部栏目'}
        </a>
      </p>
      <SubscribeSection feed={hrefs.feed} href={hrefs.followed} />
    </>
  )
}

function Rows({
  caption,
  rows,
  byAgency,
}: {
  caption: string
  rows: readonly ColumnRow[]
  byAgency: boolean
}) {
  return (
    <Table<ColumnRow>
      id="column-rows"
      caption={caption}
      captionHidden
      columns={[
        {
          key: 'title',
          head: '标题',
          rowHeader: true,
          cell: row => (
            <>
              <a href={`/d/${row.number}`}>{row.title}</a>
              {byAgency && (
                <>
                  <br />
                  <span class="quiet">{row.agencyName}</span>
                </>
              )}
            </>
          ),
        },
        { key: 'number', head: '发文字号', cell: row => row.documentNumber ?? '无' },
        {
          key: 'written',
          head: '成文日期',
          nowrap: true,
          cell: row => (row.written ? <DateText date={row.written} /> : '无'),
        },
        {
          key: 'released',
          head: '发布日期',
          nowrap: true,
          cell: row => <DateText date={civilDateOf(row.releasedAt)} />,
        },
        { key: 'validity', head: '有效性', nowrap: true, cell: row => row.validity?.name ?? '未标注' },
      ]}
      rows={rows}
      rowKey={row => String(row.number)}
    />
  )
}

const NOTHING_WORDS = {
  empty: NOTHING_YET,
  absent: NO_SUCH_FUNCTION,
  'other-level': '该事项不属于这一层级机关的公开范围',
} as const

/** Nothing here: why, and whom to ask. */
function Nothing({
  column,
  agency,
  state,
}: Pick<ColumnPageProps, 'column' | 'agency'> & { state: keyof typeof NOTHING_WORDS }) {
  return (
    <EmptyState
      title={agency ? `${agency.name}：${NOTHING_WORDS[state]}` : `${column.name}：${NOTHING_WORDS[state]}`}
    >
      {agency ? (
        <>
          <WhomToAsk agency={agency} />
          <p>
            也可以查看<a href={columnHref(column.key)}>其他机关的同一事项</a>，或者
            <a href={`/disclosure?agency=${agency.key}`}>该机关公开的其他信息</a>。
          </p>
        </>
      ) : (
        <p>
          需要这方面的信息，可以从<a href="/agencies">机构目录</a>
          找到主管机关的电话和地址，或者按该机关的<a href="/guides">政府信息公开指南</a>
          提出申请。也可以查看<a href="/columns">其他栏目</a>。
        </p>
      )}
    </EmptyState>
  )
}

function WhomToAsk({ agency }: { agency: LiveAgency }) {
  const office = agency.disclosure_office || agency.name
  const ways = [agency.telephone && `电话 ${agency.telephone}`, agency.address, agency.hours].filter(Boolean)
  return (
    <p>
      需要这方面的信息，可以询问{office}
      {ways.length > 0 ? `（${ways.join('，')}）` : ''}，联系方式见
      <a href={`/agencies/${agency.key}`}>机构页</a>；申请公开的办法见
      <a href={`/guides?agency=${encodeURIComponent(agency.key)}`}>政府信息公开指南</a>。
    </p>
  )
}
