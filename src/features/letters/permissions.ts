import { may, type Permission } from '../../platform/permissions/permission.ts'

const DESK = ['handler', 'registrar'] as const
const APPROVERS = ['disclosure-head', 'releaser'] as const

/** Lists and reads the letters of the own agency, their writers masked. */
export const seeLetters = may(
  ...DESK,
  ...APPROVERS,
  'drafter',
  'agency-supervisor',
  'supervising-office',
).own('letters.see')
/** Reads the letters of every agency, their writers masked, and settles whose a letter is. */
export const overseeLetters = may('supervising-office').any('letters.oversee')
/** Sees name, number and address of a writer, which is recorded each time. */
export const unmaskWriters = may(...DESK, 'disclosure-head').own('letters.unmask')
/** Accepts a letter, or tells its writer where the matter belongs. */
export const receiveLetters = may(...DESK).own('letters.receive')
/** Hands a letter to another agency. */
export const transferLetters = may(...DESK, 'supervising-office').own('letters.transfer')
/** Asks back and writes answers. */
export const handleLetters = may('handler').own('letters.handle')
export const extendLetters = may('disclosure-head').own('letters.extend')
/** Lets an answer that somebody else wrote go out, or sends it back. */
export const approveAnswers = may(...APPROVERS).own('letters.approve')
/** Rewrites an answered letter for the public, as a draft that goes through the gates. */
export const selectLetters = may('drafter').own('letters.select')
/** Gives a writer who comes with the number a new query code, at the counter. */
export const renewCodes = may('registrar').own('letters.renew-code')
/** Says which agencies answer letters here. */
export const setDesks = may('supervising-office').any('letters.set-desks')

/** All sentences of this room, for the manifest and the matrix of roles and actions. */
export const letterPermissions: readonly Permission[] = [
  seeLetters,
  overseeLetters,
  unmaskWriters,
  receiveLetters,
  transferLetters,
  handleLetters,
  extendLetters,
  approveAnswers,
  selectLetters,
  renewCodes,
  setDesks,
]
