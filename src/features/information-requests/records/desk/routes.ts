import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { recordListRoutes } from './list.tsx'
import { recordRoutes } from './record.tsx'
import { redactionRoutes } from './redaction.tsx'

/** The records of a request at the desk. */
export const recordDeskRoutes: readonly DeskRoute[] = [
  ...recordListRoutes,
  ...recordRoutes,
  ...redactionRoutes,
]
