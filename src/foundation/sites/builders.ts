import { type Db, inTransaction } from '../../platform/db/db.ts'
import { openSite } from './actions/identity.ts'
import { type SiteIdentity, UNFILLED_CODE } from './site.ts'

/** What a site of a test says of itself; what is left out is made up. */
export function sampleIdentity(parts: Partial<SiteIdentity> = {}): SiteIdentity {
  return {
    name: '示例网站',
    domain: '',
    idCode: UNFILLED_CODE,
    icp: '',
    police: '',
    policeCode: '',
    sponsor: '示例办公室',
    operator: '',
    telephone: '',
    email: '',
    stateMark: false,
    errorReport: '',
    agencyKey: null,
    hosts: [],
    ...parts,
  }
}

/** A further site, opened by the same action as a real one. Throws where it is refused. */
export async function openedSite(
  db: Db,
  site: Partial<SiteIdentity> & { readonly key: string },
  now: Date,
): Promise<void> {
  const { key, ...parts } = site
  const opened = await inTransaction(db, tx => openSite(tx, { key, ...sampleIdentity(parts) }, null, now))
  if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened.problems)}`)
}
