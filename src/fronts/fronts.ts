import type { FastifyInstance } from 'fastify'
import { createServer } from '../platform/http/server.ts'
import type { House } from '../platform/room/house.ts'
import { mountApi } from './api/api.ts'
import { mountDesk } from './desk/desk.tsx'
import { mountMachinery } from './machinery.ts'
import { mountPortal } from './portal/portal.tsx'
import { troublePages } from './trouble.ts'

/** The three faces of the house on one server: portal, workbench, API; and what a machine asks for. */
export function createFronts(house: House): FastifyInstance {
  const server = createServer(house, troublePages(house))
  server.register(async scope => {
    mountMachinery(scope, house)
    mountPortal(scope, house)
    mountDesk(scope, house)
    mountApi(scope, house)
  })
  return server
}
