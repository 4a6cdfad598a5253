import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, inTransaction, type LiveDb, type Tx } from '../../platform/db/db.ts'
import { letterOutcome, queueMail } from '../../platform/mail/mail.ts'
import { endRefused } from './actions.ts'
import { digestLetter } from './letters.ts'
import { MOST_LISTED, MOST_REFUSALS, nextDue, refusalsAfter, settledAt } from './rules.ts'
import { opened } from './sealing.ts'
import { siteOfKey } from './sites.ts'
import { describeHref, ownUrl, type SubscriptionSource } from './sources.ts'
import { advance, type DuePlace, dueAfter, holdDue } from './store.ts'

/** What digests are made with. */
export interface DigestGround {
  readonly db: Db
  readonly keys: KeyRing
  readonly sources: readonly SubscriptionSource[]
  readonly origin: string
}

const BATCH = 200

/**
 * Sends every letter that is due, each in its own transaction, so that one that fails holds up no other. Two workers may
 * run it at once. Throws in the end where some failed: the job is run again, and finds these alone. Returns how many
 * letters it queued.
 */
export async function sendDigests(ground: DigestGround, now: Date): Promise<number> {
  const failed: unknown[] = []
  let queued = 0
  for (let after: DuePlace | undefined; ; ) {
    const due = await dueAfter(ground.db, after, now, BATCH)
    for (const { id } of due) {
      try {
        const told = await inTransaction(ground.db, tx => tellOne(tx, ground, id, now))
        if (told === 'told') queued += 1
      } catch (error) {
        failed.push(error)
      }
    }
    after = due.at(-1)
    if (after === undefined) break
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} digests failed`)
  return queued
}

/**
 * Tells one subscriber what is new: the place moves and the letter is queued in one transaction, so that nothing is told
 * twice, and nothing lost where it fails.
 */
export async function tellOne(
  tx: Tx,
  { keys, sources, origin }: Omit<DigestGround, 'db'>,
  id: string,
  now: Date,
): Promise<'told' | 'nothing-new' | 'not-due' | 'ended'> {
  const row = await holdDue(tx, id, now)
  if (!row?.told_to) return 'not-due'
  const outcome = row.last_letter === null ? 'unknown' : await letterOutcome(tx, row.last_letter)
  const refusals = refusalsAfter(row.refusals, outcome)
  if (refusals >= MOST_REFUSALS) {
    await endRefused(tx, row, now)
    return 'ended'
  }
  const live = asLive(tx)
  const standing = {
    told_to: row.told_to,
    due_at: nextDue(row.frequency, now),
    refusals,
    // Once it is known what became of a letter, it is not counted again.
    last_letter: outcome === 'unknown' ? row.last_letter : null,
  }
  const source = sources.find(each => each.key === row.source)
  const url = ownUrl(row.href)
  const described = source && (await describeHref(live, [source], row.href))
  if (!source || !url || !described) {
    // A page that shows nothing for now (its agency has nothing live): it is asked again at the next turn.
    await advance(tx, id, standing)
    return 'nothing-new'
  }
  const news = await source.newer(live, url, row.told_to, settledAt(now), MOST_LISTED)
  if (news.total === 0) {
    await advance(tx, id, { ...standing, told_to: news.toldTo })
    return 'nothing-new'
  }
  const { address, token } = opened(keys, row)
  const site = await siteOfKey(live, row.site_key, origin)
  const ground = { to: address, token, site, baseOrigin: origin, now }
  const letter = digestLetter(ground, described.subscribed, row.frequency, news)
  const letterId = await queueMail(tx, letter, keys, now)
  await advance(tx, id, { ...standing, told_to: news.toldTo, last_letter: letterId })
  return 'told'
}

/** The desk reads `live` as well; its transaction sees all that was released. */
function asLive(tx: Tx): LiveDb {
  return tx as unknown as LiveDb
}
