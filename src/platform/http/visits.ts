import { parse as parseCookies } from 'cookie'
import type { FastifyRequest } from 'fastify'
import { cleanText } from '../forms/clean-text.ts'
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
    query: meant(url.searchParams),
    live: house.live,
    host: request.hostname,
    origin: house.origin,
    demonstration: house.demonstration,
    self: ownServer(request),
  }
}

/** Characters that nobody types into an address: controls, and those that turn a line around. */
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** A query as a person meant it, like the fields of a form: what a page shows of it turns no line around. */
function meant(query: URLSearchParams): URLSearchParams {
  if (![...query.values()].some(value => HIDDEN.test(value))) return query
  return new URLSearchParams([...query].map(([name, value]) => [name, cleanText(value)]))
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
