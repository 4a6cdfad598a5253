import type { OffersKinds } from '../../foundation/publications/index.ts'
import type { Room } from '../../platform/room/room.ts'
import { guideReminderJob, guideReviewPanel, seeGuideReview } from './guide-reminders.tsx'
import { disclosureKinds } from './kinds.ts'
import { disclosurePanels, disclosureRoutes } from './portal.tsx'
import { COLUMN } from './words.ts'

/** 政府信息公开专栏: its four parts, and the kinds of publication that fill them. */
export const disclosureRoom: Room & OffersKinds = {
  name: 'disclosure',
  publicationKinds: disclosureKinds,
  portal: disclosureRoutes,
  portalPanels: disclosurePanels,
  permissions: [seeGuideReview],
  deskPanels: [guideReviewPanel],
  jobs: ({ db, services, origin }) => [guideReminderJob(db, services.keys, origin)],
  portalNavigation: [
    { href: '/disclosure', label: COLUMN, order: 10 },
    { href: '/columns', label: '公开栏目', order: 15 },
    { href: '/publications', label: '最新公开', order: 20 },
  ],
}
