import type { Room } from '../../platform/room/room.ts'
import { factorContext } from './actions/sign-in.ts'
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
  sealed: [
    { table: 'desk.second_factors', id: 'person_id', column: 'sealed_secret', context: factorContext },
  ],
  jobs: ({ db }) => [sweepSessionsJob(db)],
}
