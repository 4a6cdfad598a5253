import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type Actor, mayDo, mayEnter, scopesOf } from '../../../platform/permissions/permission.ts'
import { fileOf, type RequestFile } from '../file.ts'
import { overseeRequests, seeRequests } from '../permissions.ts'

/** The agencies whose requests a person may read. */
export function readableAgencies(actor: Actor): readonly string[] | 'all' {
  return mayEnter(actor, overseeRequests) ? 'all' : scopesOf(actor, seeRequests)
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The request that the address names, where this person may read it; one elsewhere is as one that is not. */
export async function requestAt({ db, actor, params }: DeskVisit): Promise<RequestFile | undefined> {
  const id = params.id ?? ''
  const file = ID.test(id) ? await fileOf(db, id) : undefined
  if (!file) return undefined
  const readable = mayEnter(actor, overseeRequests) || mayDo(actor, seeRequests, file.row.agency_id)
  return readable ? file : undefined
}
