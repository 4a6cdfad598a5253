import type { Db, LiveDb } from '../db/db.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Pages } from '../pages/pages.ts'
import type { Services } from '../services.ts'
import type { Room } from './room.ts'

/** The addresses of built files by their plain names: `site.css` → `/assets/site-3f2a.css`. */
export type Assets = Readonly<Record<string, string>>

/** Which hosts (with their ports) are ours. */
export interface Hosts {
  has(host: string): boolean
}

/** A running platform: what the fronts are built on. */
export interface House {
  readonly rooms: readonly Room[]
  readonly db: Db
  readonly live: LiveDb
  readonly services: Services
  readonly assets: Assets
  /** The folder that holds the built files. */
  readonly assetsFolder: string
  /** Names the code that draws pages. */
  readonly layout: string
  /** The public origin, without a slash at the end. */
  readonly origin: string
  /** Hosts under which a form may be sent: the public ones and those the server listens on. */
  readonly hosts: Hosts
  readonly trustedProxies: readonly string[]
  readonly clock: () => Date
  readonly log: Log
  readonly metrics: Metrics
  readonly https: boolean
  /** The house is told to listen on IPv6 as well. */
  readonly ipv6: boolean
  /** What the public asked for lately, ready to be sent. */
  readonly pages: Pages
  /** Mail goes to the stand-in, whose viewer answers on this machine. */
  readonly keepsMail: boolean
  /** The demonstration city is loaded: pages say so, and the mail viewer answers on loopback. */
  readonly demonstration: boolean
}
