import { may } from '../../platform/permissions/permission.ts'

/** Who may do what with sites: the office that supervises them opens, changes, mourns and closes (国办发〔2017〕47号). */
export const permissions = {
  manage: may('supervising-office').any('sites.manage'),
  grey: may('supervising-office').any('sites.set-grey'),
} as const
