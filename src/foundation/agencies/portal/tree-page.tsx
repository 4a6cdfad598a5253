import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { LinkColumns, type LinkEntry } from '../../../ui/link-columns/link-columns.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { isCalled, type LiveAgency } from '../live.ts'
import { normalName } from '../names.ts'
import type { AgencyKind } from '../tables.ts'
import { KIND_WORDS } from '../words.ts'

/** The kinds of the list, in the order in which the state names its own bodies; towns stand under their counties. */
const ORDER: readonly AgencyKind[] = [
  'government',
  'office',
  'department',
  'directly-affiliated',
  'party-office',
  'institution',
  'vertical',
  'county',
  'zone',
]

interface TreePageProps {
  readonly agencies: readonly LiveAgency[]
  /** What was typed; '' where the whole list is asked for. */
  readonly text: string
}

/** Every agency by kind, or those whose name contains what was typed, by any name they ever bore. */
export function TreePage({ agencies, text }: TreePageProps) {
  return (
    <>
      <p class="lead">查机构的职能、地址、电话、办公时间和负责人，以及各机构公开的信息。</p>
      <form method="get" action="/agencies">
        <Field
          name="q"
          label="机构名称"
          type="search"
          hint="全称、简称和曾用名都可以。"
          value={text}
          width="medium"
        />
        <Button>查找</Button>
      </form>
      {text === '' ? <Whole agencies={agencies} /> : <Found agencies={agencies} text={text} />}
    </>
  )
}

function Found({ agencies, text }: TreePageProps) {
  const found = agencies.filter(agency => isCalled(agency, text))
  if (found.length === 0) {
    return (
      <EmptyState title={`没有名称含“${text}”的机构`}>
        <p>
          请换一个写法，或者<a href="/agencies">查看全部机构</a>。
        </p>
      </EmptyState>
    )
  }
  return (
    <section aria-labelledby="found">
      <h2 id="found">找到 {found.length} 个机构</h2>
      <LinkColumns label="找到的机构" items={found.map(agency => entryOf(agency, text))} />
      <p>
        <a href="/agencies">查看全部机构</a>
      </p>
    </section>
  )
}

function Whole({ agencies }: Pick<TreePageProps, 'agencies'>) {
  const active = agencies.filter(agency => agency.state === 'active')
  const ended = agencies.filter(agency => agency.state === 'abolished')
  const upper = active.filter(agency => agency.level !== 'township' && !isBelowCounty(agency, agencies))
  if (agencies.length === 0) {
    return (
      <Notice>
        <p>机构目录正在录入。</p>
      </Notice>
    )
  }
  return (
    <>
      {ORDER.map(kind => {
        const group = upper.filter(agency => agency.kind === kind)
        if (group.length === 0) return null
        return (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`}>{KIND_WORDS[kind]}</h2>
            <LinkColumns
              label={KIND_WORDS[kind]}
              items={group.map(agency => ({ ...entryOf(agency, ''), note: belowNote(agency, active) }))}
            />
          </section>
        )
      })}
      {ended.length > 0 && (
        <Disclosure summary={`已撤并的机构（${ended.length}）`}>
          <LinkColumns label="已撤并的机构" items={ended.map(agency => entryOf(agency, ''))} />
        </Disclosure>
      )}
    </>
  )
}

/** A county's own departments and towns stand on the county's page, not in the city's list. */
function isBelowCounty(agency: LiveAgency, all: readonly LiveAgency[]): boolean {
  const parent = all.find(each => each.key === agency.parent_key)
  if (!parent) return false
  return parent.kind === 'county' || parent.kind === 'zone' || isBelowCounty(parent, all)
}

function belowNote(agency: LiveAgency, active: readonly LiveAgency[]): string | undefined {
  if (agency.kind !== 'county' && agency.kind !== 'zone') return undefined
  const count = active.filter(each => each.parent_key === agency.key).length
  return count > 0 ? `下属机构 ${count} 个` : undefined
}

function entryOf(agency: LiveAgency, text: string): LinkEntry {
  const entry = { href: `/agencies/${agency.key}`, label: agency.name }
  if (agency.state === 'abolished' && text !== '') return { ...entry, note: '已撤并' }
  const wanted = normalName(text)
  const byOther = text !== '' && !normalName(agency.name).includes(wanted)
  const other = byOther ? agency.names.find(name => normalName(name.name).includes(wanted)) : undefined
  return other ? { ...entry, note: `又称“${other.name}”` } : entry
}
