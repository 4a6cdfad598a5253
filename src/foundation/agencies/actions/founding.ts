import { civilDateOf } from '../../../law/civil-date.ts'
import { isCreditCode } from '../../../law/credit-codes.ts'
import { isIndexPrefix } from '../../../law/index-numbers.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { type Agency, type AgencyDetails, type InnerOffice, NO_DETAILS } from '../agency.ts'
import { permissions } from '../permissions.ts'
import { foundingProblems } from '../rules.ts'
import {
  agencyByKey,
  agencyOf,
  hasCreditCode,
  insertAgency,
  insertEvent,
  insertName,
  lockTree,
  projectAgencies,
  readTree,
  replaceOffices,
} from '../store.ts'
import type { AgencyKind, AgencyLevel, NameKind } from '../tables.ts'

/** An agency to found. What is left out is empty. */
export interface NewAgency {
  /** Latin slug of 2 to 30 characters that outlives every name. */
  readonly key: string
  readonly name: string
  readonly shortName?: string
  readonly aliases?: readonly string[]
  readonly kind: AgencyKind
  readonly level: AgencyLevel
  readonly parentId: string | null
  readonly regionCode: string
  readonly creditCode?: string | null
  readonly organisationCode?: string
  readonly ownIndexPrefix?: string
  readonly numberPrefixes?: readonly string[]
  readonly details?: Partial<AgencyDetails>
  readonly offices?: readonly InnerOffice[]
  /** The day of the founding; null where the agency existed when the record began. */
  readonly date: string | null
  /** What the founding rests on: a paper's title and number. */
  readonly basis: string
}

export const KEY_FORM = /^[a-z][a-z0-9-]{1,29}$/

/**
 * Founds an agency: its row, its names from that day on, the dated event, the fact `agencies.founded` and what the
 * public sees. A null actor is the platform itself (command line, demonstration).
 */
export async function foundAgency(
  tx: Tx,
  input: NewAgency,
  actor: Actor | null,
  now: Date,
): Promise<Outcome<{ agency: Agency }>> {
  if (actor && !mayEnter(actor, permissions.found)) return refused('', 'not-permitted')
  await lockTree(tx)
  const problems = [...formProblems(input), ...foundingProblems(input, await readTree(tx), civilDateOf(now))]
  if (problems.length > 0) return { ok: false, problems }
  const id = newId(now)
  const { shortName = '', creditCode = null, ownIndexPrefix = '' } = input
  const inserted = await insertAgency(
    tx,
    {
      id,
      key: input.key,
      kind: input.kind,
      level: input.level,
      parent_id: input.parentId,
      region_code: input.regionCode,
      credit_code: creditCode,
      organisation_code: input.organisationCode ?? '',
      own_index_prefix: ownIndexPrefix,
      number_prefixes: [...(input.numberPrefixes ?? [])],
      name: input.name,
      short_name: shortName,
      created_at: now,
      changed_at: now,
    },
    { ...NO_DETAILS, ...input.details },
  )
  if (!inserted) return refused(await takenField(tx, input), 'taken')
  for (const [name, kind] of namesOf(input)) {
    // An alias is how papers write the name, which nobody dates.
    const from = kind === 'alias' ? null : input.date
    await insertName(tx, { agencyId: id, name, kind, from, until: null }, now)
  }
  const eventId = await insertEvent(tx, {
    agency_id: id,
    kind: 'founded',
    date: input.date,
    successors: [],
    former_name: '',
    basis: input.basis,
    recorded_by: actor?.id ?? null,
    recorded_at: now,
  })
  if (input.offices) await replaceOffices(tx, id, input.offices, now)
  await recordFact(
    tx,
    {
      kind: 'agencies.founded',
      actor,
      scope: id,
      subject: { type: 'agency', id },
      data: { key: input.key, event: eventId, date: input.date },
    },
    now,
  )
  await projectAgencies(tx, [id], now)
  return { ok: true, agency: await agencyOf(tx, id) }
}

/** Which of the unique fields another agency has already. */
async function takenField(tx: Tx, input: NewAgency): Promise<string> {
  if (await agencyByKey(tx, input.key)) return 'key'
  return input.creditCode && (await hasCreditCode(tx, input.creditCode)) ? 'creditCode' : 'ownIndexPrefix'
}

function formProblems(input: NewAgency): Problem[] {
  const problems: Problem[] = []
  if (!KEY_FORM.test(input.key)) problems.push({ field: 'key', code: 'invalid' })
  if (!/^\d{6}(\d{3}(\d{3})?)?$/.test(input.regionCode))
    problems.push({ field: 'regionCode', code: 'invalid' })
  if (input.creditCode && !isCreditCode(input.creditCode)) {
    problems.push({ field: 'creditCode', code: 'credit-code-broken' })
  }
  if (input.ownIndexPrefix && !isIndexPrefix(input.ownIndexPrefix)) {
    problems.push({ field: 'ownIndexPrefix', code: 'invalid' })
  }
  return problems
}

function namesOf(input: NewAgency): readonly (readonly [string, NameKind])[] {
  const others = new Set(input.aliases ?? [])
  others.delete(input.name)
  others.delete(input.shortName ?? '')
  return [
    [input.name, 'official'],
    ...(input.shortName && input.shortName !== input.name ? [[input.shortName, 'short'] as const] : []),
    ...[...others].map(name => [name, 'alias'] as const),
  ]
}
