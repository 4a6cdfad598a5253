import { liveRedirect, normalAddress, targetOf } from '../../foundation/sites/index.ts'
import type { FrontHouse } from '../front-house.ts'

/** Nobody's bookmark is longer; what is longer is no address of an older site. */
const LONGEST = 2000

/**
 * Where an address leads that the platform does not know, if it was one of an older site. Asked only where nothing else
 * answers, so that it costs living pages nothing; a database that is away is no redirect.
 */
export async function oldAddress(house: FrontHouse, host: string, url: string): Promise<string | undefined> {
  if (url.length > LONGEST || !URL.canParse(url, house.origin)) return undefined
  const address = normalAddress(url)
  try {
    const redirect = await liveRedirect(house.live, house.sites.at(host).key, address)
    return redirect && targetOf(redirect, address)
  } catch (error) {
    house.log.error({ event: 'sites.redirect-failed' }, error)
    return undefined
  }
}
