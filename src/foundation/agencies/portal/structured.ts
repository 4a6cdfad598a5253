import type { StructuredNode } from '../../../platform/http/answers.ts'
import type { LiveAgency } from '../live.ts'
import { weekHours } from './week-hours.ts'

/** An agency in the words of schema.org. What is not known is left out: a false telephone is worse than none. */
export function agencyNode(agency: LiveAgency, origin: string): StructuredNode {
  const url = addressOf(agency.key, origin)
  const aliases = [...new Set([agency.short_name, ...inUse(agency)])].filter(
    name => name !== '' && name !== agency.name,
  )
  const event = (kind: 'founded' | 'abolished') =>
    agency.events.find(each => each.kind === kind)?.date ?? undefined
  return {
    '@type': 'GovernmentOrganization',
    '@id': url,
    url,
    name: agency.name,
    alternateName: aliases.length > 0 ? aliases : undefined,
    description: agency.functions || undefined,
    identifier: agency.credit_code
      ? { '@type': 'PropertyValue', propertyID: '统一社会信用代码', value: agency.credit_code }
      : undefined,
    ...(agency.state === 'active' ? contactOf(agency) : {}),
    parentOrganization: agency.parent_key ? { '@id': addressOf(agency.parent_key, origin) } : undefined,
    foundingDate: event('founded'),
    dissolutionDate: agency.state === 'abolished' ? event('abolished') : undefined,
  }
}

/** Where to find it and whom to ask; an agency that ended has nobody to ask. */
function contactOf(agency: LiveAgency) {
  const hours = weekHours(agency.hours)
  return {
    sameAs: /^https?:\/\//.test(agency.website) ? agency.website : undefined,
    address: agency.address
      ? {
          '@type': 'PostalAddress',
          addressCountry: 'CN',
          streetAddress: agency.address,
          postalCode: agency.postcode || undefined,
        }
      : undefined,
    telephone: agency.telephone || undefined,
    faxNumber: agency.fax || undefined,
    email: agency.email || undefined,
    contactPoint:
      agency.telephone && hours
        ? {
            '@type': 'ContactPoint',
            telephone: agency.telephone,
            availableLanguage: 'zh',
            hoursAvailable: hours.map(({ opens, closes }) => ({
              '@type': 'OpeningHoursSpecification',
              dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
              opens,
              closes,
            })),
          }
        : undefined,
  }
}

function addressOf(key: string, origin: string): string {
  return `${origin}/agencies/${key}`
}

function inUse(agency: LiveAgency): string[] {
  return agency.names.filter(each => each.until === null && each.kind !== 'official').map(each => each.name)
}
