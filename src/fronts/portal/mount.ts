import type { FastifyInstance } from 'fastify'
import { sendPublicPage } from '../../platform/http/public-page.ts'
import { readForm } from '../../platform/http/read-form.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import { type Frame, send } from '../../platform/http/send.ts'
import { privateVisitOf, visitOf } from '../../platform/http/visits.ts'
import type { House } from '../../platform/room/house.ts'

/**
 * Mounts one route of a room. A public GET sees the reader connection alone; what is private sees the desk's and is
 * never kept.
 */
export function mountPortalRoute(
  server: FastifyInstance,
  house: House,
  route: PortalRoute,
  frame: Frame,
): void {
  if (route.private) {
    const { method, path, handle } = route
    server.route({
      method,
      url: path,
      ...(route.fromAnywhere ? { config: { fromAnywhere: true } } : {}),
      async handler(request, reply) {
        const { form, clean } = await readForm(request)
        try {
          return await send(
            request,
            reply,
            await handle(privateVisitOf(house, request, form)),
            frame,
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
      return sendPublicPage(house, request, reply, {
        route: route.path,
        frame,
        stored: route.stored ?? false,
        passing: route.perMinute !== undefined,
        draw: () => route.handle({ ...visitOf(house, request), services: house.services }),
      })
    },
  })
}
