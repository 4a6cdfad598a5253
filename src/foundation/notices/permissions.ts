import { may } from '../../platform/permissions/permission.ts'

/** Who may look at how subscriptions stand. Only counts: nobody reads who is told of what. */
export const permissions = {
  view: may('supervising-office').any('notices.view'),
} as const
