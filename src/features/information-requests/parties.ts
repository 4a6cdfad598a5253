import type { Agency } from '../../foundation/agencies/index.ts'

/**
 * Whether an agency may be asked (Regulation art. 27, 54): governments, departments that act in their own name, and
 * organisations that a law has authorised. Public institutions and enterprises are not asked this way: who is refused there
 * complains to the department above them (art. 55).
 */
export function acceptsRequests(agency: Pick<Agency, 'kind' | 'state'>): boolean {
  return agency.state === 'active' && agency.kind !== 'institution'
}
