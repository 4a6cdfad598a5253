import type { LiveDb } from '../../platform/db/db.ts'
import { liveSites } from './live.ts'
import type { Site } from './site.ts'

/** The sites of a house in memory, so that a page asks no database whose it is. */
export interface SiteDirectory {
  /** The site that answers for everything that is no other's: the whole base. */
  base(): Site
  /** The site of a host name (with or without a port); the default one where no site bears it. */
  at(host: string): Site
  all(): readonly Site[]
  /** Whether some site bears this host name. */
  bears(host: string): boolean
  /** Makes sure that what is held is no older than change `seq` of the base. */
  upTo(seq: number): Promise<void>
  /** Reads the sites again, now: for whoever learns that one changed. */
  reload(): Promise<void>
  /** Reads them again where what is held is older than a few seconds; keeps it where the database does not answer. */
  keepFresh(): Promise<void>
}

const MOST_SECONDS = 3

/** Loads the sites. `elapsed` counts milliseconds on any clock that never goes back. */
export async function openSites(
  live: LiveDb,
  elapsed: () => number = () => performance.now(),
): Promise<SiteDirectory> {
  let sites: readonly Site[] = []
  let byHost: ReadonlyMap<string, Site> = new Map()
  let readAt = 0
  let readSeq = -1
  let reading: Promise<void> | undefined

  const reload = async () => {
    const started = elapsed()
    const read = await liveSites(live)
    if (read.length === 0) throw new Error('the house has no site')
    sites = read
    byHost = new Map(read.flatMap(site => site.hosts.map(host => [host, site] as const)))
    readAt = started
  }
  const base = () => {
    const [first] = sites
    if (!first) throw new Error('the house has no site')
    return first
  }
  await reload()
  return {
    base,
    at: host => byHost.get(nameOf(host)) ?? base(),
    all: () => sites,
    bears: host => byHost.has(nameOf(host)),
    reload,
    async upTo(seq) {
      if (seq === readSeq) return
      await reload()
      readSeq = seq
    },
    async keepFresh() {
      if (elapsed() - readAt < MOST_SECONDS * 1000) return
      // One reading for all who wait; the next try after a failure is as far away as after a success.
      reading ??= reload()
        .catch(() => {
          readAt = elapsed()
        })
        .finally(() => {
          reading = undefined
        })
      await reading
    },
  }
}

/** A host name without its port, as hosts are kept. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}
