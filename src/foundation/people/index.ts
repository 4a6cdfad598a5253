export { createAdministrator } from './actions/grants.ts'
export { actorById, actorOf } from './actor.ts'
export { demoCode } from './demo-code.ts'
export { peopleRoom } from './room.ts'
export {
  type PersonOfRole,
  peopleOfAgencies,
  peopleOfRole,
  personByAccount,
  personNames,
} from './store/people.ts'
