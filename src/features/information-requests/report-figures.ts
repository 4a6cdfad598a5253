import type { ReportFigures } from '../../foundation/cases/index.ts'
import { OUTCOMES } from '../../law/outcomes.ts'
import { collectedFees, countRequests } from './store-report.ts'

const ROWS = OUTCOMES.map(({ code, row }) => ({ outcome: code, row }))

/** Tables two and three of the annual report, counted from the requests and the disputes about them. */
export const requestFigures: ReportFigures = {
  key: 'information-requests',
  async cells(db, agencyId, year) {
    const counted = await countRequests(db, agencyId, year, ROWS)
    return new Map(counted.map(({ cell, n }) => [cell, n]))
  },
  fees: collectedFees,
  listHref: (agencyKey, year, cell) =>
    `/desk/requests/counted?${new URLSearchParams({ agency: agencyKey, year: String(year), cell })}`,
}
