import type { Tx } from '../../../platform/db/db.ts'

/** Where an agency takes letters from the house; '' where it has named no mailbox. */
export async function mailboxOf(tx: Tx, agencyId: string): Promise<string> {
  const row = await tx
    .selectFrom('desk.agencies')
    .select('email')
    .where('id', '=', agencyId)
    .executeTakeFirst()
  return row?.email ?? ''
}
