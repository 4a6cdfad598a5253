import type { Answer } from '../../../platform/http/answers.ts'
import { refuse } from '../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo, type Permission, scopesOf } from '../../../platform/permissions/permission.ts'
import { listPublications, overseePublications, seePublications } from '../permissions.ts'
import type { Standing } from '../standing.ts'
import { loadStanding } from '../store.ts'
import { publicationRow } from '../store-review.ts'
import { PROBLEM_WORDS } from '../words.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text from an address can be an identifier; anything else is asked of no table. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text)
}

export type Opened<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly answer: Answer }

const missing: Opened<never> = { ok: false, answer: refuse(404, PROBLEM_WORDS['not-found']) }
const forbidden: Opened<never> = { ok: false, answer: refuse(403, PROBLEM_WORDS['wrong-role']) }

/**
 * The edition that an address names, for somebody who may do this with it. Another agency's edition is forbidden, not
 * hidden: its number stands in lists that the supervising office shares.
 */
export async function openEdition(
  visit: DeskVisit,
  permission: Permission = seePublications,
): Promise<Opened<Standing>> {
  const { edition } = visit.params
  const standing = isId(edition) ? await loadStanding(visit.db, edition, 'read') : undefined
  if (!standing) return missing
  if (!mayDo(visit.actor, permission, standing.agencyId)) return forbidden
  return { ok: true, value: standing }
}

/** The publication that an address names, likewise. */
export async function openPublication(visit: DeskVisit, permission: Permission = seePublications) {
  const { publication } = visit.params
  const row = isId(publication) ? await publicationRow(visit.db, publication) : undefined
  if (!row) return missing
  if (!mayDo(visit.actor, permission, row.agency_id)) return forbidden
  return { ok: true as const, value: row }
}

/** The agencies whose publications the person may list: all of them for the supervising office. */
export function listedAgencies(actor: DeskVisit['actor']): readonly string[] | 'all' {
  if (scopesOf(actor, overseePublications) === 'all') return 'all'
  return scopesOf(actor, listPublications)
}
