import { may } from '../../platform/permissions/permission.ts'

/** Who may do what with the calendar: the city's supervising office answers for the days that the law counts. */
export const permissions = {
  open: may('supervising-office').any('calendar.open'),
  enter: may('supervising-office').any('calendar.enter-year'),
} as const
