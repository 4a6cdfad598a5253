export { declareAbsence, deputyOf, handOver } from './actions/absences.ts'
export {
  createPerson,
  type NewPerson,
  type PersonDetails,
} from './actions/accounts.ts'
export {
  type AdministratorKind,
  createAdministrator,
  grantRole,
  revokeRole,
} from './actions/grants.ts'
export { actorById, actorOf, type SignedIn } from './actor.ts'
export { demoCode } from './demo-code.ts'
export type { Outcome } from './outcome.ts'
export { peopleRoom } from './room.ts'
export { signInRoutes } from './sign-in.tsx'
export {
  type PersonOfRole,
  peopleOfRole as peopleByRole,
  personByAccount,
  personNames,
} from './store/people.ts'
