import type { Room } from '../../platform/room/room.ts'
import { reminders } from './desk/reminders.tsx'
import { deskNavigation, deskRoutes } from './desk.ts'
import { sweepSessionsJob } from './jobs.ts'
import { permissions } from './permissions.ts'
import { signInRoutes } from './sign-in.tsx'

/** Accounts, roles, sessions, absence, and the audit list. */
export const peopleRoom: Room = {
  name: 'people',
  portal: signInRoutes,
  desk: deskRoutes,
  deskNavigation,
  deskPanels: [reminders],
  permissions: Object.values(permissions),
  jobs: ({ db }) => [sweepSessionsJob(db)],
}
