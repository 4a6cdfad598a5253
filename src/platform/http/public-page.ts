import { gunzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptsGzip, type PreparedPage, PUBLIC_CACHE_CONTROL } from '../pages/hot-pages.ts'
import { isKnown } from '../pages/validators.ts'
import type { House } from '../room/house.ts'
import type { Answer } from './answers.ts'
import { type Frame, send } from './send.ts'

/** How one public address is drawn. */
export interface PublicDrawing {
  /** The pattern, for counting. */
  readonly route: string
  readonly frame: Frame
  /** Kept in the database for every node. */
  readonly stored: boolean
  /** Not kept at all: a page that costs more than memory should hold, such as a search. */
  readonly passing: boolean
  /** `seq` is the last change that the reader had replayed before; undefined where the page is not kept. */
  draw(seq: number | undefined): Promise<Answer>
}

/**
 * Sends a public page: as some node has drawn it, or drawn now and kept. Only the canonical address of a page is kept,
 * so that nobody fills the memory with parameters that the page ignores.
 */
export async function sendPublicPage(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  drawing: PublicDrawing,
): Promise<FastifyReply> {
  const { pages } = house
  const { host } = request.headers
  const known = host !== undefined && house.hosts.has(host)
  if (drawing.passing || !known)
    return send(request, reply, await drawing.draw(undefined), drawing.frame, 'public')

  const address = `${host}${request.url}`
  const shared = drawing.stored && host === new URL(house.origin).host
  if (shared) {
    const found = await pages.stored(request.url, address, drawing.route)
    if (found) return sendPrepared(request, reply, found)
  }
  const seq = await pages.seq()
  const answer = await drawing.draw(seq)
  if (answer.kind !== 'page' || answer.status !== 200 || !isCanonical(request.url, answer.canonical)) {
    return send(request, reply, answer, drawing.frame, 'public')
  }
  reply.headers(answer.headers)
  const html = await drawing.frame.page(answer)
  const page = await pages.keep(address, drawing.route, { html, life: answer.life ?? {} }, seq)
  if (shared && answer.life?.keys) pages.store(request.url, page)
  return sendPrepared(request, reply, page)
}

/** Whether what was asked for is the page's own address, in either script. */
function isCanonical(url: string, canonical: string | undefined): boolean {
  if (canonical === undefined) return false
  const own = encodeURI(decodeURI(canonical))
  return url === own || url === `/hant${own === '/' ? '' : own}`
}

function sendPrepared(request: FastifyRequest, reply: FastifyReply, page: PreparedPage): FastifyReply {
  reply.headers({ etag: page.etag, 'cache-control': PUBLIC_CACHE_CONTROL, vary: 'Accept-Encoding' })
  if (isKnown(request.headers['if-none-match'], page.etag)) return reply.code(304).send()
  reply.type(page.mediaType)
  if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(gunzipSync(page.gzip))
  return reply.header('content-encoding', 'gzip').send(page.gzip)
}
