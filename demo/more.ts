import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { type Cast, published } from '../src/foundation/publications/builders.ts'
import { emptyContent, type PublicationKind } from '../src/foundation/publications/index.ts'
import { civilDate, shanghaiInstant } from '../src/law/civil-date.ts'
import type { Db } from '../src/platform/db/db.ts'
import { composedDocument } from './composed-document.ts'
import { agencyOf } from './linyi/agencies.ts'
import { people } from './linyi/people.ts'
import { castOf } from './publish.ts'

const EVERY_HAND = [
  'drafter',
  'reviewer',
  'legality-reviewer',
  'confidentiality-reviewer',
  'releaser',
] as const

/** The agencies of the demonstration in which every gate has somebody. */
export function fullyStaffed(): readonly string[] {
  const agencies = new Set(people.flatMap(each => each.roles.map(({ agency }) => agency)))
  return [...agencies].filter(agency =>
    EVERY_HAND.every(role =>
      people.some(each => each.roles.some(held => held.role === role && held.agency === agency)),
    ),
  )
}

/**
 * Publishes so many composed documents more, numbers `from` and on, each through its gates at the hour of its own day: a
 * city in which there is something to search for.
 */
export async function publishMore(
  db: Db,
  kinds: readonly PublicationKind[],
  count: number,
  from: number,
  now: Date,
  progress: (done: number) => void,
): Promise<void> {
  const article = kinds.find(each => each.key === 'article')
  if (!article) throw new Error('there is no kind article')
  const keys = fullyStaffed()
  const casts = new Map<string, { id: string; cast: Cast }>()
  for (const key of keys) {
    const agency = await agencyByKey(db, key)
    if (agency) casts.set(key, { id: agency.id, cast: await castOf(db, key, now) })
  }
  for (let n = 0; n < count; n += 1) {
    const { title, day, text } = composedDocument(from + n)
    const key = keys[(from + n) % keys.length] ?? ''
    const held = casts.get(key)
    if (!held) throw new Error(`the demonstration has no agency ${key}`)
    const content = {
      ...emptyContent(),
      title,
      issuers: [agencyOf(key).name],
      written: day,
      body: text
        .split('\n')
        .map(paragraph => `<p>${paragraph}</p>`)
        .join(''),
    }
    const at = shanghaiInstant(civilDate(day), '09:30')
    await published(db, kinds, article, held.id, content, held.cast, at < now ? at : now)
    progress(n + 1)
  }
}
