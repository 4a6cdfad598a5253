import { z } from 'zod'
import { type CivilDate, parseCivilDate } from '../../law/civil-date.ts'
import { COMPLAINT_REASONS } from './complaints/tables.ts'

/** A day as a date field sends it. */
export const day = z
  .string()
  .refine(text => parseCivilDate(text) !== undefined, { error: 'invalid' })
  .transform(text => text as CivilDate)
export const optionalDay = z
  .string()
  .default('')
  .refine(text => text === '' || parseCivilDate(text) !== undefined, { error: 'invalid' })
  .transform(text => (text === '' ? undefined : (text as CivilDate)))
export const reason = z.string().min(2).max(1000)
export const proof = z.string().min(2).max(300)
export const words = z.string().min(2).max(3000)

/** Number and query code. */
export const receiptForm = z.object({ number: z.string().max(40), code: z.string().max(80) })
/** What an applicant complains of. */
export const complaintForm = z.object({ reason: z.enum(COMPLAINT_REASONS), words })
/** What an applicant writes on the status page. */
export const wordsForm = z.object({ words })
