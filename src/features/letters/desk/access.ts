import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type Actor, mayDo, mayEnter, scopesOf } from '../../../platform/permissions/permission.ts'
import { overseeLetters, seeLetters } from '../permissions.ts'
import { type WholeLetter, wholeLetter } from '../whole-letter.ts'

/** The agencies whose letters a person may read. */
export function readableAgencies(actor: Actor): readonly string[] | 'all' {
  return mayEnter(actor, overseeLetters) ? 'all' : scopesOf(actor, seeLetters)
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The letter that the address names, where this person may read it; one elsewhere is as one that is not. */
export async function letterAt({ db, services, actor, params }: DeskVisit): Promise<WholeLetter | undefined> {
  const id = params.id ?? ''
  const whole = ID.test(id) ? await wholeLetter(db, services.keys, id) : undefined
  if (!whole) return undefined
  const readable = mayEnter(actor, overseeLetters) || mayDo(actor, seeLetters, whole.standing.agencyId)
  return readable ? whole : undefined
}
