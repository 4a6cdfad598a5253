import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { ANY_CHANGE, type Change } from './change-watch.ts'
import { type PreparedAnswer, prepareAnswer, sendPrepared } from './prepared-answer.ts'
import { isKnown } from './validators.ts'

/** A public page as it is sent. */
export interface PreparedPage {
  readonly mediaType: string
  readonly etag: string
  /** The text under gzip (RFC 1952). */
  readonly gzip: Buffer
  /** The changes that make it old. */
  readonly keys: readonly string[]
  /** The last change before it was drawn. */
  readonly seq: number
  /** When it is old without a change: a page that shows what depends on the hour. */
  readonly until: Date
  /** The pattern of its route, for counting. */
  readonly route: string
}

interface Kept extends Omit<PreparedPage, 'gzip'> {
  /** Asked for since the sweep for room last passed. */
  used: boolean
  readonly zipped: PreparedAnswer
  readonly unchanged: PreparedAnswer
}

export interface HotPages {
  /** Answers from memory where it can: one look-up, one prepared buffer. False: somebody else must answer. */
  serve(request: IncomingMessage, response: ServerResponse): boolean
  keep(address: string, page: PreparedPage): void
  /** Forgets what the change made old. */
  changed(change: Change): void
  clear(): void
  /** Forgets everything and reports what was counted. */
  stop(): void
  readonly bytes: number
}

export interface HotPagesOptions {
  /** The most bytes of text that stay in memory. */
  readonly limit: number
  /** Headers that every answer carries. */
  readonly headers: Readonly<Record<string, string>>
  readonly clock: () => Date
  readonly log: Log
  readonly metrics: Metrics
  /** Whether memory may be trusted now. */
  readonly trusted: () => boolean
}

const REPORT_MILLISECONDS = 1000

/** What everybody may keep and must ask about again. */
export const PUBLIC_CACHE_CONTROL = 'public, max-age=0, must-revalidate'

/**
 * Hot pages: what nobody asked for goes first. The address is host and path with query, as they stand in the request; the
 * answer is the same for everybody, with the same headers as every other answer; they are counted, and logged once a second.
 */
export function openHotPages(options: HotPagesOptions): HotPages {
  const kept = new Map<string, Kept>()
  const byKey = new Map<string, Set<string>>()
  const common = Object.entries(options.headers).flat()
  let bytes = 0

  function forget(address: string): void {
    const page = kept.get(address)
    if (!page) return
    kept.delete(address)
    bytes -= weight(page)
    for (const key of page.keys) {
      const addresses = byKey.get(key)
      addresses?.delete(address)
      if (addresses?.size === 0) byKey.delete(key)
    }
  }

  /** The oldest go, but what was asked for since the last time gets another round (second chance). */
  function makeRoom(): void {
    for (const [address, page] of kept) {
      if (bytes <= options.limit) return
      if (page.used) {
        page.used = false
        kept.delete(address)
        kept.set(address, page)
      } else forget(address)
    }
  }

  const counted = new Map<string, { method: string; route: string; status: number; count: number }>()
  // Thousands of equal answers a second are counted one by one and reported together.
  const reporting = setInterval(report, REPORT_MILLISECONDS).unref()

  function count(method: string, route: string, status: number): void {
    const name = `${method}${status}${route}`
    const sum = counted.get(name)
    if (sum) sum.count += 1
    else counted.set(name, { method, route, status, count: 1 })
  }

  function report(): void {
    for (const { count: answers, ...answer } of counted.values()) {
      options.metrics.answeredFromMemory(answer, answers)
      options.log.info({ event: 'http.requests-from-memory', ...answer, count: answers })
    }
    counted.clear()
  }

  return {
    serve(request, response) {
      const { method, headers } = request
      if (method !== 'GET' && method !== 'HEAD') return false
      const address = `${headers.host}${request.url}`
      const page = kept.get(address)
      if (!page || !options.trusted()) return false
      const now = options.clock()
      if (page.until <= now) {
        forget(address)
        return false
      }
      page.used = true
      if (isKnown(headers['if-none-match'], page.etag)) {
        sendPrepared(request, response, page.unchanged, now)
        count(method, page.route, 304)
        return true
      }
      if (acceptsGzip(headers['accept-encoding'])) {
        sendPrepared(request, response, page.zipped, now)
      } else {
        const plain = gunzipSync(page.zipped.body)
        response.writeHead(200, [...common, ...ownHeaders(page, plain.length)])
        response.end(method === 'HEAD' ? undefined : plain)
      }
      count(method, page.route, 200)
      return true
    },
    keep(address, page) {
      forget(address)
      const { gzip, ...rest } = page
      const added: Kept = {
        ...rest,
        used: false,
        zipped: prepareAnswer(
          200,
          [...common, ...ownHeaders(page, gzip.length), 'content-encoding', 'gzip'],
          gzip,
        ),
        unchanged: prepareAnswer(304, [...common, ...validators(page)]),
      }
      if (weight(added) > options.limit / 4) return
      kept.set(address, added)
      bytes += weight(added)
      for (const key of page.keys) {
        const addresses = byKey.get(key) ?? new Set()
        byKey.set(key, addresses.add(address))
      }
      makeRoom()
    },
    changed({ seq, keys }) {
      for (const key of [ANY_CHANGE, ...keys]) {
        for (const address of [...(byKey.get(key) ?? [])]) {
          if ((kept.get(address)?.seq ?? 0) < seq) forget(address)
        }
      }
    },
    clear() {
      kept.clear()
      byKey.clear()
      bytes = 0
    },
    stop() {
      clearInterval(reporting)
      report()
      this.clear()
    },
    get bytes() {
      return bytes
    },
  }
}

/** The headers and objects that stand beside the text, roughly. */
function weight(page: Pick<Kept, 'zipped'>): number {
  return page.zipped.body.length + 3000
}

function ownHeaders(page: Pick<Kept, 'mediaType' | 'etag'>, length: number): string[] {
  return ['content-type', page.mediaType, 'content-length', String(length), ...validators(page)]
}

function validators(page: Pick<Kept, 'etag'>): string[] {
  return ['etag', page.etag, 'cache-control', PUBLIC_CACHE_CONTROL, 'vary', 'Accept-Encoding']
}

const GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?:1(?:\.0*)?|0\.\d*[1-9]\d*)\s*)?(?:,|$)/i

/** Browsers send few different headers: what was read of one is remembered, up to a bound. */
const takesGzip = new Map<string, boolean>()
const MOST_REMEMBERED = 200

/** Whether a client takes gzip (RFC 9110 §12.5.3): named, and not with a weight of nought. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  if (header === undefined) return false
  const text = String(header)
  const known = takesGzip.get(text)
  if (known !== undefined) return known
  if (takesGzip.size >= MOST_REMEMBERED) takesGzip.clear()
  const takes = GZIP.test(text)
  takesGzip.set(text, takes)
  return takes
}
