import type { FastifyInstance } from 'fastify'
import { page } from '../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../platform/http/routes.ts'
import { everyone, mayEnter } from '../../platform/permissions/permission.ts'
import type { FrontHouse } from '../front-house.ts'
import { deskFrame } from './frame.tsx'
import { DeskHome } from './home.tsx'
import { mountDeskRoute } from './mount.ts'

/** The workbench: every room's routes behind the gate, and a home page made of the rooms' panels. */
export function mountDesk(server: FastifyInstance, house: FrontHouse): void {
  const frame = (visit: DeskVisit | undefined) => deskFrame(house, visit)
  for (const route of [home(house), ...house.rooms.flatMap(room => room.desk ?? [])]) {
    mountDeskRoute(server, house, route, frame)
  }
}

function home(house: FrontHouse): DeskRoute {
  return {
    method: 'GET',
    path: '/desk',
    may: everyone('desk.home'),
    async handle(visit) {
      const panels = house.rooms.flatMap(room => room.deskPanels ?? []).sort((a, b) => a.order - b.order)
      const drawn = []
      for (const panel of panels) {
        const content = mayEnter(visit.actor, panel.may) ? await panel.render(visit) : null
        if (content) drawn.push(content)
      }
      return page('工作台', <DeskHome name={visit.actor.name} panels={drawn} />)
    },
  }
}
