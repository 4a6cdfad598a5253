import { agencyOf } from '../../../foundation/agencies/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { messageTo, type Told } from '../messages.ts'
import type { Applicant } from '../sealing.ts'
import { opened } from '../sealing.ts'
import type { RequestRow } from '../tables.ts'
import type { Ground } from './step.ts'

/** Queues a message to the applicant, sent once this transaction commits; nobody is told where nothing reaches them or all was erased. */
export async function tellApplicant(
  tx: Tx,
  ground: Ground,
  told: Told,
  row: RequestRow,
  number: string | null,
  now: Date,
): Promise<void> {
  const whole = opened(ground.keys, row)
  if (!whole || number === null) return
  await tell(tx, ground, told, whole.applicant, { kind: 'request', number, agencyId: row.agency_id }, now)
}

/** Queues a message about what somebody asked for, to whatever reaches them. */
export async function tell(
  tx: Tx,
  { keys, origin }: Ground,
  told: Told,
  applicant: Applicant,
  asked: { readonly kind: 'request' | 'correction'; readonly number: string; readonly agencyId: string },
  now: Date,
): Promise<void> {
  const { name: agencyName } = await agencyOf(tx, asked.agencyId)
  const message = messageTo(applicant, told, { ...asked, agencyName }, origin, now)
  if (message) await queueMail(tx, message, keys, now)
}
