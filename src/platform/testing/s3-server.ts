import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const S3_KEYS = { access: 'test-access', secret: 'test/se+cret' } as const

/** An object store in memory that speaks as much S3 as we use, checks every signature and can be told to misbehave. */
export interface TestS3 {
  /** Its address for `FILES`; `secret` other than the right one makes a wrong signature. */
  address(bucket?: string, secret?: string): string
  readonly objects: Map<string, Buffer>
  /** What has been asked, as `GET city/ab/…`. */
  readonly asked: string[]
  /** What the next requests meet instead of an answer, one each. */
  readonly troubles: ('unavailable' | 'hang-up' | 'half' | 'stall' | 'silence' | 'changed')[]
  close(): Promise<void>
}

const BUCKET = 'city'

/** Starts the stand-in on a free port of this machine. It has one bucket, `city`. */
export async function startTestS3(): Promise<TestS3> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  const troubles: TestS3['troubles'] = []
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const url = new URL(request.url ?? '/', 'http://s3')
    const [bucket, ...rest] = url.pathname.slice(1).split('/')
    const key = rest.join('/')
    asked.push(`${request.method} ${bucket}/${key}`)
    const trouble = troubles.shift()
    if (trouble === 'hang-up') return void request.socket.destroy()
    if (trouble === 'silence') return
    if (trouble === 'unavailable') return refuse(response, 503, 'SlowDown')
    if (trouble === 'changed') body[0] = (body[0] ?? 0) ^ 1
    const fault = signatureFault(request, url)
    if (fault) return refuse(response, 403, fault)
    if (hashOf(body) !== request.headers['x-amz-content-sha256'] && request.method === 'PUT')
      return refuse(response, 400, 'XAmzContentSHA256Mismatch')
    if (bucket !== BUCKET) return refuse(response, 404, 'NoSuchBucket')
    if (request.method === 'PUT') {
      objects.set(key, body)
      return void response.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return void response.writeHead(204).end()
    }
    if (key === '') return list(response, url)
    const found = objects.get(key)
    if (!found) return refuse(response, 404, 'NoSuchKey')
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    const part = from === undefined ? found : found.subarray(Number(from), Number(to) + 1)
    response.writeHead(from === undefined ? 200 : 206, { 'content-length': part.length })
    if (request.method === 'HEAD') return void response.end()
    if (trouble !== 'half' && trouble !== 'stall') return void response.end(part)
    response.write(part.subarray(0, part.length / 2), () => {
      if (trouble === 'half') response.destroy()
    })
  }
  function list(response: ServerResponse, url: URL): void {
    // Two a page, so that whoever lists must ask again.
    const after = url.searchParams.get('continuation-token') ?? ''
    const keys = [...objects.keys()]
      .filter(key => key.startsWith(url.searchParams.get('prefix') ?? ''))
      .sort()
    const left = keys.filter(key => key > after)
    const page = left.slice(0, 2)
    const more = left.length > 2
    const rows = page.map(
      key => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`,
    )
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    response.end(
      `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`,
    )
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: (bucket = BUCKET, secret = S3_KEYS.secret) =>
      `s3+http://${S3_KEYS.access}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${bucket}/files?region=cn-test-1`,
    objects,
    asked,
    troubles,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
}

/** AWS Signature Version 4, computed again from what arrived. Undefined where it is right. */
function signatureFault(request: IncomingMessage, url: URL): string | undefined {
  const [, access, scope = '', signed = '', signature] =
    /Credential=([^/]+)\/([^,]+), *SignedHeaders=([^,]+), *Signature=(\w+)/.exec(
      request.headers.authorization ?? '',
    ) ?? []
  if (access !== S3_KEYS.access) return 'InvalidAccessKeyId'
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const headers = signed.split(';').map(name => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
  const canonical = [
    request.method,
    url.pathname,
    query,
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hashOf(canonical)].join('\n')
  const key = scope
    .split('/')
    .reduce<Buffer | string>((last, part) => mac(last, part), `AWS4${S3_KEYS.secret}`)
  return mac(key, text).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch'
}

function mac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function hashOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}
