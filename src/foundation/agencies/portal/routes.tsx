import { page } from '../../../platform/http/answers.ts'
import type { PortalRoute } from '../../../platform/http/routes.ts'
import { liveAgencies } from '../live.ts'
import { TITLE } from '../words.ts'
import { TreePage } from './tree-page.tsx'

/** The public list. The page of one agency is composed by the front, of this room's `agencyPage` and panels. */
export const portalRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/agencies',
    async handle({ live, query }) {
      const text = (query.get('q') ?? '').trim().slice(0, 60)
      const body = <TreePage agencies={await liveAgencies(live)} text={text} />
      return page(TITLE, body, { canonical: '/agencies' })
    },
  },
]
