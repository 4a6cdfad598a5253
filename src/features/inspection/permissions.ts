import { may } from '../../platform/permissions/permission.ts'

/** The office that supervises the sites inspects them (国办秘函〔2019〕19号). */
export const seeInspection = may('supervising-office').any('inspection.see')
