import type { FastifyInstance } from 'fastify'
import { type Answer, movedTo } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import { visitOf } from '../../platform/http/visits.ts'
import { apiPageRoute } from '../api/page.tsx'
import { deskFrame } from '../desk/frame.tsx'
import type { FrontHouse } from '../front-house.ts'
import { mountMailViewer } from '../mail-viewer.tsx'
import { aboutRoutes } from './about.tsx'
import { agencyRoute } from './agency.tsx'
import { withColumn } from './columns.ts'
import { feedRoute } from './feed.ts'
import { portalFrame, withoutHant } from './frame.tsx'
import { homeRoute } from './home.tsx'
import { mountIcon } from './icon.ts'
import { mountLook } from './look.ts'
import { answerPublic, mountPortalRoute } from './mount.ts'
import { narrow, saidSo } from './narrowing.tsx'
import { searchRoute, suggestRoute } from './search.tsx'
import { securityRoute } from './security-txt.ts'
import { baseSite, siteAt } from './site.ts'
import { sitemapRoutes } from './sitemap.tsx'
import { HANT, simplified, traditionalHref } from './traditional.ts'

type PublicRoute = Extract<PortalRoute, { private?: false }>

/** The portal: every room's public routes in one frame, each also in Traditional characters below `/hant`. */
export function mountPortal(server: FastifyInstance, house: FrontHouse): void {
  const own: readonly PortalRoute[] = [
    homeRoute(house),
    searchRoute(house),
    suggestRoute(),
    agencyRoute(house),
    feedRoute(house),
    apiPageRoute(house),
    ...sitemapRoutes(house),
    ...aboutRoutes(house),
    securityRoute(house),
  ]
  const frames = {
    simplified: portalFrame(house, 'simplified'),
    private: portalFrame(house, 'private'),
    desk: () => deskFrame(house, undefined),
  }
  for (const route of [...own, ...house.rooms.flatMap(room => room.portal ?? [])]) {
    if (route.private) {
      const desk = route.path === '/desk' || route.path.startsWith('/desk/')
      mountPortalRoute(server, house, route, desk ? frames.desk : frames.private)
      continue
    }
    const named = complete(house, route)
    mountPortalRoute(server, house, named, frames.simplified)
    if (traditionalHref(route.path) !== route.path) mountTraditional(server, house, named)
  }
  if (house.keepsMail) mountMailViewer(server, house, frames.private)
  mountLook(server, house)
  mountIcon(server)
}

/**
 * A page that names no canonical address has its own path: whatever else stood in the query is left out. And one that
 * names no column has that of its path. On an agency's own site, pages that list are narrowed to the agency.
 */
function complete(house: FrontHouse, route: PublicRoute): PublicRoute {
  return {
    ...route,
    async handle(visit) {
      const path = visit.url.pathname
      const narrowed = narrow(siteAt(house, visit.host), path, visit.query)
      const answer = await route.handle(visit)
      if (answer.kind !== 'page') return answer
      const whole = { ...withColumn(answer, path), canonical: answer.canonical ?? path }
      return narrowed ? saidSo(whole, baseSite(house), path, visit.query) : whole
    },
  }
}

/**
 * The same page in Traditional characters. The room sees the Simplified address, and a query folded to Simplified, as
 * the index holds it.
 */
function mountTraditional(server: FastifyInstance, house: FrontHouse, route: PublicRoute): void {
  const frame = portalFrame(house, 'traditional')
  const config = route.perMinute === undefined ? {} : { config: { perMinute: route.perMinute } }
  const path = route.path === '/' ? HANT : `${HANT}${route.path}`
  if (route.stored) house.pages.share(path)
  server.get(path, config, async (request, reply) => {
    const visit = visitOf(house, request, withoutHant(request.url))
    for (const [name, value] of [...visit.query]) visit.query.set(name, simplified(value))
    return answerPublic(house, request, reply, { route, pattern: `${HANT}${route.path}`, frame }, async () =>
      staying(await route.handle({ ...visit, services: house.services }), visit.url),
    )
  })
}

/** Redirects stay in Traditional characters; files have one address only. */
function staying(answer: Answer, url: URL): Answer {
  if (answer.kind === 'redirect') return { ...answer, location: traditionalHref(answer.location) }
  return answer.kind === 'bytes' || answer.kind === 'file' ? movedTo(`${url.pathname}${url.search}`) : answer
}
