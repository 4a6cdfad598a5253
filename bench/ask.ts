import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

export interface Got {
  readonly status: number
  readonly body: string
  readonly milliseconds: number
  readonly location: string | undefined
  /** The cookies that it sets, as a browser sends them back. */
  readonly cookie: string
}

/** What a browser that is signed in, or sends a form, adds to an address. */
export interface Asking {
  readonly cookie?: string | undefined
  /** Sent as a form, from a page of the same origin. */
  readonly form?: Readonly<Record<string, string>> | undefined
  /** The address on this machine that it comes from: another client for the house. */
  readonly from?: string | undefined
}

/** Asks once, over a connection that stays open, and reads the whole answer, under gzip as browsers do. */
export function ask(
  port: number,
  path: string,
  host: string,
  { cookie, form, from }: Asking = {},
): Promise<Got> {
  const started = performance.now()
  const headers = {
    host,
    'accept-encoding': 'gzip',
    ...(cookie ? { cookie } : {}),
    ...(form ? { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ agent, host: '127.0.0.1', port, path, headers, method: form ? 'POST' : 'GET' },
        ...(from ? { localAddress: from } : {}),
      },
      async answer => {
        const pieces: Buffer[] = []
        for await (const piece of answer) pieces.push(piece as Buffer)
        const whole = Buffer.concat(pieces)
        resolve({
          status: answer.statusCode ?? 0,
          body: (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(whole) : whole).toString(),
          milliseconds: performance.now() - started,
          location: answer.headers.location,
          cookie: (answer.headers['set-cookie'] ?? []).map(each => each.split(';')[0]).join('; '),
        })
      },
    )
    asked.on('error', reject)
    asked.end(form ? new URLSearchParams(form).toString() : undefined)
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
