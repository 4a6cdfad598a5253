import type { KeyRing } from '../../../../platform/crypto/key-ring.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import type { RequestFile } from '../../file.ts'
import { keyOf } from '../../sealing.ts'
import { type ReadRelease, readRecords } from '../read.ts'
import { givesRecords } from '../rules.ts'
import { enclosuresOf, insertEnclosures } from '../store.ts'

/** What hangs on a reply of this outcome: the released copy of every record, in order; none where the outcome gives nothing. */
export async function releasedFor(
  tx: Tx,
  keys: KeyRing,
  { row }: Pick<RequestFile, 'row'>,
  outcome: string,
): Promise<readonly ReadRelease[]> {
  const key = keyOf(keys, row)
  if (!key || !givesRecords(outcome)) return []
  const records = await readRecords(tx, key, row.case_id)
  return records.flatMap(({ release }) => (release ? [release] : []))
}

/** Hangs released copies on a reply. */
export async function enclose(
  tx: Tx,
  caseId: string,
  letterSeq: number,
  releases: readonly ReadRelease[],
): Promise<void> {
  await insertEnclosures(
    tx,
    releases.map(({ id, sha256 }, index) => ({
      case_id: caseId,
      letter_seq: letterSeq,
      place: index + 1,
      release_id: id,
      sha256,
    })),
  )
}

/**
 * What keeps a reply from being handed in: a record of which nobody has said how it is given (`records-undecided`), or copies that
 * are no longer those that the draft names (`records-changed`).
 */
export async function unsettledRecords(
  tx: Tx,
  keys: KeyRing,
  file: Pick<RequestFile, 'row'>,
  reply: { readonly seq: number; readonly outcome: string | null },
): Promise<'records-undecided' | 'records-changed' | undefined> {
  const key = keyOf(keys, file.row)
  if (!key || !givesRecords(reply.outcome)) return undefined
  const { case_id: caseId } = file.row
  const records = await readRecords(tx, key, caseId)
  if (records.some(each => each.release === undefined)) return 'records-undecided'
  const hanging = await enclosuresOf(tx, caseId, reply.seq)
  const standing = records.map(each => each.release?.id)
  const same =
    hanging.length === standing.length && hanging.every((each, index) => each.release_id === standing[index])
  return same ? undefined : 'records-changed'
}
