import { columnLabels } from '../../../foundation/publications/index.ts'
import { page } from '../../../platform/http/answers.ts'
import type { PortalRoute } from '../../../platform/http/routes.ts'
import { TITLE } from '../words.ts'
import { RequestsHome } from './public-views.tsx'

/** What anybody reads about asking for information. Nothing about an applicant is public. */
export const publicRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/requests',
    async handle() {
      return page(TITLE, <RequestsHome />, {
        canonical: '/requests',
        meta: columnLabels({
          name: TITLE,
          type: '依申请公开',
          description: '怎样申请公开政府信息，在线申请和查询进度',
          keywords: ['依申请公开', '政府信息公开申请', '查询进度'],
        }),
      })
    },
  },
]
