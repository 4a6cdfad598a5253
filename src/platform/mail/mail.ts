import type { KeyRing } from '../crypto/key-ring.ts'
import type { SealedColumn } from '../crypto/reseal.ts'
import { type Db, inTransaction, type Tx } from '../db/db.ts'
import { addJob, type Job } from '../jobs/jobs.ts'
import { newId } from '../time/ids.ts'
import type { Mail, Transport } from './transport.ts'
import './tables.ts'

export const SEND_MAIL = 'mail.send'
const context = (id: string) => `mail:${id}`
/** Letters that wait, or that the viewer keeps, for a rotation of the keys. */
export const MAIL_SEALED: SealedColumn = { table: 'ops.outgoing_mail', id: 'id', column: 'sealed', context }
/** Longer than any server takes for one letter; afterwards another worker may try. */
const HOLD_SECONDS = 300

/**
 * Queues a letter in the transaction that gives the reason for it: it is sent when that commits, and not otherwise.
 * The letter is sealed with the key ring; the job carries its id alone. Returns the id (UUIDv7).
 */
export async function queueMail(tx: Tx, mail: Mail, keys: KeyRing, now: Date): Promise<string> {
  const id = newId(now)
  await tx
    .insertInto('ops.outgoing_mail')
    .values({ id, queued_at: now, sealed: keys.seal(JSON.stringify(mail), context(id)) })
    .execute()
  await addJob(tx, SEND_MAIL, { id }, { key: `${SEND_MAIL}:${id}` })
  return id
}

/**
 * `settled`: nothing to do, it was sent or refused before, or swept. `held`: another worker is at it.
 * `refused`: the mail server refused it for good.
 */
export type SendOutcome = 'sent' | 'refused' | 'settled' | 'held'

/**
 * Sends a queued letter. Running it again sends nothing again; only a worker that dies between the server's answer
 * and our note of it makes a second copy, under the same Message-ID. Throws what the transport throws.
 */
export async function sendQueuedMail(
  db: Db,
  id: string,
  transport: Transport,
  keys: KeyRing,
  now: Date,
): Promise<SendOutcome> {
  const taken = await hold(db, id, now)
  if (typeof taken === 'string') return taken
  const letter = openMail(taken.sealed, id, keys)
  const result = await transport.send(letter, id).catch(async error => {
    await db.updateTable('ops.outgoing_mail').set({ held_until: null }).where('id', '=', id).execute()
    throw error
  })
  await db
    .updateTable('ops.outgoing_mail')
    .set({
      state: result.ok ? 'sent' : 'refused',
      settled_at: now,
      held_until: null,
      reply_code: result.ok ? null : result.replyCode,
      ...(transport.keepsSent ? {} : { sealed: null }),
    })
    .where('id', '=', id)
    .execute()
  return result.ok ? 'sent' : 'refused'
}

/** What became of a letter; `unknown` where it waits, or was swept. */
export type LetterOutcome = 'sent' | 'refused' | 'unknown'

/** What became of a letter that was queued before: for whoever would write to the same address again. */
export async function letterOutcome(tx: Tx, id: string): Promise<LetterOutcome> {
  const row = await tx.selectFrom('ops.outgoing_mail').select('state').where('id', '=', id).executeTakeFirst()
  return row === undefined || row.state === 'waiting' ? 'unknown' : row.state
}

/** The job that sends. A letter that another worker holds is tried again later, in case that worker died. */
export function sendMailJob(db: Db, transport: Transport, keys: KeyRing): Job {
  return {
    name: SEND_MAIL,
    async run(payload, now) {
      const outcome = await sendQueuedMail(db, String(payload.id), transport, keys, now)
      if (outcome === 'held') throw new Error('The letter is held by another worker.')
    },
  }
}

/** A letter as the viewer of the stand-in shows it. */
export interface SentMail extends Mail {
  readonly id: string
  readonly sentAt: Date
}

/** What the stand-in sent, newest first, at most `limit`. Empty where a real server sends: nothing is kept there. */
export async function listSentMail(db: Db, keys: KeyRing, limit = 50): Promise<SentMail[]> {
  const rows = await db
    .selectFrom('ops.outgoing_mail')
    .select(['id', 'sealed', 'settled_at'])
    .where('state', '=', 'sent')
    .where('sealed', 'is not', null)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, sealed, settled_at }) =>
    sealed === null || settled_at === null ? [] : [{ ...openMail(sealed, id, keys), id, sentAt: settled_at }],
  )
}

/** Removes what was settled before a moment. Returns how many. */
export async function sweepMail(db: Db, settledBefore: Date): Promise<number> {
  const swept = await db
    .deleteFrom('ops.outgoing_mail')
    .where('settled_at', '<', settledBefore)
    .executeTakeFirst()
  return Number(swept.numDeletedRows)
}

/** Takes the letter for this worker, committed before the outside world is spoken to. */
function hold(db: Db, id: string, now: Date): Promise<{ sealed: string } | 'settled' | 'held'> {
  return inTransaction(db, async tx => {
    const row = await tx
      .selectFrom('ops.outgoing_mail')
      .select(['sealed', 'state', 'held_until', 'attempts'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (row?.state !== 'waiting' || row.sealed === null) return 'settled'
    if (row.held_until !== null && row.held_until > now) return 'held'
    const until = new Date(now.getTime() + HOLD_SECONDS * 1000)
    await tx
      .updateTable('ops.outgoing_mail')
      .set({ held_until: until, attempts: row.attempts + 1 })
      .where('id', '=', id)
      .execute()
    return { sealed: row.sealed }
  })
}

function openMail(sealed: string, id: string, keys: KeyRing): Mail {
  return JSON.parse(keys.open(sealed, context(id))) as Mail
}
