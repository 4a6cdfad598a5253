import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayDo, mayEnter } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { SectionNav } from '../../../ui/section-nav/section-nav.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { listAgencies } from '../../agencies/index.ts'
import type { PublicationKind } from '../kinds.ts'
import { draftPublications, listPublications, seePublications } from '../permissions.ts'
import { momentWords } from '../state-words.ts'
import { type DeskListFilter, type DeskListRow, deskList } from '../store-desk.ts'
import { countsByState } from '../store-waiting.ts'
import { type EditionState, editionWorkflow } from '../workflow.ts'
import { isId, listedAgencies } from './access.ts'
import { STATE_TONES } from './state-tones.ts'

const ROWS = 30
const HOME = '/desk/publications'

/** The states that the list offers, in the order of a publication's life. */
const LISTED: readonly EditionState[] = [
  'draft',
  'submitted',
  'reviewed',
  'approved',
  'scheduled',
  'released',
  'withdrawn',
]

/** What the person's agencies have in work and in public, the last changed first. */
export function listRoute(kinds: readonly PublicationKind[]): DeskRoute {
  return {
    method: 'GET',
    path: HOME,
    may: listPublications,
    async handle(visit) {
      const { db, query, actor } = visit
      const agencies = listedAgencies(actor)
      const state = LISTED.find(each => each === query.get('state'))
      const kind = kinds.find(each => each.key === query.get('kind'))
      const agencyId = query.get('agency') ?? ''
      const text = (query.get('q') ?? '').trim().slice(0, 100)
      const filter: DeskListFilter = {
        agencies,
        ...(state ? { states: [state] } : {}),
        ...(kind ? { kind: kind.key } : {}),
        ...(isId(agencyId) ? { agencyId } : {}),
        ...(text ? { text } : {}),
        ...before(query.get('before') ?? ''),
        limit: ROWS + 1,
      }
      const [found, counts, known] = await Promise.all([
        deskList(db, filter),
        countsByState(db, agencies),
        listAgencies(db),
      ])
      const rows = found.slice(0, ROWS)
      const last = found.length > ROWS ? rows.at(-1) : undefined
      const names = new Map(known.map(agency => [agency.id, agency.shortName || agency.name]))
      const several = agencies === 'all' || agencies.length > 1
      const offered = known.filter(agency => agencies === 'all' || agencies.includes(agency.id))
      const address = (changes: Record<string, string | undefined>) => addressOf(query, changes)
      const all = LISTED.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0)

      return page(
        '信息发布',
        <div class="desk-publications">
          {mayEnter(actor, draftPublications) && (
            <p>
              <ButtonLink href={`${HOME}/new`} variant="primary">
                新建信息
              </ButtonLink>
            </p>
          )}
          <SectionNav
            label="按状态查看"
            items={[
              { href: address({ state: undefined }), label: '全部', count: all, current: !state },
              ...LISTED.map(each => ({
                href: address({ state: each }),
                label: editionWorkflow.states[each].label,
                count: counts.get(each) ?? 0,
                current: state === each,
              })),
            ]}
          />
          <FilterPanel
            action={HOME}
            title="筛选"
            clear={address({ kind: undefined, agency: undefined, q: undefined })}
            hidden={state ? { state } : {}}
            filters={[
              {
                name: 'kind',
                label: '种类',
                all: '全部种类',
                value: kind?.key,
                options: kinds.map(each => ({ value: each.key, label: each.label })),
              },
              ...(several
                ? [
                    {
                      name: 'agency',
                      label: '机关',
                      all: '全部机关',
                      value: agencyId,
                      options: offered.map(each => ({ value: each.id, label: each.name })),
                    },
                  ]
                : []),
            ]}
          >
            <Field name="q" label="标题中的文字" type="search" value={text} width="medium" />
          </FilterPanel>
          <Table
            caption={state ? editionWorkflow.states[state].label : '全部信息'}
            captionHidden
            columns={[
              {
                key: 'title',
                head: '标题',
                rowHeader: true,
                cell: row =>
                  mayDo(actor, seePublications, row.agencyId) ? (
                    <a href={`${HOME}/${row.editionId}`}>{row.title || '（未填标题）'}</a>
                  ) : (
                    row.title || '（未填标题）'
                  ),
              },
              { key: 'state', head: '状态', cell: row => <State row={row} /> },
              {
                key: 'kind',
                head: '种类',
                cell: row => kinds.find(each => each.key === row.kind)?.label ?? row.kind,
              },
              ...(several
                ? [{ key: 'agency', head: '机关', cell: (row: DeskListRow) => names.get(row.agencyId) ?? '' }]
                : []),
              {
                key: 'page',
                head: '公开页面',
                cell: row => (row.number ? <a href={`/d/${row.number}`}>第{row.number}号</a> : '—'),
              },
              {
                key: 'changed',
                head: '最近办理',
                nowrap: true,
                cell: row => formatShanghaiMinute(row.changedAt),
              },
            ]}
            rows={rows}
            rowKey={row => row.editionId}
            empty={
              text || kind || state
                ? '没有符合条件的信息。可以放宽条件，或者清除筛选后再看。'
                : '本机关还没有信息。拟稿人可以从“新建信息”开始。'
            }
          />
          <Pagination
            previous={query.get('before') ? address({}) : undefined}
            next={last ? address({ before: `${last.changedAt.toISOString()}~${last.editionId}` }) : undefined}
          />
        </div>,
      )
    },
  }
}

function State({ row }: { row: DeskListRow }) {
  return (
    <>
      <Badge tone={STATE_TONES[row.state]}>{editionWorkflow.states[row.state].label}</Badge>
      {row.scheduledFor && <div class="quiet">{momentWords(row.scheduledFor)}</div>}
      {row.gatesDue && <div class="binding">须于{momentWords(row.gatesDue)}前补签</div>}
    </>
  )
}

/** The list's address with some filters changed; a changed filter starts again from the first page. */
function addressOf(query: URLSearchParams, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams()
  for (const name of ['state', 'kind', 'agency', 'q']) {
    const value = name in changes ? changes[name] : query.get(name)
    if (value) next.set(name, value)
  }
  if (changes.before) next.set('before', changes.before)
  const text = next.toString()
  return text === '' ? HOME : `${HOME}?${text}`
}

/** Where the page before ended; anything that is no such place starts from the top. */
function before(cursor: string): Pick<DeskListFilter, 'before'> {
  const [instant = '', editionId] = cursor.split('~')
  const changedAt = new Date(instant)
  if (Number.isNaN(changedAt.getTime()) || !isId(editionId)) return {}
  return { before: { changedAt, editionId } }
}
