import type { OffersReportFigures } from '../../foundation/cases/index.ts'
import { recordKeysOf } from '../../platform/crypto/reseal.ts'
import type { Room } from '../../platform/room/room.ts'
import { complaintRoutes, complaintsPanel } from './complaints/desk.tsx'
import { correctionDeskRoutes } from './corrections/desk/correction.tsx'
import { correctionQueueRoute } from './corrections/desk/queue.tsx'
import { correctionAskRoutes } from './corrections/portal/ask.tsx'
import { correctionStatusRoutes } from './corrections/portal/status.tsx'
import { actRoutes } from './desk/acts.ts'
import { countedRoute } from './desk/counted.tsx'
import { letterPrintRoute } from './desk/letter-print.ts'
import { ownRoutes } from './desk/own.tsx'
import { queueRoute, requestsPanel } from './desk/queue.tsx'
import { registerRoutes } from './desk/register.tsx'
import { remedyRoutes } from './desk/remedies.tsx'
import { replyRoutes } from './desk/reply.tsx'
import { requestRoute } from './desk/request.tsx'
import { dossierRoutes } from './dossier/desk.tsx'
import { handedInRoutes } from './handed-in/desk.ts'
import { requestJobs } from './jobs.ts'
import { requestPermissions, seeRequests } from './permissions.ts'
import { askRoutes } from './portal/ask.tsx'
import { publicRoutes } from './portal/public.tsx'
import { statusRoutes } from './portal/status.tsx'
import { publicityRoutes } from './publicity/desk.tsx'
import { recalculatedRoute } from './recalculated/desk.tsx'
import { recordDeskRoutes } from './records/desk/routes.ts'
import { refusalReviewRoutes } from './refusal-reviews/desk.tsx'
import { renewMarks } from './renew-marks.ts'
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
    ...complaintRoutes,
    recalculatedRoute,
    ...publicityRoutes,
    ...refusalReviewRoutes,
    correctionQueueRoute,
    ...correctionDeskRoutes,
    requestRoute,
    letterPrintRoute,
    ...dossierRoutes,
    ...replyRoutes,
    ...ownRoutes,
    ...recordDeskRoutes,
    ...handedInRoutes,
    ...actRoutes,
  ],
  deskPanels: [requestsPanel, complaintsPanel],
  deskNavigation: [{ href: '/desk/requests', label: TITLE, may: seeRequests, order: 14, group: '办件' }],
  permissions: requestPermissions,
  sealed: [
    recordKeysOf('desk.information_requests', 'case_id', renewMarks),
    recordKeysOf('desk.corrections', 'case_id'),
  ],
  jobs: requestJobs,
  reportFigures: [requestFigures],
}
