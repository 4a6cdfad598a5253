import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Db, LiveDb } from '../db/db.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { ANY_CHANGE, startChangeWatch } from './change-watch.ts'
import { type HotPages, openHotPages, type PreparedPage } from './hot-pages.ts'
import { type StoredPage, seenSeq, storedPage, storePage } from './stored-pages.ts'

const zip = promisify(gzip)
export const HTML = 'text/html; charset=utf-8'

/** How long and against what a drawn page stays true. */
export interface PageLife {
  /** The changes that make it old; any change where absent. */
  readonly keys?: readonly string[] | undefined
  /** Seconds after which it is old without a change. */
  readonly seconds?: number | undefined
}

/** A text that a route drew, with what is needed to keep it. */
export interface DrawnPage {
  readonly html: string
  readonly life: PageLife
}

/** The public pages of one node: from memory, from the database, or drawn. */
export interface Pages {
  readonly hot: HotPages
  /** The last change that the reader had replayed; asked before a page is drawn. */
  seq(): Promise<number>
  /** Prepares a drawn page and keeps it in memory. */
  keep(address: string, route: string, drawn: DrawnPage, seq: number): Promise<PreparedPage>
  /** A page of this layout that some node has drawn. */
  stored(path: string, address: string, route: string): Promise<PreparedPage | undefined>
  /** Says that pages of this pattern, such as `/d/:number`, are kept in the database. */
  share(pattern: string): void
  /**
   * Brings into memory what some node has drawn for the address that is asked for. Undefined where nothing can be there:
   * another host, or a page that is not shared.
   */
  fetch(request: IncomingMessage): Promise<unknown> | undefined
  /** Keeps a page for every node, without waiting for it. */
  store(path: string, page: PreparedPage): void
  /** Called with the keys of each change, once this node forgot what it made old. */
  onChange(listener: (keys: readonly string[]) => void): void
  /** Resolves when everything that is being kept is kept. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Pages show what depends on the hour (what is pinned, how many days remain) for so long at the most. */
const SECONDS = 60
const A_DAY = 86_400

/** Opens the pages of a node; `url` is the address on which changes are followed (the primary, never a replica). */
export function openPages(options: {
  readonly url: string
  /** The public origin: what is kept in the database is for its host alone. */
  readonly origin: string
  readonly db: Db
  readonly live: LiveDb
  readonly layout: string
  readonly headers: Readonly<Record<string, string>>
  readonly memory: number
  readonly clock: () => Date
  readonly log: Log
  readonly metrics: Metrics
}): Pages {
  const { db, live, layout, clock, log } = options
  const listeners: ((keys: readonly string[]) => void)[] = []
  const storing = new Set<Promise<unknown>>()
  const shared: { readonly pattern: string; readonly paths: RegExp }[] = []
  const publicHost = new URL(options.origin).host
  const watch = startChangeWatch(
    options.url,
    change => {
      hot.changed(change)
      for (const listener of listeners) listener(change.keys)
    },
    error => log.error({ event: 'pages.changes-lost' }, error),
  )
  const hot = openHotPages({
    limit: options.memory,
    headers: options.headers,
    clock,
    log,
    metrics: options.metrics,
    trusted: () => watch.hears(),
  })
  options.metrics.watch('hot_page_bytes', 'Bytes of public pages in memory.', () => hot.bytes)

  /** A change that this node has heard of already, but the reader had not replayed, makes the page old at birth. */
  function remember(address: string, page: PreparedPage): PreparedPage {
    if (watch.unchangedSince(page.keys, page.seq)) hot.keep(address, page)
    return page
  }

  async function settled(): Promise<void> {
    while (storing.size > 0) await Promise.all(storing)
  }

  async function stored(path: string, address: string, route: string): Promise<PreparedPage | undefined> {
    const found = await storedPage(live, path, layout)
    if (!found) return undefined
    const { body, seq, keys, etag } = found
    const until = new Date(clock().getTime() + A_DAY * 1000)
    return remember(address, { mediaType: HTML, etag, gzip: body, keys, seq, until, route })
  }

  return {
    hot,
    seq: () => seenSeq(live),
    async keep(address, route, { html, life }, seq) {
      return remember(address, {
        mediaType: HTML,
        etag: etagOf(html),
        gzip: await zip(html),
        keys: life.keys ?? [ANY_CHANGE],
        seq,
        until: new Date(clock().getTime() + (life.seconds ?? SECONDS) * 1000),
        route,
      })
    },
    stored,
    share: pattern => void shared.push({ pattern, paths: pathsOf(pattern) }),
    fetch({ method, headers, url = '' }) {
      if (method !== 'GET' || headers.host !== publicHost || !watch.hears()) return undefined
      const of = shared.find(({ paths }) => paths.test(url))
      return of && stored(url, `${publicHost}${url}`, of.pattern)
    },
    store(path, { gzip: body, keys, seq, etag }) {
      const page: StoredPage = { body, keys: [...keys], seq, etag }
      const work = storePage(db, path, layout, page)
        .catch(error => log.error({ event: 'pages.store-failed' }, error))
        .finally(() => storing.delete(work))
      storing.add(work)
    },
    onChange: listener => void listeners.push(listener),
    settled,
    async stop() {
      await watch.stop()
      hot.stop()
      await settled()
    },
  }
}

/** Each `:name` of a pattern is one part of a path; a page with a query is not shared. */
function pathsOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/:[a-z]+/gi, '[^/?#]+')}$`)
}

/** The validator of a text (RFC 9110 §8.8.3). */
export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}
