import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { House } from '../platform/room/house.ts'

const ASSET_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
}

/** What machines ask for: whether the process lives, whether it can serve, what it counted, and the built files. */
export function mountMachinery(server: FastifyInstance, house: House): void {
  server.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'))

  server.get('/readyz', async (_request, reply) => {
    const problems: string[] = []
    await sql`select 1`.execute(house.db).catch(() => problems.push('database'))
    await sql`select 1 from live.changes limit 1`.execute(house.live).catch(() => problems.push('reader'))
    const { scanner, files } = house.services
    const [scanning, reachable] = await Promise.all([scanner.state(), files.reachable()])
    // Pages are served without the files' store, and a balancer that took every node away would make an outage of it.
    return reply.code(problems.length === 0 ? 200 : 503).send({
      ready: problems.length === 0,
      problems,
      scanner: scanning.ready ? 'ready' : scanning.kind,
      files: reachable ? 'ready' : 'unreachable',
    })
  })

  server.get('/metrics', async (request, reply) => {
    if (house.demonstration && !isLoopback(request.ip)) return reply.code(404).send()
    return reply.type(house.metrics.mediaType).send(await house.metrics.text())
  })

  // Built files carry their digest in the name, so that a browser may keep them for ever.
  for (const address of Object.values(house.assets)) {
    const name = address.slice('/assets/'.length)
    const type = ASSET_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    const content = readFile(join(house.assetsFolder, name))
    server.get(address, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(type)
        .send(await content),
    )
  }
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
