import type { VNode } from 'preact'
import { type Answer, page, refuse } from '../../../platform/http/answers.ts'
import type { Visit } from '../../../platform/http/routes.ts'
import { type LiveAgency, liveAgencies } from '../live.ts'
import { TITLE } from '../words.ts'
import { AgencyBody } from './agency-views.tsx'
import { agencyNode } from './structured.ts'

/**
 * The page of one agency: what it does, whom to ask, then the panels of other rooms, its inner offices, the agencies below
 * it, its names and events. An agency that ended keeps its page, which points to its successors. 404 for a key that
 * nobody ever had.
 */
export async function agencyPage(visit: Visit, key: string, panels: readonly VNode[]): Promise<Answer> {
  const all = await liveAgencies(visit.live)
  const byKey = new Map(all.map(each => [each.key, each]))
  const agency = byKey.get(key)
  if (!agency) return refuse(404, '没有这个机构。请从机构列表重新选择。')
  const named = (keys: readonly string[]) => keys.flatMap(each => byKey.get(each) ?? [])
  const above = ancestorsOf(agency, byKey)
  return page(
    agency.name,
    <AgencyBody
      agency={agency}
      parent={above.at(-1)}
      successors={named(agency.successors)}
      predecessors={named(agency.predecessors)}
      below={all.filter(each => each.parent_key === agency.key && each.state === 'active')}
      panels={panels}
    />,
    {
      crumbs: [
        { href: '/agencies', label: TITLE },
        ...above.map(each => ({ href: `/agencies/${each.key}`, label: each.short_name || each.name })),
      ],
      canonical: `/agencies/${agency.key}`,
      structured: [agencyNode(agency, visit.origin)],
    },
  )
}

/** The agencies above one, the highest first. */
function ancestorsOf(agency: LiveAgency, byKey: ReadonlyMap<string, LiveAgency>): LiveAgency[] {
  const parent = agency.parent_key === null ? undefined : byKey.get(agency.parent_key)
  return parent ? [...ancestorsOf(parent, byKey), parent] : []
}
