import { broughtReport } from '../features/annual-reports/builders.ts'
import { broughtOnce, type Row } from './form-row.ts'
import type { FormScenes } from './form-scenes.ts'
import type { TestHouse } from './house.ts'

type State = Parameters<typeof broughtReport>[3]
/** Each state has a report of its own year. */
const YEARS: Readonly<Record<State, number>> = {
  drafting: 2025,
  submitted: 2024,
  signed: 2023,
  accepted: 2022,
  published: 2021,
}

/** The forms of annual reports. */
export function reportForms(house: () => TestHouse, city: () => FormScenes): Readonly<Record<string, Row>> {
  const report = (state: State, at = '') =>
    broughtOnce(
      `report ${state}`,
      async () => {
        const { office, people } = city()
        const hands = { writer: people.colleague.actor, head: people.clerk.actor, office: people.clerk.actor }
        const sample = { agencyId: office.id, year: YEARS[state] }
        const { db } = house().house
        return `/desk/annual-reports/${await broughtReport(db, [], sample, state, hands, house().now)}`
      },
      at,
    )
  return {
    '/desk/annual-reports/begin': { page: () => '/desk/annual-reports', wrong: { year: '2000' } },
    '/desk/annual-reports/:id/save': {
      page: () => report('drafting'),
      wrong: { 'cell:t1.fees.amount': '十万' },
    },
    '/desk/annual-reports/:id/numbers': {
      page: () => report('drafting', '/numbers'),
      wrong: { 'cell:t2.r1.natural': '七' },
    },
    '/desk/annual-reports/:id/import': {
      page: () => report('drafting', '/import'),
      wrong: {},
      marked: ['file'],
    },
    '/desk/annual-reports/:id/return': { page: () => report('submitted'), wrong: { reason: '' } },
    '/desk/annual-reports/:id/send-back': { page: () => report('signed'), wrong: { reason: '' } },
    '/desk/annual-reports/:id/amend': { page: () => report('published'), wrong: { reason: '' } },
  }
}

/** Buttons of annual reports: there is nothing to fill in. */
export const REPORT_BUTTONS: readonly string[] = [
  '/desk/annual-reports/:id/accept',
  '/desk/annual-reports/:id/draft-text',
  '/desk/annual-reports/:id/recall',
  '/desk/annual-reports/:id/sign',
  '/desk/annual-reports/:id/submit',
]
