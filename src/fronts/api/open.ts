import type { FastifyInstance } from 'fastify'
import { clientKey } from '../../platform/limits/addresses.ts'
import { tokenBuckets } from '../../platform/limits/token-bucket.ts'
import type { House } from '../../platform/room/house.ts'
import { problem, sendProblem } from './problem.ts'

/** How often one client may read in a minute, on one node. Whoever copies everything by pages of 100 stays below. */
export const READS_A_MINUTE = 600

/** Everything here is public, so every page of the world may read it, refusals as well as answers. */
export const OPEN_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, retry-after, ratelimit, ratelimit-policy',
  'cross-origin-resource-policy': 'cross-origin',
}

/**
 * Counts what each client reads, in memory: reading costs no write. Refused is what no honest program needs, before any
 * query runs. The headers are those of draft-ietf-httpapi-ratelimit-headers.
 */
export function limitReading(scope: FastifyInstance, house: House): void {
  const buckets = tokenBuckets(READS_A_MINUTE)
  scope.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS') return
    const { ok, remaining, seconds } = buckets.take(clientKey(request.ip), house.clock())
    reply.header('ratelimit-policy', `"reading";q=${READS_A_MINUTE};w=60`)
    reply.header('ratelimit', `"reading";r=${remaining};t=${seconds}`)
    if (ok) return
    reply.header('retry-after', String(seconds))
    return sendProblem(
      reply,
      problem(
        429,
        `每个来源每分钟最多读取 ${READS_A_MINUTE} 次。请等待 ${seconds} 秒再试，并把已经读到的内容存下来。`,
      ),
    )
  })
}
