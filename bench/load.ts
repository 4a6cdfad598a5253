import { spawn, spawnSync } from 'node:child_process'
import { cpuSeconds } from './process.ts'

/** Whether the tools are there; both are packages of Debian: `apt-get install nginx-light wrk`. */
export function hasTool(name: string): boolean {
  return spawnSync('which', [name]).status === 0
}

export interface Rate {
  /** Answers in a second. */
  readonly rate: number
  /** Microseconds of CPU that the servers used for one answer. */
  readonly cpu: number
}

const CONNECTIONS = 32

/** Asks for one address as fast as `wrk` can, for so many seconds, from servers on these ports at once. */
export async function hammer(
  servers: readonly { readonly port: number; readonly pids: readonly number[] }[],
  path: string,
  host: string,
  seconds: number,
): Promise<Rate> {
  const pids = servers.flatMap(server => server.pids)
  const before = pids.map(cpuSeconds)
  const counts = await Promise.all(servers.map(server => wrk(server.port, path, host, seconds)))
  const used = pids.reduce((sum, pid, at) => sum + cpuSeconds(pid) - (before[at] ?? 0), 0)
  const answers = counts.reduce((sum, count) => sum + count, 0)
  return { rate: answers / seconds, cpu: (used / answers) * 1e6 }
}

function wrk(port: number, path: string, host: string, seconds: number): Promise<number> {
  const child = spawn('wrk', [
    ...['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', '-H', `Host: ${host}`],
    `http://127.0.0.1:${port}${path}`,
  ])
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', piece => {
      text += piece
    })
    child.on('error', reject)
    child.on('exit', () => {
      if (/Non-2xx/.test(text)) reject(new Error(`${path}: ${text}`))
      else resolve(Number(/(\d+) requests in/.exec(text)?.[1] ?? 0))
    })
  })
}
