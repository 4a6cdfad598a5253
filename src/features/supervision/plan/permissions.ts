import { may } from '../../../platform/permissions/permission.ts'

/** The year's plan is the supervising office's (条例第三条: 推进、指导、协调、监督). */
export const planPermissions = {
  read: may('supervising-office').any('supervision.import-plan'),
  review: may('supervising-office').any('supervision.review-plan'),
} as const
