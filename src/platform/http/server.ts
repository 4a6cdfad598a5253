import { randomBytes } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { isUnavailable } from '../db/unavailable.ts'
import { KEEP_ALIVE_MILLISECONDS } from '../pages/prepared-answer.ts'
import type { House } from '../room/house.ts'
import { type AllowedMethods, collectMethods } from './allowed-methods.ts'
import { securityHeaders } from './headers.ts'
import { limitRequests } from './limit-requests.ts'
import { BODY_LIMIT } from './read-form.ts'
import { isSameOrigin } from './same-origin.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What the server answers to. */
    readonly routeTable: AllowedMethods
  }
  interface FastifyContextConfig {
    /** Not refused when it comes from elsewhere: its address is the right to do it. */
    readonly fromAnywhere?: true
    /** The largest body in bytes, all parts together, of a form that carries files; otherwise 1 MiB. */
    readonly uploadLimit?: number
  }
}

/** How the fronts answer what no route answers: one page for each kind of trouble. */
export interface TroublePages {
  /** `status` is 400, 403, 404, 405, 413, 415, 429, 500 or 503. */
  answer(request: FastifyRequest, reply: FastifyReply, status: number, reference: string): Promise<unknown>
}

/** When somebody whom the database kept waiting should try again. */
const RETRY_SECONDS = 30
/** The largest upload that any route takes; each route's own limit is below it. */
const UPLOAD_LIMIT = 100 * 1024 * 1024

/**
 * The HTTP ground of the house: headers of every answer, refusal of foreign forms, bodies, counting, logging of
 * identifiers, and the one place where a fault becomes a page. Routes come from the fronts.
 */
export function createServer(house: House, trouble: TroublePages): FastifyInstance {
  const server = Fastify({
    logger: false,
    trustProxy: house.trustedProxies.length > 0 ? [...house.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    genReqId: requestNumbers(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // What is kept of pages, in memory or by another node, is answered before any router is asked.
    serverFactory(handler) {
      const { pages } = house
      const http = createHttpServer((request, response) => {
        if (pages.hot.serve(request, response)) return
        const fetched = pages.fetch(request)
        if (!fetched) return handler(request, response)
        const otherwise = () => pages.hot.serve(request, response) || handler(request, response)
        // A database that is away is the handler's to tell.
        fetched.then(otherwise, otherwise)
      })
      http.requestTimeout = 60_000
      http.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS
      return http
    },
  })
  const allowed = collectMethods(server)
  server.decorate('routeTable', allowed)
  // Forms are read as text and parsed where they are used; JSON and everything else has no business here.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  server.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 20, fields: 500, fieldSize: 4 * 1024 * 1024, parts: 520 },
  })

  const headers = securityHeaders(house.https)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    if (request.routeOptions.config?.fromAnywhere) return
    if (!isSameOrigin(request.headers, house.hosts)) {
      house.log.warn({ event: 'http.foreign-form', requestId: request.id })
      await trouble.answer(request, reply, 403, request.id)
    }
  })
  // No name in the database can hold U+0000, so no address with it leads anywhere.
  server.addHook('onRequest', async (request, reply) => {
    if (NUL_IN_PATH.test(request.url)) await trouble.answer(request, reply, 404, request.id)
  })
  // A way back may be put together from what somebody typed in an address: a header holds ASCII only (RFC 9110 §5.5).
  server.addHook('onSend', async (_request, reply) => {
    const location = reply.getHeader('location')
    if (typeof location === 'string') reply.header('location', asciiAddress(location))
  })
  limitRequests(server, house, (request, reply) => trouble.answer(request, reply, 429, request.id))
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    house.metrics.answered({
      method: request.method,
      route,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
    house.log.info({
      event: 'http.request',
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    })
  })
  server.setNotFoundHandler(async (request, reply) => {
    const methods = allowed.at(request.url.replace(/\?.*/s, ''))
    if (methods.length === 0) return trouble.answer(request, reply, 404, request.id)
    return trouble.answer(request, reply.header('allow', methods.join(', ')), 405, request.id)
  })
  server.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500)
      house.log.error(
        { event: 'http.fault', requestId: request.id, route: request.routeOptions.url ?? 'none' },
        error,
      )
    if (reply.sent) return reply
    if (status === 503) reply.header('retry-after', String(RETRY_SECONDS))
    return trouble.answer(request, reply, status, request.id)
  })
  return server
}

/** Numbers of requests that somebody can read out on the telephone, and that no other process or start gives again. */
function requestNumbers(): () => string {
  const start = randomBytes(3).toString('hex')
  let count = 0
  return () => {
    count += 1
    return `${start}-${count}`
  }
}

const NUL_IN_PATH = /^[^?]*%00/

/** An address in which everything that is not visible ASCII is percent-encoded (RFC 3986 §2.1). */
function asciiAddress(address: string): string {
  return address.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

/** The status of an error: those of the HTTP library for bad requests carry their own; a database that is away is 503. */
function statusOf(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'statusCode' in error) {
    const status = Number(error.statusCode)
    if (status >= 400 && status < 500) return status
  }
  return isUnavailable(error) ? 503 : 500
}
