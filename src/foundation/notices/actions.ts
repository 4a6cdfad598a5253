import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import type { Tx } from '../../platform/db/db.ts'
import { recordFact } from '../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { newId } from '../../platform/time/ids.ts'
import { alreadyLetter, confirmingLetter } from './letters.ts'
import { MOST_OF_AN_ADDRESS, nextDue } from './rules.ts'
import { addressMacs, opened, sealed } from './sealing.ts'
import type { LetterSite } from './sites.ts'
import type { Subscribed, SubscriptionSource } from './sources.ts'
import {
  activate,
  activeOf,
  deleteSubscription,
  holdByToken,
  insertSubscription,
  renewRequest,
  setFrequency,
  subscriptionOf,
} from './store.ts'
import type { Frequency, SubscriptionRow } from './tables.ts'
import { NOTICE_VERSION } from './words.ts'

/** Who asks to be told of what. */
export interface Asked {
  readonly source: string
  readonly subscribed: Subscribed
  /** The site whose page it is. */
  readonly site: LetterSite
  readonly address: string
  readonly frequency: Frequency
}

/**
 * Takes a request and sends one letter to the address, whatever is known of it: whoever asks learns nothing, and whoever
 * reads the letter learns what they may do.
 */
export async function askToSubscribe(tx: Tx, keys: KeyRing, asked: Asked, now: Date): Promise<Outcome> {
  const { subscribed, site, frequency } = asked
  const row = await requested(tx, keys, asked, now)
  const { token } = opened(keys, row)
  const ground = { to: asked.address, token, site, now }
  const letter =
    row.state === 'active'
      ? alreadyLetter(ground, subscribed)
      : confirmingLetter(ground, subscribed, frequency)
  await queueMail(tx, letter, keys, now)
  return { ok: true }
}

/** The row of a request: the one that stands, or a new one. */
async function requested(tx: Tx, keys: KeyRing, asked: Asked, now: Date): Promise<SubscriptionRow> {
  const { source, subscribed, site, address, frequency } = asked
  const macs = addressMacs(keys, address)
  const standing = await subscriptionOf(tx, macs, subscribed.href)
  if (standing?.state === 'active') return standing
  // The newer wish counts; the link of the older letter still opens.
  if (standing) return renewRequest(tx, standing.id, site.key, frequency, now)
  const id = newId(now)
  const row: SubscriptionRow = {
    id,
    source,
    site_key: site.key,
    href: subscribed.href,
    frequency,
    state: 'waiting',
    ...sealed(keys, id, address),
    notice_version: NOTICE_VERSION,
    requested_at: now,
    confirmed_at: null,
    told_to: null,
    due_at: null,
    last_letter: null,
    refusals: 0,
  }
  if (await insertSubscription(tx, row)) return row
  const first = await subscriptionOf(tx, macs, subscribed.href)
  if (!first) throw new Error('A request met another one that is not there.')
  return first
}

/** What a link's button did: to which row. */
type Done = Outcome<{ readonly subscription: SubscriptionRow }>

/** Confirms by the link of the letter: from now on the reader is told. A second press changes nothing. */
export async function confirmSubscription(
  tx: Tx,
  sources: readonly SubscriptionSource[],
  token: string,
  now: Date,
): Promise<Done> {
  const row = await holdByToken(tx, hashToken(token))
  const source = sources.find(each => each.key === row?.source)
  if (!row || !source) return refused('', 'unknown')
  if (row.state === 'active') return { ok: true, subscription: row }
  if ((await activeOf(tx, row.address_mac)) >= MOST_OF_AN_ADDRESS) return refused('', 'too-many')
  await activate(tx, row.id, source.begin(now), nextDue(row.frequency, now), now)
  await recordSubscription(tx, 'notices.subscribed', row, now)
  return { ok: true, subscription: { ...row, state: 'active' } }
}

/** Changes how often letters come. */
export async function changeFrequency(tx: Tx, token: string, frequency: Frequency, now: Date): Promise<Done> {
  const row = await holdByToken(tx, hashToken(token))
  if (row?.state !== 'active') return refused('', 'unknown')
  if (row.frequency !== frequency) await setFrequency(tx, row.id, frequency, nextDue(frequency, now))
  return { ok: true, subscription: { ...row, frequency } }
}

/** Ends a subscription and deletes the address. Doing it again, or with a token that is none, changes nothing. */
export async function unsubscribe(tx: Tx, token: string, now: Date): Promise<void> {
  const row = await holdByToken(tx, hashToken(token))
  if (!row) return
  await deleteSubscription(tx, row.id)
  if (row.state === 'active') await recordSubscription(tx, 'notices.unsubscribed', row, now)
}

/** Ends a subscription whose letters nobody takes any more. */
export async function endRefused(tx: Tx, row: SubscriptionRow, now: Date): Promise<void> {
  await deleteSubscription(tx, row.id)
  await recordSubscription(tx, 'notices.ended-by-refusals', row, now)
}

/** The fact holds what was subscribed to by kind alone: neither the address nor the words of a search. */
async function recordSubscription(tx: Tx, kind: string, row: SubscriptionRow, now: Date): Promise<void> {
  await recordFact(
    tx,
    {
      kind,
      actor: null,
      scope: null,
      subject: { type: 'subscription', id: row.id },
      data: { source: row.source, frequency: row.frequency },
    },
    now,
  )
}
