import { type ListedPublication, MOST_COUNTED } from '../../foundation/publications/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import { DateText } from '../../ui/date-text/date-text.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { LinkColumns, type LinkEntry } from '../../ui/link-columns/link-columns.tsx'
import { Section } from '../../ui/section/section.tsx'
import { Table } from '../../ui/table/table.tsx'
import { StatutoryTree } from './columns-views.tsx'
import type { ArticleStanding } from './standing.ts'
import { COLUMN, type ColumnPart, PARTS } from './words.ts'

/** How one part of the column stands. */
export interface PartStanding {
  readonly part: ColumnPart
  readonly count: number
  readonly changedAt: Date | null
}

function partHref(part: ColumnPart, agencyKey: string | undefined): string | undefined {
  if (part.statutory)
    return `/disclosure${agencyKey ? `?agency=${encodeURIComponent(agencyKey)}` : ''}#part-3`
  if (!part.href || agencyKey === undefined) return part.href
  return `${part.href}${part.href.includes('?') ? '&' : '?'}agency=${encodeURIComponent(agencyKey)}`
}

function Standing({ standing: { part, count, changedAt } }: { standing: PartStanding }) {
  if (count === 0 || changedAt === null) return <>{part.none}</>
  const total = count >= MOST_COUNTED ? `${MOST_COUNTED} 条以上` : `${count} 条`
  return (
    <>
      {total}，最近更新 <DateText date={civilDateOf(changedAt)} />
    </>
  )
}

function Parts({ parts, agencyKey }: { parts: readonly PartStanding[]; agencyKey?: string | undefined }) {
  return (
    <ol class="column-parts">
      {parts.map(standing => {
        const href = standing.count > 0 ? partHref(standing.part, agencyKey) : undefined
        return (
          <li class="column-part" key={standing.part.title}>
            <span class="column-part-title">
              {href ? <a href={href}>{standing.part.title}</a> : standing.part.title}
            </span>
            <span class="column-part-standing quiet">
              <Standing standing={standing} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** The column: its four parts for the city, or for one agency, each with its last update. */
export function DisclosurePage({
  agency,
  parts,
  articles,
  agencies,
}: {
  agency: { readonly key: string; readonly name: string } | undefined
  parts: readonly PartStanding[]
  articles: readonly ArticleStanding[]
  agencies: readonly { readonly key: string; readonly name: string }[]
}) {
  return (
    <>
      {parts.map((standing, at) => {
        // The items of the law stand below their heading: it leads nowhere else.
        const leads = standing.count > 0 && !standing.part.statutory
        const href = leads ? partHref(standing.part, agency?.key) : undefined
        return (
          <section key={standing.part.title} aria-labelledby={`part-${at + 1}`}>
            <h2 id={`part-${at + 1}`}>
              {href ? <a href={href}>{standing.part.title}</a> : standing.part.title}
            </h2>
            <p>{standing.part.about}。</p>
            <p class="quiet">
              <Standing standing={standing} />
            </p>
            {standing.part.statutory && <StatutoryTree articles={articles} agencyKey={agency?.key} />}
          </section>
        )
      })}
      <section aria-labelledby="on-request">
        <h2 id="on-request">依申请公开</h2>
        <p>
          需要的信息没有主动公开的，可以向机关提出申请。接收申请的机构、地址、电话和办理方式见该机关的
          <a href={agency ? `/guides?agency=${encodeURIComponent(agency.key)}` : '/guides'}>
            政府信息公开指南
          </a>
          。
        </p>
      </section>
      <section aria-labelledby="by-agency">
        <h2 id="by-agency">按机关查看</h2>
        <FilterPanel
          action="/disclosure"
          title="选择机关"
          submitLabel="查看"
          clear="/disclosure"
          filters={[
            {
              name: 'agency',
              label: '机关',
              all: '全部机关',
              value: agency?.key,
              options: agencies.map(({ key, name }) => ({ value: key, label: name })),
            },
          ]}
        />
        <p>
          <a href="/agencies">全部机构</a>
        </p>
      </section>
    </>
  )
}

/** 重点领域 on the home page: the fields in which something is public. */
export function FocusPanel({ about, links }: { about: string; links: readonly LinkEntry[] }) {
  return (
    <Section title="重点领域" id="focus" more={{ href: '/columns', label: '全部栏目' }}>
      <p class="quiet">{about}。</p>
      <LinkColumns label="重点领域" items={links} />
    </Section>
  )
}

/** The entrance to the column on pages of several rooms. */
export function HomeEntrance({ parts, agencyKey }: { parts: readonly PartStanding[]; agencyKey?: string }) {
  return (
    <section class="column-entrance" aria-labelledby="disclosure">
      <h2 id="disclosure">
        <a href={agencyKey ? `/disclosure?agency=${encodeURIComponent(agencyKey)}` : '/disclosure'}>
          {COLUMN}
        </a>
      </h2>
      <Parts parts={parts} agencyKey={agencyKey} />
    </section>
  )
}

interface ListedGuide extends ListedPublication {
  /** 更新日期, as the guide states it. */
  readonly reviewed: string | number | boolean | null | undefined
}

/** Every agency's guide with the update date that it must state. */
export function GuidesPage({ guides, narrowed }: { guides: readonly ListedGuide[]; narrowed: boolean }) {
  if (guides.length === 0) {
    return (
      <EmptyState title={narrowed ? '该机关尚未公开政府信息公开指南' : '还没有公开的指南'}>
        <p>
          可以<a href="/guides">查看全部指南</a>，或者从<a href="/agencies">机构页</a>查到该机关的地址和电话。
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      <p>指南写明政府信息的分类、获取方式和公开工作机构的联系方式。每个机关一篇，标注更新日期。</p>
      <Table
        id="guides"
        caption="各机关的政府信息公开指南"
        captionHidden
        columns={[
          { key: 'agency', head: '机关', rowHeader: true, cell: row => row.agencyName },
          { key: 'title', head: '指南', cell: row => <a href={`/d/${row.number}`}>{row.title}</a> },
          {
            key: 'reviewed',
            head: '更新日期',
            nowrap: true,
            cell: row => <DateText date={String(row.reviewed ?? civilDateOf(row.changedAt))} />,
          },
        ]}
        rows={guides}
        rowKey={row => String(row.number)}
      />
      {narrowed ? (
        <p>
          <a href="/guides">查看全部机关的指南</a>
        </p>
      ) : null}
      <p class="quiet">
        共 {guides.length} 篇。同栏还有：{PARTS[1]?.title}。
      </p>
    </>
  )
}
