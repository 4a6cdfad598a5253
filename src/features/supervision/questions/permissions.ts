import { may, type Permission } from '../../../platform/permissions/permission.ts'
import { DECIDERS } from './workflow.ts'

const CONCERNED = ['handler', 'agency-supervisor'] as const

/** Lists and reads the questions to the own agency. */
export const openQuestions = may(...CONCERNED, ...DECIDERS).own('supervision.open-questions')
/** Lists and reads the questions to every agency. */
export const overseeQuestions = may('supervising-office').any('supervision.oversee-questions')
/** Answers in public, declines or takes down. Beyond the own agency the workflow lets the supervising office alone. */
export const decideQuestions = may(...DECIDERS).own('supervision.decide-questions')

export const questionPermissions: readonly Permission[] = [openQuestions, overseeQuestions, decideQuestions]
