export { article, disclosureKinds, guide, institutionRule } from './kinds.ts'
export { disclosureRoom } from './room.ts'
