import { ERROR_REPORT } from '../../foundation/sites/index.ts'
import { civilDateOf, datePartsOf } from '../../law/civil-date.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { FrontHouse } from '../front-house.ts'
import { publicText } from './public-text.ts'
import { type ShownSite, siteAt } from './site.ts'

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a hole, from the contact of the site that is asked. */
export function securityRoute(house: FrontHouse): PortalRoute {
  return {
    method: 'GET',
    path: '/.well-known/security.txt',
    handle: async ({ host, now }) => publicText('text/plain', securityTxt(siteAt(house, host), now)),
  }
}

/** The text. It expires half a year after the month it was asked in, so that it stays the same for a month. */
export function securityTxt(site: ShownSite, now: Date): string {
  const { year, month } = datePartsOf(civilDateOf(now))
  const telephone = dialled(site.telephone)
  const contacts = [
    ...(site.email === '' ? [] : [`mailto:${site.email}`]),
    ...(telephone === undefined ? [] : [`tel:${telephone}`]),
    `${site.origin}${ERROR_REPORT}#security`,
  ]
  return [
    ...contacts.map(contact => `Contact: ${contact}`),
    `Expires: ${new Date(Date.UTC(year, month + 6, 1)).toISOString().replace('.000Z', 'Z')}`,
    'Preferred-Languages: zh',
    `Canonical: ${site.origin}/.well-known/security.txt`,
    `Policy: ${site.origin}${ERROR_REPORT}#security`,
    '',
  ].join('\n')
}

/** The first number of a text as a telephone dials it from anywhere; undefined for short service numbers. */
function dialled(text: string): string | undefined {
  const [, area = '', number = ''] = /(?:^|\D)0(\d{2,3})[-－ ]?(\d{7,8})(?!\d)/.exec(text) ?? []
  return number === '' ? undefined : `+86-${area}-${number}`
}
