import type { FastifyInstance } from 'fastify'
import { readForm } from '../../platform/http/read-form.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import { send } from '../../platform/http/send.ts'
import { privateVisitOf, visitOf } from '../../platform/http/visits.ts'
import type { FrontHouse } from '../front-house.ts'
import type { FrameAt } from './frame.tsx'
import { oldAddress } from './old-addresses.ts'

/**
 * Mounts one route of a room. A public GET sees the reader connection alone; what is private sees the desk's and is
 * never kept.
 */
export function mountPortalRoute(
  server: FastifyInstance,
  house: FrontHouse,
  route: PortalRoute,
  frame: FrameAt,
): void {
  if (route.private) {
    const { method, path, handle } = route
    server.route({
      method,
      url: path,
      async handler(request, reply) {
        const { form, clean } = await readForm(request)
        try {
          return await send(
            request,
            reply,
            await handle(privateVisitOf(house, request, form)),
            frame(request.hostname),
            'private',
          )
        } finally {
          await clean()
        }
      },
    })
    return
  }
  server.route({
    method: 'GET',
    url: route.path,
    ...(route.perMinute === undefined ? {} : { config: { perMinute: route.perMinute } }),
    async handler(request, reply) {
      const answer = await route.handle({ ...visitOf(house, request), services: house.services })
      if (answer.kind === 'refusal' && answer.status === 404) {
        const location = await oldAddress(house, request.hostname, request.url)
        if (location !== undefined) return reply.redirect(location, 301)
      }
      return send(request, reply, answer, frame(request.hostname), 'public')
    },
  })
}
