import { agencyOf } from '../../../foundation/agencies/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { messageTo, type Told } from '../messages.ts'
import { opened } from '../sealing.ts'
import type { RequestRow } from '../tables.ts'
import type { Ground } from './step.ts'

/** Queues a message to the applicant, sent once this transaction commits; nobody is told where nothing reaches them or all was erased. */
export async function tellApplicant(
  tx: Tx,
  { keys, origin }: Ground,
  told: Told,
  row: RequestRow,
  number: string | null,
  now: Date,
): Promise<void> {
  const whole = opened(keys, row)
  if (!whole || number === null) return
  const { name: agencyName } = await agencyOf(tx, row.agency_id)
  const message = messageTo(whole.applicant, told, { number, agencyName }, origin, now)
  if (message) await queueMail(tx, message, keys, now)
}
