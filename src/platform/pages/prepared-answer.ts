import { type IncomingMessage, ServerResponse } from 'node:http'

/** How long a connection stays open for a next request; answers name it, so that clients and proxies know. */
export const KEEP_ALIVE_MILLISECONDS = 72_000

/**
 * An answer with every byte ready, head and body in one buffer. Building and checking a dozen headers anew costs Node as
 * much as reading the request does.
 */
export interface PreparedAnswer {
  readonly status: number
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[]
  readonly bytes: Buffer
  /** The part of `bytes` after the head. */
  readonly body: Buffer
  /** Where the date stands in `bytes`: the only part that changes. */
  readonly dateAt: number
  /** The second whose date stands there. */
  second: number
}

const REASONS: Readonly<Record<number, string>> = { 200: 'OK', 304: 'Not Modified' }
const DATE = 'Date: '
const NO_DATE = new Date(0).toUTCString()

/** Builds the bytes as Node would send them to a client that keeps its connection (RFC 9112). */
export function prepareAnswer(status: number, headers: readonly string[], body?: Buffer): PreparedAnswer {
  let head = `HTTP/1.1 ${status} ${REASONS[status]}\r\n`
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`
  const dateAt = Buffer.byteLength(head, 'latin1') + DATE.length
  head += `${DATE}${NO_DATE}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${KEEP_ALIVE_MILLISECONDS / 1000}\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)])
  return { status, headers, body: bytes.subarray(head.length), bytes, dateAt, second: 0 }
}

/**
 * What Node's response notes of a head that it has written itself. Not in its documentation, though unchanged since 2015:
 * where this Node knows them no more, every answer is written in the ordinary way.
 */
interface HeadNotes {
  _header: string | null
  _headerSent: boolean
}

const KNOWS_HEAD_NOTES = (() => {
  const response = new ServerResponse({ method: 'GET' } as IncomingMessage) as unknown as Partial<HeadNotes>
  return response._header === null && response._headerSent === false
})()

/** Sends a prepared answer; to a client that wants the connection closed or asks for the head alone, header by header. */
export function sendPrepared(
  request: IncomingMessage,
  response: ServerResponse,
  answer: PreparedAnswer,
  now: Date,
): void {
  if (!KNOWS_HEAD_NOTES || !response.shouldKeepAlive || request.method !== 'GET') {
    response.writeHead(answer.status, answer.headers as string[])
    response.end(request.method === 'HEAD' ? undefined : answer.body)
    return
  }
  const second = Math.floor(now.getTime() / 1000)
  if (second !== answer.second) {
    // The text has one length for ever (RFC 9110 §5.6.7), so a slow client at worst reads the newer date.
    answer.bytes.write(now.toUTCString(), answer.dateAt, 'latin1')
    answer.second = second
  }
  const notes = response as unknown as HeadNotes
  notes._header = 'prepared'
  notes._headerSent = true
  response.statusCode = answer.status
  response.end(answer.bytes)
}
