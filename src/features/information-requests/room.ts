import type { OffersReportFigures } from '../../foundation/cases/index.ts'
import type { Room } from '../../platform/room/room.ts'
import { correctionDeskRoutes } from './corrections/desk/correction.tsx'
import { correctionQueueRoute } from './corrections/desk/queue.tsx'
import { correctionAskRoutes } from './corrections/portal/ask.tsx'
import { correctionStatusRoutes } from './corrections/portal/status.tsx'
import { actRoutes } from './desk/acts.ts'
import { countedRoute } from './desk/counted.tsx'
import { ownRoutes } from './desk/own.tsx'
import { queueRoute, requestsPanel } from './desk/queue.tsx'
import { registerRoutes } from './desk/register.tsx'
import { remedyRoutes } from './desk/remedies.tsx'
import { replyRoutes } from './desk/reply.tsx'
import { requestRoute } from './desk/request.tsx'
import { requestJobs } from './jobs.ts'
import { requestPermissions, seeRequests } from './permissions.ts'
import { askRoutes } from './portal/ask.tsx'
import { publicRoutes } from './portal/public.tsx'
import { statusRoutes } from './portal/status.tsx'
import { requestFigures } from './report-figures.ts'
import { TITLE } from './words.ts'

/** 依申请公开: asked without an account, answered by the law's clock, outcomes and letters. */
export const informationRequestsRoom: Room & OffersReportFigures = {
  name: 'information-requests',
  portal: [...publicRoutes, ...askRoutes, ...statusRoutes, ...correctionAskRoutes, ...correctionStatusRoutes],
  portalNavigation: [{ href: '/requests', label: '依申请公开', order: 35 }],
  desk: [
    queueRoute,
    ...registerRoutes,
    ...remedyRoutes,
    countedRoute,
    correctionQueueRoute,
    ...correctionDeskRoutes,
    requestRoute,
    ...replyRoutes,
    ...ownRoutes,
    ...actRoutes,
  ],
  deskPanels: [requestsPanel],
  deskNavigation: [{ href: '/desk/requests', label: TITLE, may: seeRequests, order: 14, group: '办件' }],
  permissions: requestPermissions,
  jobs: requestJobs,
  reportFigures: [requestFigures],
}
