import type { FastifyInstance } from 'fastify'
import { createServer } from '../platform/http/server.ts'
import { mountApi } from './api/api.ts'
import { answerClosed } from './closed-sites.tsx'
import { mountDesk } from './desk/desk.tsx'
import type { FrontHouse } from './front-house.ts'
import { mountMachinery } from './machinery.ts'
import { mountPortal } from './portal/portal.tsx'
import { troublePages } from './trouble.ts'

/** The three faces of the house on one server: portal, workbench, API; and what a machine asks for. */
export function createFronts(house: FrontHouse): FastifyInstance {
  const server = createServer(house, troublePages(house))
  server.addHook('onRequest', () => house.sites.keepFresh())
  server.register(async scope => {
    scope.addHook('onRequest', (request, reply) => answerClosed(house, request, reply))
    // Whoever changed a site sees it with the next page.
    scope.addHook('onSend', async request => {
      if (request.method === 'POST' && request.url.startsWith('/desk/sites')) await house.sites.reload()
    })
    mountMachinery(scope, house)
    mountPortal(scope, house)
    mountDesk(scope, house)
    mountApi(scope, house)
  })
  return server
}
