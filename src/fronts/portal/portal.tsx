import type { FastifyInstance } from 'fastify'
import { type Answer, movedTo } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import { send } from '../../platform/http/send.ts'
import { visitOf } from '../../platform/http/visits.ts'
import type { House } from '../../platform/room/house.ts'
import { apiPageRoute } from '../api/page.tsx'
import { deskFrame } from '../desk/frame.tsx'
import { mountMailViewer } from '../mail-viewer.tsx'
import { aboutRoutes } from './about.tsx'
import { agencyRoute } from './agency.tsx'
import { withColumn } from './columns.ts'
import { feedRoute } from './feed.ts'
import { portalFrame, withoutHant } from './frame.tsx'
import { homeRoute } from './home.tsx'
import { mountIcon } from './icon.ts'
import { mountLook } from './look.ts'
import { mountPortalRoute } from './mount.ts'
import { searchRoute, suggestRoute } from './search.tsx'
import { sitemapRoutes } from './sitemap.tsx'
import { HANT, simplified, traditionalHref } from './traditional.ts'

type PublicRoute = Extract<PortalRoute, { private?: false }>

/** The portal: every room's public routes in one frame, each also in Traditional characters below `/hant`. */
export function mountPortal(server: FastifyInstance, house: House): void {
  const own: readonly PortalRoute[] = [
    homeRoute(house),
    searchRoute(house),
    suggestRoute(),
    agencyRoute(house),
    feedRoute(house),
    apiPageRoute(house),
    ...sitemapRoutes(house),
    ...aboutRoutes(house),
  ]
  const frames = {
    simplified: portalFrame(house, 'simplified'),
    private: portalFrame(house, 'private'),
    desk: deskFrame(house, undefined),
  }
  for (const route of [...own, ...house.rooms.flatMap(room => room.portal ?? [])]) {
    if (route.private) {
      const desk = route.path === '/desk' || route.path.startsWith('/desk/')
      mountPortalRoute(server, house, route, desk ? frames.desk : frames.private)
      continue
    }
    const named = complete(route)
    mountPortalRoute(server, house, named, frames.simplified)
    if (traditionalHref(route.path) !== route.path) mountTraditional(server, house, named)
  }
  if (house.keepsMail) mountMailViewer(server, house, frames.private)
  mountLook(server, house)
  mountIcon(server)
}

/**
 * A page that names no canonical address has its own path: whatever else stood in the query is left out. And one that
 * names no column has that of its path.
 */
function complete(route: PublicRoute): PublicRoute {
  return {
    ...route,
    async handle(visit) {
      const answer = await route.handle(visit)
      if (answer.kind !== 'page') return answer
      const path = visit.url.pathname
      return { ...withColumn(answer, path), canonical: answer.canonical ?? path }
    },
  }
}

/**
 * The same page in Traditional characters. The room sees the Simplified address, and a query folded to Simplified, as
 * the index holds it.
 */
function mountTraditional(server: FastifyInstance, house: House, route: PublicRoute): void {
  const frame = portalFrame(house, 'traditional')
  const config = route.perMinute === undefined ? {} : { config: { perMinute: route.perMinute } }
  server.get(route.path === '/' ? HANT : `${HANT}${route.path}`, config, async (request, reply) => {
    const visit = visitOf(house, request, withoutHant(request.url))
    for (const [name, value] of [...visit.query]) visit.query.set(name, simplified(value))
    const answer = await route.handle({ ...visit, services: house.services })
    return send(request, reply, staying(answer, visit.url), frame, 'public')
  })
}

/** Redirects stay in Traditional characters; files have one address only. */
function staying(answer: Answer, url: URL): Answer {
  if (answer.kind === 'redirect') return { ...answer, location: traditionalHref(answer.location) }
  return answer.kind === 'bytes' ? movedTo(`${url.pathname}${url.search}`) : answer
}
