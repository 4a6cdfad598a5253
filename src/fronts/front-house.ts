import type { SiteDirectory } from '../foundation/sites/index.ts'
import type { House } from '../platform/room/house.ts'

/** The house as its faces see it: with the sites that it serves. */
export interface FrontHouse extends House {
  readonly sites: SiteDirectory
}
