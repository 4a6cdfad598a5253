import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnown } from '../pages/validators.ts'
import type { FileAnswer } from './answers.ts'
import { partAsked } from './ranges.ts'

/**
 * Sends a stored file: whole, or the one part that was asked for (RFC 9110 §14), so that a broken download goes on where it
 * ended. `If-Range` with another validator gets the whole file as it is now. Nothing is opened for 304, 416 and HEAD.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { mediaType, size, etag, headers, open }: FileAnswer,
): Promise<FastifyReply> {
  reply.headers({ ...headers, etag, 'accept-ranges': 'bytes' })
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const whole = request.method === 'HEAD' || changedSince(request.headers['if-range'], etag)
  const part = whole ? 'whole' : partAsked(request.headers.range, size)
  if (part === 'outside') return reply.code(416).header('content-range', `bytes */${size}`).send()
  reply.type(mediaType)
  if (part === 'whole') {
    reply.header('content-length', String(size))
    return reply.send(request.method === 'HEAD' ? Readable.from([]) : await open())
  }
  reply.header('content-range', `bytes ${part.start}-${part.end}/${size}`)
  return reply
    .code(206)
    .header('content-length', String(part.end - part.start + 1))
    .send(await open(part))
}

/** Whether `If-Range` names anything but these bytes. We give no dates, so a date is never ours (RFC 9110 §13.1.5). */
function changedSince(ifRange: string | string[] | undefined, etag: string): boolean {
  return ifRange !== undefined && ifRange !== etag
}
