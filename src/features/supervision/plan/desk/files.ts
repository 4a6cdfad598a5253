import { latestEdition } from '../../../../foundation/publications/index.ts'
import { bytes, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { bookOf } from '../book-of.ts'
import { planPermissions } from '../permissions.ts'
import { planSheet } from '../sheet.ts'
import { sheetOfStanding } from '../sheet-of.ts'
import { HOME, withPlan } from './on-plan.ts'

const may = planPermissions.review
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where a plan's files and its text are. */
export const filesRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: `${HOME}/:id/text`,
    may,
    handle: visit =>
      withPlan(visit, async plan => {
        const edition = await latestEdition(visit.db, plan.publicationId)
        return edition === undefined
          ? refuse(404, '公开稿已不在。')
          : seeOther(`/desk/publications/${edition}`)
      }),
  },
  {
    method: 'GET',
    path: `${HOME}/:id/table.xlsx`,
    may,
    handle: visit =>
      withPlan(visit, async plan => {
        const sheet = await planSheet(sheetOfStanding(plan, await bookOf(visit.db)))
        const name = encodeURIComponent(`${plan.title}.xlsx`)
        return bytes(SHEET, sheet, {
          'content-disposition': `attachment; filename="plan.xlsx"; filename*=UTF-8''${name}`,
        })
      }),
  },
]
