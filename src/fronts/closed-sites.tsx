import type { FastifyReply, FastifyRequest } from 'fastify'
import { page } from '../platform/http/answers.ts'
import { problem, sendProblem } from './api/problem.ts'
import type { FrontHouse } from './front-house.ts'
import { portalFrame } from './portal/frame.tsx'
import { oldAddress } from './portal/old-addresses.ts'
import { baseSite, siteAt } from './portal/site.ts'

/** What a closing notice needs to be read, and what watches the machine. */
const NEEDED = /^\/(?:assets\/|look(?:\.css)?$|favicon\.svg$|healthz$|readyz$|metrics$)/

/**
 * Answers for a closed site: an older address goes where it leads now, everything else is gone and says what the
 * closing notice says. Undefined where the site is open, or where a machine asks.
 */
export async function answerClosed(
  house: FrontHouse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const site = siteAt(house, request.hostname)
  const path = request.url.replace(/\?.*/, '')
  if (site.closed === undefined || NEEDED.test(path)) return undefined
  const base = baseSite(house)
  if (path.startsWith('/api/'))
    return sendProblem(reply, problem(410, `本网站已经关停，请改用 ${base.origin}。`))
  const location = await oldAddress(house, request.hostname, request.url)
  if (location !== undefined) return reply.redirect(location, 301)
  const body = (
    <>
      {site.closed.split('\n').map(line => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <a class="button button-secondary" href={`${base.origin}/`}>
          前往“{base.name}”
        </a>
      </p>
    </>
  )
  const html = await portalFrame(
    house,
    'private',
  )(request.hostname).page(page('本网站已经关停', body, { status: 410 }))
  return reply.code(410).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}
