import { broughtCorrection, type SampleCorrectionState } from '../features/information-requests/builders.ts'
import { caseCookie } from '../foundation/cases/index.ts'
import type { FormScenes } from './form-scenes.ts'
import type { TestHouse } from './house.ts'

const HOME = '/desk/requests/corrections'

/** The forms of demands for correction that have no boxes. */
export const CORRECTION_BUTTONS: readonly string[] = [
  '/requests/correction/receipt/done',
  '/requests/correction/status/close',
  '/requests/correction/status/read',
  '/requests/correction/status/withdraw',
  `${HOME}/:id/accept`,
  `${HOME}/:id/approve`,
  `${HOME}/:id/code`,
  `${HOME}/:id/unmask`,
]

/** The rows of these forms for the table of all forms. */
export function correctionRows(scenes: () => { readonly house: TestHouse; readonly city: FormScenes }) {
  const page = (state: SampleCorrectionState) => async () => {
    const { house, city } = scenes()
    const { db, services } = house.house
    const hands = { handler: city.people.colleague.actor, head: city.people.clerk.actor }
    return `${HOME}/${await broughtCorrection(db, { keys: services.keys, origin: house.house.origin }, 'office', state, hands, () => house.now)}`
  }
  return {
    '/requests/correction': {
      page: () => '/requests/correction',
      who: 'stranger' as const,
      wrong: { record: '', phone: '1', agreed: '' },
    },
    '/requests/correction/status': {
      page: () => '/requests/correction/status',
      who: 'stranger' as const,
      wrong: { code: '' },
      secrets: ['code'],
    },
    '/requests/correction/status/hand-in': {
      page: () => '/requests/correction/status',
      who: 'stranger' as const,
      async cookie() {
        const { house } = scenes()
        const { services, origin } = house.house
        const id = (await page('checking')()).slice(HOME.length + 1)
        return caseCookie(services.keys, origin, id, house.now).split(';')[0] ?? ''
      },
      wrong: { as: '' },
    },
    [`${HOME}/:id/draft`]: { page: page('checking'), wrong: { result: '', finding: '' } },
    [`${HOME}/:id/return`]: { page: page('drafted'), wrong: { reason: '' } },
    [`${HOME}/:id/serve`]: { page: page('answered'), wrong: { method: '', evidence: '' } },
  }
}
