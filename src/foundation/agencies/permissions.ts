import { type Actor, may, mayDo } from '../../platform/permissions/permission.ts'

/**
 * Who may do what with agencies. What an agency is, the city's supervising office records; how to reach it, the head of
 * its own disclosure office keeps right (article 12 of the Regulation asks every agency to publish both).
 */
export const permissions = {
  open: may('supervising-office', 'disclosure-head').any('agencies.open'),
  found: may('supervising-office').any('agencies.found'),
  rename: may('supervising-office').any('agencies.rename'),
  move: may('supervising-office').any('agencies.move'),
  merge: may('supervising-office').any('agencies.merge'),
  split: may('supervising-office').any('agencies.split'),
  abolish: may('supervising-office').any('agencies.abolish'),
  addAlias: may('supervising-office').any('agencies.add-alias'),
  correct: may('supervising-office').any('agencies.correct-details'),
  correctOwn: may('disclosure-head').own('agencies.correct-own-details'),
} as const

/** Whether somebody may correct the details of this agency: as the supervising office, or as its own head. */
export function mayCorrect(actor: Actor, agencyId: string): boolean {
  return mayDo(actor, permissions.correct, agencyId) || mayDo(actor, permissions.correctOwn, agencyId)
}
