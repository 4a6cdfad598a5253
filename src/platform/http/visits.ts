import { parse as parseCookies } from 'cookie'
import type { FastifyRequest } from 'fastify'
import type { Form } from '../forms/form.ts'
import type { House } from '../room/house.ts'
import type { OwnServer, PrivateVisit, Visit } from './routes.ts'

/** What a handler of a public page is given. */
export function visitOf(house: House, request: FastifyRequest, path = request.url): Visit {
  const url = new URL(path, house.origin)
  return {
    now: house.clock(),
    url,
    params: request.params as Readonly<Record<string, string>>,
    query: url.searchParams,
    live: house.live,
    host: request.hostname,
    origin: house.origin,
    self: ownServer(request),
  }
}

function ownServer({ server }: FastifyRequest): OwnServer {
  return {
    async ask(path, host) {
      const { statusCode, body } = await server.inject({ method: 'GET', url: path, headers: { host } })
      return { status: statusCode, body }
    },
    listensOnIpv6() {
      if (!server.server.listening) return undefined
      return server
        .addresses()
        .some(each => typeof each !== 'string' && each.family === 'IPv6' && each.address !== '::1')
    },
  }
}

/** The cookies that came with a request. */
export function cookiesOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return parseCookies(request.headers.cookie ?? '')
}

/** What a handler on the desk connection is given. */
export function privateVisitOf(house: House, request: FastifyRequest, form: Form): PrivateVisit {
  return {
    ...visitOf(house, request),
    db: house.db,
    form,
    cookies: cookiesOf(request),
    client: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, 300),
    services: house.services,
  }
}
