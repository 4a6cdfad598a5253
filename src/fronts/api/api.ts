import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApiRoute } from '../../platform/http/routes.ts'
import { sendCacheable } from '../../platform/http/send.ts'
import { visitOf } from '../../platform/http/visits.ts'
import type { FrontHouse } from '../front-house.ts'
import { baseSite } from '../portal/site.ts'
import { csvOf } from './csv.ts'
import { limitReading, OPEN_HEADERS } from './open.ts'
import { openApiOf } from './openapi.ts'
import { problem, sendProblem } from './problem.ts'
import { readQuery } from './query.ts'
import { apiRoutesOf } from './routes.ts'

const BASE = '/api/v1'
const JSON_TYPE = 'application/json; charset=utf-8'

/** The API: every room's routes below `/api/v1`, on the reader connection, with the document that describes them. */
export function mountApi(server: FastifyInstance, house: FrontHouse): void {
  const routes = apiRoutesOf(house)
  // Made once for each name of the site: its schemas cost as much as a hundred answers.
  let written: { readonly title: string; readonly text: string } | undefined
  const description = ({ name, origin }: { readonly name: string; readonly origin: string }) => {
    if (written?.title !== name) {
      written = { title: name, text: JSON.stringify(openApiOf(routes, { title: name, origin })) }
    }
    return written.text
  }
  server.register(async scope => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(OPEN_HEADERS)
    })
    limitReading(scope, house)
    for (const route of routes) mountRoute(scope, house, route)
    scope.get(`${BASE}/openapi.json`, async (request, reply) => {
      return sendCacheable(request, reply, description(baseSite(house)), JSON_TYPE)
    })
    scope.options(`${BASE}/*`, async (_request, reply) =>
      reply
        .code(204)
        .headers({
          'access-control-allow-methods': 'GET, HEAD',
          'access-control-allow-headers': 'if-none-match',
          'access-control-max-age': '86400',
        })
        .send(),
    )
  })
}

function mountRoute(server: FastifyInstance, house: FrontHouse, route: ApiRoute): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, forced?: 'csv') => {
    const { query: search, ...visit } = visitOf(house, request)
    const read = readQuery(route, search)
    if (!read.ok) return sendProblem(reply, problem(400, '有参数不正确，请求没有执行。', read.errors))
    if (route.params && !route.params.safeParse(request.params).success) {
      return sendProblem(reply, problem(404, '没有这个地址。'))
    }
    const result = await route.handle({ ...visit, query: read.query })
    if (!result.ok) return sendProblem(reply, problem(result.status, result.detail))
    const format = forced ?? read.format
    const next = nextAddress(visit.url, result.body, house.origin)
    if (next) reply.header('link', `<${next}>; rel="next"`)
    if (format === 'csv' && route.csv) {
      reply.header('content-disposition', `attachment; filename="${csvName(route.path)}.csv"`)
      return sendCacheable(
        request,
        reply,
        csvOf(listIn(result.body, route.csv.list), route.csv.columns),
        'text/csv; charset=utf-8',
      )
    }
    return sendCacheable(request, reply, JSON.stringify(result.body), JSON_TYPE)
  }
  const config = route.perMinute === undefined ? {} : { config: { perMinute: route.perMinute } }
  server.get(`${BASE}${route.path}`, config, async (request, reply) => answer(request, reply))
  if (route.csv)
    server.get(`${BASE}${route.path}.csv`, config, async (request, reply) => answer(request, reply, 'csv'))
}

function listIn(body: unknown, key: string): readonly unknown[] {
  const list = Object.entries(body ?? {}).find(([name]) => name === key)?.[1]
  if (!Array.isArray(list)) throw new Error(`the answer has no list "${key}"`)
  return list
}

/** Where the list goes on: the same address with the cursor that the answer gave as `next`. */
function nextAddress(url: URL, body: unknown, origin: string): string | undefined {
  const next = Object.entries(body ?? {}).find(([name]) => name === 'next')?.[1]
  if (typeof next !== 'string') return undefined
  const query = new URLSearchParams(url.search)
  query.set('cursor', next)
  return `${origin}${url.pathname}?${query}`
}

function csvName(path: string): string {
  return path.replace(/^\//, '').replace(/[^a-z-]+/g, '-')
}
