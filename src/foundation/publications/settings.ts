import { civilDateOf } from '../../law/civil-date.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { settingsAt } from '../settings/index.ts'

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
export async function publicationSettings(db: Db | Tx, now: Date): Promise<PublicationSettings> {
  const values = await settingsAt(db, civilDateOf(now))
  return {
    policyGate: values['publications.policy-gate'],
    emergencyHours: values['publications.emergency-gates-hours'],
    previewHours: values['publications.preview-hours'],
    attachmentBytes: values['attachments.most-megabytes'] * 1024 * 1024,
  }
}
