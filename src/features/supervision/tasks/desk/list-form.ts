import { agencyByKey, resolveAgency } from '../../../../foundation/agencies/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import type { Db } from '../../../../platform/db/db.ts'
import type { Form, Problem } from '../../../../platform/forms/form.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import { refused } from '../../../../platform/forms/outcome.ts'
import { TASK_FAMILIES, type TaskFamily } from '../families.ts'
import { readItemLines } from '../item-lines.ts'
import type { NewItem } from '../store-lists.ts'
import { evidenceNumbered } from '../store-reports.ts'
import type { TaskRole } from '../tables.ts'
import { readEvidence } from './report-form.ts'

/** A new list as it was typed. */
export interface TypedList {
  readonly family: TaskFamily
  readonly title: string
  readonly year: number
  readonly bases: readonly string[]
  readonly items: readonly NewItem[]
}

/** Reads the form of a new list; every problem at once. */
export async function readList(
  db: Db,
  form: Form,
  now: Date,
): Promise<Outcome<{ readonly list: TypedList }>> {
  const problems: Problem[] = []
  const family = TASK_FAMILIES.find(each => each.key === form.get('family'))
  if (!family) problems.push({ field: 'family', code: 'not-offered' })
  const title = form.get('title').replace(/\s+/g, ' ')
  if (title.length < 2) problems.push({ field: 'title', code: 'required' })
  if (title.length > 200) problems.push({ field: 'title', code: 'too-long' })
  const year = /^20\d{2}$/.test(form.get('year')) ? Number(form.get('year')) : 0
  if (year === 0) problems.push({ field: 'year', code: 'invalid' })
  const bases = await readBases(db, form.get('bases'))
  if (!bases.ok) problems.push(...bases.problems)
  const items = family
    ? await readItems(db, form.get('items'), family, now)
    : ({ ok: true, items: [] } as const)
  if (!items.ok) problems.push(...items.problems)
  if (problems.length > 0 || !family || !bases.ok || !items.ok) return { ok: false, problems }
  return { ok: true, list: { family, title, year, bases: bases.ids, items: items.items } }
}

/** The documents that a list carries out, by their numbers. */
export async function readBases(db: Db, text: string): Promise<Outcome<{ readonly ids: readonly string[] }>> {
  const { numbers, unread } = readEvidence(text)
  const found = await evidenceNumbered(db, numbers.slice(0, 50))
  if (unread > 0 || found.length !== numbers.length) return refused('bases', 'unknown-basis')
  return { ok: true, ids: found.map(each => each.publicationId) }
}

/** The items of a list, with the agencies that its lines name. */
export async function readItems(
  db: Db,
  text: string,
  family: TaskFamily,
  now: Date,
): Promise<Outcome<{ readonly items: readonly NewItem[] }>> {
  const { items: lines, problems: wrong } = readItemLines(text, family)
  const problems = [...wrong]
  if (lines.length === 0 && problems.length === 0) problems.push({ field: 'items', code: 'no-items' })
  const known = new Map<string, Awaited<ReturnType<typeof agencyNamed>>>()
  const items: NewItem[] = []
  for (const line of lines) {
    const agencies = new Map<string, TaskRole>()
    for (const role of ['support', 'lead'] as const) {
      for (const name of line[role]) {
        const found = known.get(name) ?? (await agencyNamed(db, name, now))
        known.set(name, found)
        // An agency that leads does not support as well.
        if (found.ok) agencies.set(found.id, role)
        else problems.push(...found.problems)
      }
    }
    const { number, part, level1, level2, requirement, due, indicators, withheldBasis } = line
    items.push({
      number,
      part,
      level1,
      level2,
      requirement,
      due,
      dueWords: '',
      withheldBasis,
      planTaskId: null,
      indicators,
      agencies: [...agencies].map(([agencyId, role]) => ({ agencyId, role })),
    })
  }
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, 20) } : { ok: true, items }
}

async function agencyNamed(db: Db, name: string, now: Date): Promise<Outcome<{ readonly id: string }>> {
  const byKey = await agencyByKey(db, name)
  if (byKey) return { ok: true, id: byKey.id }
  const [found, ...others] = await resolveAgency(db, name, civilDateOf(now))
  if (!found) return refused('items', 'unknown-agency', { name })
  if (others.length > 0) return refused('items', 'ambiguous', { name })
  return { ok: true, id: found.agencyId }
}
