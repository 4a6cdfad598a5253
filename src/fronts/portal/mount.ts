import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Answer, movedTo } from '../../platform/http/answers.ts'
import { sendPublicPage } from '../../platform/http/public-page.ts'
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
      config: {
        ...(route.fromAnywhere ? { fromAnywhere: true } : {}),
        ...(route.bodyLimit === undefined ? {} : { uploadLimit: route.bodyLimit }),
      },
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
  if (route.stored) house.pages.share(route.path)
  server.route({
    method: 'GET',
    url: route.path,
    ...(route.perMinute === undefined ? {} : { config: { perMinute: route.perMinute } }),
    async handler(request, reply) {
      return answerPublic(house, request, reply, { route, pattern: route.path, frame }, () =>
        route.handle({ ...visitOf(house, request), services: house.services }),
      )
    },
  })
}

/** A public route, as it is drawn. */
interface Drawing {
  readonly route: { readonly stored?: true; readonly perMinute?: number }
  /** For counting: `/hant` stands before it where the page is drawn in Traditional characters. */
  readonly pattern: string
  readonly frame: FrameAt
}

/**
 * Answers a public page from what is kept, or draws it in the frame of the site as it stands now. What no room knows may be
 * an address of an older site.
 */
export function answerPublic(
  house: FrontHouse,
  request: FastifyRequest,
  reply: FastifyReply,
  { route, pattern, frame }: Drawing,
  draw: () => Promise<Answer>,
): Promise<FastifyReply> {
  return sendPublicPage(house, request, reply, {
    route: pattern,
    frame: frame(request.hostname),
    stored: route.stored ?? false,
    passing: route.perMinute !== undefined,
    async draw(seq) {
      if (seq !== undefined) await house.sites.upTo(seq)
      const answer = await draw()
      if (answer.kind !== 'refusal' || answer.status !== 404) return answer
      const location = await oldAddress(house, request.hostname, request.url)
      return location === undefined ? answer : movedTo(location)
    },
  })
}
