import { listAgencies } from '../../../foundation/agencies/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { replaceDesks } from '../store-desks.ts'

/**
 * Says which agencies answer letters here, and which of them takes those whose writers do not know whom to ask. `actor` is
 * null where a house is filled before anybody works in it.
 */
export async function chooseDesks(
  tx: Tx,
  chosen: { readonly agencies: readonly string[]; readonly byDefault: string },
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  const known = new Set((await listAgencies(tx)).filter(each => each.state === 'active').map(each => each.id))
  const agencies = [...new Set(chosen.agencies)]
  if (agencies.some(id => !known.has(id))) return refused('agencies', 'not-offered')
  if (agencies.length > 0 && !agencies.includes(chosen.byDefault)) return refused('agencies', 'no-default')
  await replaceDesks(
    tx,
    agencies.map(agencyId => ({ agencyId, isDefault: agencyId === chosen.byDefault })),
    actor?.id ?? null,
    now,
  )
  await recordFact(
    tx,
    {
      kind: 'letters.desks-chosen',
      actor,
      scope: null,
      subject: { type: 'letter-desks', id: agencies.find(id => id === chosen.byDefault) ?? 'none' },
      data: { count: agencies.length },
    },
    now,
  )
  return { ok: true }
}
