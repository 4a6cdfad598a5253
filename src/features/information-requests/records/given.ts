import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { RequestFile } from '../file.ts'
import { keyOf } from '../sealing.ts'
import { type ReadRelease, readReleases } from './read.ts'
import { enclosuresOf } from './store.ts'

/**
 * What was given to the applicant: the copies that hang on the reply that was signed, once it was dispatched. None before, and none
 * after the request was erased.
 */
export async function givenCopies(
  db: Db,
  keys: KeyRing,
  { row }: Pick<RequestFile, 'row'>,
): Promise<readonly ReadRelease[]> {
  const key = keyOf(keys, row)
  if (!key || row.dispatched_on === null || row.reply_seq === null) return []
  const hanging = await enclosuresOf(db, row.case_id, row.reply_seq)
  if (hanging.length === 0) return []
  const releases = new Map((await readReleases(db, key, row.case_id)).map(each => [each.id, each]))
  return hanging.flatMap(({ release_id: id, sha256 }) => {
    const release = releases.get(id)
    return release && release.sha256 === sha256 ? [release] : []
  })
}
