import { ROLES, roleOf } from '../../../law/roles.ts'
import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayEnter } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { listAgencies } from '../../agencies/index.ts'
import { permissions } from '../permissions.ts'
import { listPeople, type PeopleFilter } from '../store/people.ts'
import type { PersonState } from '../tables.ts'
import { STATE_TONES, STATE_WORDS } from '../words.ts'
import { isId } from './doing.ts'

const HOME = '/desk/people'
const STATES = Object.keys(STATE_WORDS) as PersonState[]

/** The list of accounts, for the two administrators who tend them. */
export const peopleListRoute: DeskRoute = {
  method: 'GET',
  path: HOME,
  may: permissions.list,
  async handle({ db, query, actor, now }) {
    const text = (query.get('q') ?? '').trim().slice(0, 40)
    const agencyId = query.get('agency')
    const role = roleOf(query.get('role') ?? '')?.key
    const state = STATES.find(each => each === query.get('state'))
    const after = query.get('after') ?? ''
    const filter: PeopleFilter = {
      ...(text ? { text } : {}),
      ...(isId(agencyId) ? { agencyId } : {}),
      ...(role ? { role } : {}),
      ...(state ? { state } : {}),
      ...(after ? { after } : {}),
    }
    const [{ people, next }, agencies] = await Promise.all([listPeople(db, filter, now), listAgencies(db)])
    const names = new Map(agencies.map(agency => [agency.id, agency.name]))
    const address = (more: Record<string, string>) => {
      const kept = ['q', 'agency', 'role', 'state'].map(name => [name, query.get(name) ?? ''])
      const all = new URLSearchParams([...kept.filter(([, value]) => value !== ''), ...Object.entries(more)])
      return all.size > 0 ? `${HOME}?${all}` : HOME
    }
    return page(
      '账号管理',
      <>
        {mayEnter(actor, permissions.create) && (
          <p>
            <ButtonLink href={`${HOME}/new`} variant="primary">
              建立账号
            </ButtonLink>
          </p>
        )}
        <FilterPanel
          action={HOME}
          clear={HOME}
          filters={[
            {
              name: 'agency',
              label: '单位',
              value: agencyId ?? undefined,
              options: agencies.map(each => ({ value: each.id, label: each.name })),
            },
            {
              name: 'role',
              label: '角色',
              value: role,
              options: ROLES.map(each => ({ value: each.key, label: each.name })),
            },
            {
              name: 'state',
              label: '状态',
              value: state,
              options: STATES.map(each => ({ value: each, label: STATE_WORDS[each] })),
            },
          ]}
        >
          <Field name="q" type="search" label="账号或姓名" value={text} width="medium" />
        </FilterPanel>
        <Table
          caption="账号"
          captionHidden
          columns={[
            {
              key: 'account',
              head: '账号',
              rowHeader: true,
              cell: person => <a href={`${HOME}/${person.id}`}>{person.account}</a>,
            },
            { key: 'name', head: '姓名', cell: person => person.name },
            { key: 'title', head: '职务', cell: person => person.title || '—' },
            { key: 'agency', head: '单位', cell: person => names.get(person.agency_id ?? '') ?? '—' },
            {
              key: 'state',
              head: '状态',
              cell: person => <Badge tone={STATE_TONES[person.state]}>{STATE_WORDS[person.state]}</Badge>,
            },
          ]}
          rows={people}
          rowKey={person => person.id}
          empty="没有符合条件的账号。"
        />
        <Pagination
          previous={after ? address({}) : undefined}
          next={next ? address({ after: next }) : undefined}
        />
      </>,
    )
  },
}
