import { listSentMail, type SentMail, sendQueuedMail } from '../platform/mail/mail.ts'
import { keptTransport } from '../platform/mail/transport.ts'
import type { TestHouse } from './house.ts'

/** Sends what waits, and answers every letter that an address was sent, oldest first. */
export async function lettersTo({ house, now }: TestHouse, address: string): Promise<readonly SentMail[]> {
  const { db, services } = house
  const waiting = await db
    .selectFrom('ops.outgoing_mail')
    .select('id')
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute()
  for (const { id } of waiting) await sendQueuedMail(db, id, keptTransport(), services.keys, now)
  const sent = await listSentMail(db, services.keys, 200)
  return sent.filter(letter => letter.to === address).reverse()
}

/** Runs one job of the rooms now, as the worker would. */
export async function runJob({ house, now }: TestHouse, name: string): Promise<void> {
  const { db, services, origin, rooms } = house
  const job = rooms
    .flatMap(room => room.jobs?.({ db, services, origin }) ?? [])
    .find(each => each.name === name)
  if (!job) throw new Error(`no job ${name}`)
  await job.run({}, now)
}
