import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

export interface Got {
  readonly status: number
  readonly body: string
  readonly milliseconds: number
}

/** Asks once, over a connection that stays open, and reads the whole answer, under gzip as browsers do. */
export function ask(port: number, path: string, host: string): Promise<Got> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(
      { agent, host: '127.0.0.1', port, path, headers: { host, 'accept-encoding': 'gzip' } },
      async answer => {
        const pieces: Buffer[] = []
        for await (const piece of answer) pieces.push(piece as Buffer)
        const whole = Buffer.concat(pieces)
        resolve({
          status: answer.statusCode ?? 0,
          body: (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(whole) : whole).toString(),
          milliseconds: performance.now() - started,
        })
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

/** Asks for each path in turn and returns the milliseconds of each answer. Throws where one is not 200. */
export async function askAll(port: number, paths: readonly string[], host: string): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const got = await ask(port, path, host)
    if (got.status !== 200) throw new Error(`${path} answers ${got.status}`)
    times.push(got.milliseconds)
  }
  return times
}
