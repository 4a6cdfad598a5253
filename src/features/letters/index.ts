export { SITE_ERROR_FORM } from './addresses.ts'
export { letterAnswer, letterKinds, policyAnswer } from './publication-kinds.ts'
export { lettersRoom } from './room.ts'
