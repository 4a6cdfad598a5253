export { changeSite, openSite } from './actions/identity.ts'
export { changeRedirects } from './actions/redirecting.ts'
export { closeSite, reopenSite, setGrey } from './actions/standing.ts'
export { openSites, type SiteDirectory } from './directory.ts'
export { liveSiteAt, liveSites } from './live.ts'
export { normalAddress, targetOf } from './redirects.ts'
export { sitesRoom } from './room.tsx'
export { unfilled } from './rules.ts'
export {
  contactOf,
  ERROR_REPORT,
  isGrey,
  originOf,
  type Site,
  type SiteIdentity,
  UNFILLED_CODE,
} from './site.ts'
export { listSites, siteByKey } from './store.ts'
export { liveRedirect } from './store-redirects.ts'
