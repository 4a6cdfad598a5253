import { isValidElement, type VNode } from 'preact'
import { agencyPage } from '../../foundation/agencies/index.ts'
import { refuse } from '../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'

/** The page of one agency: what it is, from its own room, then what the other rooms know of it. */
export function agencyRoute(house: House): PortalRoute {
  return {
    method: 'GET',
    path: '/agencies/:key',
    async handle(visit) {
      const key = visit.params.key ?? ''
      if (!/^[a-z0-9-]{1,80}$/.test(key)) return refuse(404, '没有这个机构。可以从机构目录查找。')
      return agencyPage(visit, key, await agencyPanels(house, visit, key))
    },
  }
}

/** What the rooms show of an agency, in their order. */
export async function agencyPanels(house: House, visit: Visit, key: string): Promise<readonly VNode[]> {
  const panels = house.rooms
    .flatMap(room => room.portalPanels ?? [])
    .filter(panel => panel.place === 'agency')
    .sort((a, b) => a.order - b.order)
  const drawn: VNode[] = []
  for (const panel of panels) {
    const content = await panel.render(visit, key)
    if (isValidElement(content)) drawn.push(content)
  }
  return drawn
}
