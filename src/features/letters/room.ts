import type { OffersKinds } from '../../foundation/publications/index.ts'
import { recordKeysOf } from '../../platform/crypto/reseal.ts'
import type { Room } from '../../platform/room/room.ts'
import { letterApi } from './api.ts'
import { actRoutes } from './desk/acts.tsx'
import { codeRoutes } from './desk/code.tsx'
import { deskRoutes } from './desk/desks.tsx'
import { letterRoute } from './desk/letter.tsx'
import { lettersPanel, queueRoute } from './desk/queue.tsx'
import { selectRoutes } from './desk/select.tsx'
import { letterJobs } from './jobs.ts'
import { letterPermissions, seeLetters } from './permissions.ts'
import { publicPanels, publicRoutes } from './portal/public.tsx'
import { statusRoutes } from './portal/status.tsx'
import { writeRoutes } from './portal/write.tsx'
import { letterKinds } from './publication-kinds.ts'
import { TITLE } from './words.ts'

/** 来信: written without an account, answered in time by one who writes and one who approves. */
export const lettersRoom: Room & OffersKinds = {
  name: 'letters',
  publicationKinds: letterKinds,
  portal: [...publicRoutes, ...writeRoutes, ...statusRoutes],
  portalPanels: publicPanels,
  portalNavigation: [{ href: '/letters', label: TITLE, order: 40 }],
  desk: [queueRoute, ...deskRoutes, letterRoute, ...actRoutes, ...codeRoutes, ...selectRoutes],
  deskPanels: [lettersPanel],
  deskNavigation: [{ href: '/desk/letters', label: '来信办理', may: seeLetters, order: 15, group: '办件' }],
  permissions: letterPermissions,
  api: letterApi,
  sealed: [recordKeysOf('desk.letters', 'case_id')],
  jobs: letterJobs,
}
