import type { LiveDb } from '../../platform/db/db.ts'

/** What a subscription is about, for its pages and letters. */
export interface Subscribed {
  /** `最新公开：示例市财政局` */
  readonly title: string
  /** The page's canonical address: the same for the same question. */
  readonly href: string
}

/** One thing that is new or changed. */
export interface NewEntry {
  readonly title: string
  readonly href: string
  /** The moment at which it became public, or its newest version did. */
  readonly at: Date
  readonly agencyName: string
  /** It was public before, and this is a newer version. */
  readonly changed: boolean
}

/** What is new since a place, and the place from which to go on. */
export interface News {
  /** Newest first, at the most as many as were asked for. */
  readonly entries: readonly NewEntry[]
  /** How many there are in all. */
  readonly total: number
  readonly toldTo: string
}

/**
 * Something that can be subscribed: lists, searches. A later room makes it, and `app.ts` hands it in, since this room
 * knows none of those that publish. A place (`toldTo`) is the source's own text; it moves by the moment of release or
 * change, so that a document released today with an old date is noticed, and nothing twice.
 */
export interface SubscriptionSource {
  /** `list`, `search`: stored with the subscription. */
  readonly key: string
  /** What people of the supervising office call it. */
  readonly label: string
  /** What the page at an address of ours is about; undefined where it is not this source's or shows nothing. */
  describe(live: LiveDb, href: URL): Promise<Subscribed | undefined>
  /** The place of whoever begins now. */
  begin(now: Date): string
  /** What became public after a place and not after `until`. Only what is live is listed. */
  newer(live: LiveDb, href: URL, toldTo: string, until: Date, most: number): Promise<News>
}

/** The source that answers for an address, and what it says of it. */
export async function describeHref(
  live: LiveDb,
  sources: readonly SubscriptionSource[],
  href: string,
): Promise<{ readonly source: SubscriptionSource; readonly subscribed: Subscribed } | undefined> {
  const url = ownUrl(href)
  if (!url) return undefined
  for (const source of sources) {
    const subscribed = await source.describe(live, url)
    if (subscribed && subscribed.href.length <= LONGEST_HREF) return { source, subscribed }
  }
  return undefined
}

const LONGEST_HREF = 2000

/** An address within this site as a URL; undefined for anything that leads elsewhere. The host in it means nothing. */
export function ownUrl(href: string): URL | undefined {
  if (!/^\/(?![/\\])/.test(href) || /[\s\\]/.test(href) || !URL.canParse(href, NOWHERE)) return undefined
  const url = new URL(href, NOWHERE)
  return url.origin === NOWHERE ? url : undefined
}

const NOWHERE = 'http://own.invalid'
