import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { EmbeddedDatabaseError } from './refusal.ts'

/** The loopback address of this machine: IPv4 where there is one, or else IPv6. */
export async function loopback(): Promise<'127.0.0.1' | '::1'> {
  return (await tryListen('127.0.0.1', 0)) === 'free' ? '127.0.0.1' : '::1'
}

/** `wanted` if it is free, or else another port below those that the system hands to outgoing connections. */
export async function freePort(host: string, wanted: number): Promise<number> {
  if (wanted > 0 && (await tryListen(host, wanted)) === 'free') return wanted
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000)
    if ((await tryListen(host, port)) === 'free') return port
  }
  throw new EmbeddedDatabaseError(`在 ${host} 上找不到空闲的端口给自带的数据库。`)
}

function tryListen(host: string, port: number): Promise<'free' | 'taken'> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve('taken'))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve('free')))
  })
}

/** The address of a database on a loopback port, as connections take it. */
export function databaseUrl(
  host: string,
  port: number,
  role: string,
  password: string,
  database: string,
): string {
  return `postgresql://${role}:${password}@${host.includes(':') ? `[${host}]` : host}:${port}/${database}`
}
