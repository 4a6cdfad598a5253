import { latestEdition } from '../../../../foundation/publications/index.ts'
import { refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { planPermissions } from '../permissions.ts'
import { HOME, withPlan } from './on-plan.ts'

const may = planPermissions.review

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
]
