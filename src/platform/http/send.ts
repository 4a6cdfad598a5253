import type { FastifyReply, FastifyRequest } from 'fastify'
import { PUBLIC_CACHE_CONTROL } from '../pages/hot-pages.ts'
import { etagOf, HTML } from '../pages/pages.ts'
import { isKnown } from '../pages/validators.ts'
import type { Answer, PageAnswer, RefusalAnswer } from './answers.ts'
import { PRIVATE_HEADERS } from './headers.ts'
import { sendFile } from './send-file.ts'

/** How a front draws what its rooms answer. */
export interface Frame {
  page(answer: PageAnswer): string | Promise<string>
  refusal(answer: RefusalAnswer): string | Promise<string>
}

/** Sends an answer. `audience` decides what may be kept: a public page by anybody, a private one by nobody. */
export async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  frame: Frame,
  audience: 'public' | 'private',
): Promise<FastifyReply> {
  if (audience === 'private') reply.headers(PRIVATE_HEADERS)
  switch (answer.kind) {
    case 'redirect':
      for (const cookie of answer.cookies) reply.header('set-cookie', cookie)
      return reply.redirect(answer.location, answer.status)
    case 'bytes': {
      reply.headers(answer.headers)
      const { etag } = answer.headers
      if (etag && isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
      return reply.code(answer.status).type(answer.mediaType).send(answer.body)
    }
    case 'file':
      return sendFile(request, reply, answer)
    case 'refusal':
      if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter))
      return reply
        .code(answer.status)
        .type(HTML)
        .send(await frame.refusal(answer))
    case 'page': {
      reply.headers(answer.headers)
      const html = await frame.page(answer)
      if (audience === 'public' && answer.status === 200) return sendCacheable(request, reply, html, HTML)
      return reply.code(answer.status).type(HTML).send(html)
    }
  }
}

/** Sends a public text with a validator: whoever has it already gets 304 (RFC 9110 §13.1.2). */
export function sendCacheable(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  mediaType: string,
): FastifyReply {
  const etag = etagOf(text)
  reply.header('etag', etag)
  reply.header('cache-control', PUBLIC_CACHE_CONTROL)
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.type(mediaType).send(text)
}
