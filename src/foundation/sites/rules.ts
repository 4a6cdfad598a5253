import { isSiteIdCode } from '../../law/page-labels.ts'
import type { Problem } from '../../platform/forms/form.ts'
import { type SiteIdentity, UNFILLED_CODE } from './site.ts'

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/

/**
 * A host as the platform compares it: lower case, without a port, Chinese labels in their ASCII form. Undefined for what
 * is no host name; addresses of machines (IPv4, IPv6) are none, since they change with the network.
 */
export function normalHost(text: string): string | undefined {
  const typed = text.trim().toLowerCase().replace(/\.$/, '')
  if (typed === '' || /[\s/:?#@[\]\\%]/.test(typed) || !URL.canParse(`http://${typed}`)) return undefined
  const host = new URL(`http://${typed}`).hostname
  if (host.length > 120 || IPV4.test(host)) return undefined
  return host.split('.').every(label => LABEL.test(label)) ? host : undefined
}

/** The hosts that were typed, one a line or parted by commas; those that are none come back as they were typed. */
export function readHosts(text: string): {
  readonly hosts: readonly string[]
  readonly wrong: readonly string[]
} {
  const typed = text.split(/[\s,，;；、]+/).filter(each => each !== '')
  const read = typed.map(each => normalHost(each))
  return {
    hosts: [...new Set(read.flatMap(host => host ?? []))],
    wrong: typed.filter((_, at) => read[at] === undefined),
  }
}

/** What stands against an identity, but for what only the table knows (a host or an agency that is another's). */
export function identityProblems(identity: SiteIdentity, isDefault: boolean): Problem[] {
  const problems: Problem[] = []
  const refuse = (field: string, code: string) => problems.push({ field, code })
  if (identity.idCode !== UNFILLED_CODE && !isSiteIdCode(identity.idCode)) refuse('idCode', 'not-a-site-code')
  if (identity.domain !== '' && normalHost(identity.domain) === undefined) refuse('domain', 'not-a-host')
  if (identity.hosts.length === 0 && !isDefault) refuse('hosts', 'required')
  if (identity.hosts.length > 20) refuse('hosts', 'too-many')
  if (identity.policeCode !== '' && !/^\d{14}$/.test(identity.policeCode))
    refuse('policeCode', 'not-a-police-code')
  if (identity.policeCode !== '' && identity.police === '') refuse('police', 'required')
  if (identity.email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(identity.email))
    refuse('email', 'not-an-email')
  if (identity.errorReport !== '' && !isHttps(identity.errorReport)) refuse('errorReport', 'not-https')
  if (isDefault && identity.agencyKey !== null) refuse('agencyKey', 'base-is-whole')
  return problems
}

/** What of a site the public misses: fields that the rules on government sites ask for and nobody filled in. */
export function unfilled(identity: SiteIdentity): (keyof SiteIdentity)[] {
  const missing: (keyof SiteIdentity)[] = identity.idCode === UNFILLED_CODE ? ['idCode'] : []
  for (const field of ['domain', 'sponsor', 'operator', 'icp', 'police'] as const) {
    if (identity[field] === '') missing.push(field)
  }
  if (identity.telephone === '' && identity.email === '') missing.push('telephone')
  return missing
}

/** The fields in which two identities differ: what a fact names, never their values. */
export function changedFields(before: SiteIdentity, after: SiteIdentity): (keyof SiteIdentity)[] {
  return (Object.keys(before) as (keyof SiteIdentity)[]).filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
}

/** A mourning period: from a moment until another, for a reason. */
export interface GreyPeriod {
  readonly from: Date
  readonly until: Date
  readonly reason: string
}

/** Longer than this nobody mourns by decree: it is a mistyped year. */
const LONGEST_GREY_DAYS = 31

export function greyProblems(period: GreyPeriod, now: Date): Problem[] {
  if (period.until <= period.from) return [{ field: 'until', code: 'ends-before-start' }]
  if (period.until <= now) return [{ field: 'until', code: 'in-the-past' }]
  const days = (period.until.getTime() - period.from.getTime()) / 86_400_000
  return days > LONGEST_GREY_DAYS
    ? [{ field: 'until', code: 'too-long', detail: { maximum: LONGEST_GREY_DAYS } }]
    : []
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && /^[!-~]{1,300}$/.test(text)
}
