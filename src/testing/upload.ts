import { newOnceKey } from '../platform/forms/once.ts'
import type { Reply, TestHouse } from './house.ts'

/** Sends a form with one file as a browser does (RFC 7578), with a key of its own so that it counts once. */
export async function upload(
  { server }: Pick<TestHouse, 'server'>,
  url: string,
  cookie: string,
  file: { readonly field: string; readonly name: string; readonly content: Uint8Array },
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const boundary = 'parts-of-a-form'
  const part = (text: string) => `--${boundary}\r\nContent-Disposition: form-data; ${text}\r\n\r\n`
  const words = Object.entries({ once: newOnceKey(), ...fields })
    .map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`)
    .join('')
  const reply = await server.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost:8080',
      origin: 'http://localhost:8080',
      cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([
      Buffer.from(`${words}${part(`name="${file.field}"; filename="${file.name}"`)}`),
      file.content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  return { status: reply.statusCode, headers: reply.headers, body: reply.body }
}
