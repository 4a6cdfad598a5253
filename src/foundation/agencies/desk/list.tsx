import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayEnter } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { Agency } from '../agency.ts'
import { permissions } from '../permissions.ts'
import { agenciesCalled, listAgencies } from '../store.ts'
import { AGENCY_KINDS } from '../tables.ts'
import { KIND_WORDS, STATE_WORDS, TITLE } from '../words.ts'

const HOME = '/desk/agencies'

/** Every agency, those below another indented under it; searched by any name they ever bore. */
export const listRoute: DeskRoute = {
  method: 'GET',
  path: HOME,
  may: permissions.open,
  async handle({ db, query, actor }) {
    const text = (query.get('q') ?? '').trim().slice(0, 60)
    const kind = AGENCY_KINDS.find(each => each === query.get('kind'))
    const state =
      query.get('state') === 'abolished' ? 'abolished' : query.get('state') === 'all' ? 'all' : 'active'
    const [all, called] = await Promise.all([
      listAgencies(db),
      text === '' ? undefined : agenciesCalled(db, text),
    ])
    const byId = new Map(all.map(agency => [agency.id, agency]))
    const rows = inTreeOrder(all).filter(
      ({ agency }) =>
        (state === 'all' || agency.state === state) &&
        (!kind || agency.kind === kind) &&
        (!called || called.has(agency.id)),
    )
    const whole = !kind && !called
    return page(
      TITLE,
      <>
        {mayEnter(actor, permissions.found) && (
          <p>
            <ButtonLink href={`${HOME}/new`} variant="primary">
              设立机构
            </ButtonLink>
          </p>
        )}
        <FilterPanel
          action={HOME}
          clear={HOME}
          filters={[
            {
              name: 'kind',
              label: '类别',
              value: kind,
              options: AGENCY_KINDS.map(value => ({ value, label: KIND_WORDS[value] })),
            },
            {
              name: 'state',
              label: '状态',
              all: '现有机构',
              value: state === 'active' ? undefined : state,
              options: [
                { value: 'abolished', label: STATE_WORDS.abolished },
                { value: 'all', label: '全部' },
              ],
            },
          ]}
        >
          <Field name="q" label="名称（含简称、曾用名）" type="search" value={text} width="medium" />
        </FilterPanel>
        <Table
          caption={`机构（${rows.length}）`}
          columns={[
            {
              key: 'name',
              head: '名称',
              rowHeader: true,
              cell: ({ agency, depth }) => (
                <>
                  {whole && depth > 0 && <span aria-hidden="true">{'　'.repeat(depth - 1)}└ </span>}
                  <a href={`${HOME}/${agency.key}`}>{agency.name}</a>
                </>
              ),
            },
            { key: 'short', head: '简称', cell: ({ agency }) => agency.shortName || '—' },
            { key: 'kind', head: '类别', cell: ({ agency }) => KIND_WORDS[agency.kind] },
            {
              key: 'parent',
              head: '上级',
              cell: ({ agency }) => {
                const parent = agency.parentId === null ? undefined : byId.get(agency.parentId)
                return parent ? parent.shortName || parent.name : '—'
              },
            },
            {
              key: 'state',
              head: '状态',
              nowrap: true,
              cell: ({ agency }) => (
                <Badge tone={agency.state === 'active' ? 'success' : 'neutral'}>
                  {STATE_WORDS[agency.state]}
                </Badge>
              ),
            },
          ]}
          rows={rows}
          rowKey={({ agency }) => agency.id}
          empty="没有符合条件的机构。可以放宽条件，或者清除筛选后再看。"
        />
      </>,
    )
  },
}

/** Each agency after the one above it, with how many are above. */
function inTreeOrder(all: readonly Agency[]): { agency: Agency; depth: number }[] {
  const below = new Map<string | null, Agency[]>()
  for (const agency of all) below.set(agency.parentId, [...(below.get(agency.parentId) ?? []), agency])
  const walk = (parentId: string | null, depth: number): { agency: Agency; depth: number }[] =>
    (below.get(parentId) ?? []).flatMap(agency => [{ agency, depth }, ...walk(agency.id, depth + 1)])
  return walk(null, 0)
}
