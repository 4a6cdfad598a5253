import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TroublePages } from '../platform/http/server.ts'
import { OPEN_HEADERS } from './api/open.ts'
import { problem, sendProblem } from './api/problem.ts'
import { answerClosed } from './closed-sites.tsx'
import { deskFrame } from './desk/frame.tsx'
import type { FrontHouse } from './front-house.ts'
import { portalFrame } from './portal/frame.tsx'
import { oldAddress } from './portal/old-addresses.ts'
import { DESK_WAYS, PORTAL_WAYS, troublePage } from './refusals.tsx'

/**
 * What is answered where no route answers or something broke: problem+json below `/api` (RFC 9457), a page in the frame of
 * the face that was asked otherwise. Drawing it needs no database: it must work when everything else does not. An address
 * of an older site goes where it leads now.
 */
export function troublePages(house: FrontHouse): TroublePages {
  return {
    async answer(request: FastifyRequest, reply: FastifyReply, status: number, reference: string) {
      const closed = await answerClosed(house, request, reply)
      if (closed) return closed
      const path = request.url.replace(/\?.*/, '')
      if (path === '/api/v1' || path.startsWith('/api/')) {
        reply.headers(OPEN_HEADERS)
        return sendProblem(
          reply,
          problem(status, undefined, undefined, status >= 500 ? reference : undefined),
        )
      }
      const location = status === 404 ? await oldAddress(house, request.hostname, request.url) : undefined
      if (location !== undefined) return reply.redirect(location, 301)
      const desk = path === '/desk' || path.startsWith('/desk/')
      const frame = desk ? deskFrame(house, undefined) : portalFrame(house, variantOf(path))(request.hostname)
      const html = await frame.page(troublePage(status, undefined, reference, desk ? DESK_WAYS : PORTAL_WAYS))
      return reply
        .code(status)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(html)
    },
  }
}

function variantOf(path: string) {
  return path === '/hant' || path.startsWith('/hant/') ? 'traditional' : 'simplified'
}
