import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import type { Db } from '../../../platform/db/db.ts'
import { nameContext } from './actions.ts'
import { handedInWith } from './store.ts'
import type { HandedInKind } from './tables.ts'

/** What was handed in, its name opened. */
export interface HandedInFile {
  readonly id: string
  readonly kind: HandedInKind
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly stored: string
  readonly sha256: string
  readonly unscanned: boolean
  /** Taken down by staff. */
  readonly byStaff: boolean
  readonly at: Date
}

/** What was handed in with a case and still is there, the oldest first. */
export async function readHandedIn(db: Db, key: RecordKey, caseId: string): Promise<readonly HandedInFile[]> {
  return (await handedInWith(db, caseId)).flatMap(row =>
    row.stored === null || row.sealed_name === null
      ? []
      : [
          {
            id: row.id,
            kind: row.kind,
            name: key.open(row.sealed_name, nameContext(row.id)),
            mediaType: row.media_type,
            size: row.size,
            stored: row.stored,
            sha256: row.sha256,
            unscanned: row.scan === 'unscanned',
            byStaff: row.brought_by !== null,
            at: row.brought_at,
          },
        ],
  )
}
