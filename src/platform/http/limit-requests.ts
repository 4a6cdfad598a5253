import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientKey } from '../limits/addresses.ts'
import { takeLimit } from '../limits/limits.ts'
import type { House } from '../room/house.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How many requests of one client a minute this route takes; absent on pages that cost next to nothing. */
    readonly perMinute?: number
  }
}

/** A person fills no more forms than this in a minute; whole offices sit behind one address. */
const FORMS_A_MINUTE = 240

/**
 * Refuses what no person does: forms by the hundred, and more of a costly page than its route says. Pages that come
 * from memory or one indexed read are not counted, so that a crowd costs no write.
 */
export function limitRequests(
  server: FastifyInstance,
  house: House,
  refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  server.addHook('preHandler', async (request, reply) => {
    const { url, config } = request.routeOptions
    const perMinute = config?.perMinute ?? (request.method === 'POST' ? FORMS_A_MINUTE : undefined)
    if (perMinute === undefined) return
    const name = config?.perMinute === undefined ? 'form' : (url ?? '')
    const key = `request:${name}:${clientKey(request.ip)}`
    const taken = await takeLimit(house.db, { key, limit: perMinute, windowSeconds: 60 }, house.clock())
    if (taken.ok) return
    reply.header('retry-after', String(taken.retryAfter))
    await refuse(request, reply)
  })
}
