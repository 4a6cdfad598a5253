import type { Generated } from 'kysely'

declare module '../db/db.ts' {
  interface Tables {
    'ops.outgoing_mail': OutgoingMailRow
  }
}

export interface OutgoingMailRow {
  id: string
  queued_at: Date
  /** Recipient, subject and body under the key ring; null once the letter has left the house or was refused. */
  sealed: string | null
  state: Generated<'waiting' | 'sent' | 'refused'>
  attempts: Generated<number>
  held_until: Date | null
  settled_at: Date | null
  reply_code: number | null
}
