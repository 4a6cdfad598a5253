import { z } from 'zod'

/** The notice of a year, pasted; `confirmed` once its effect has been looked at. */
export const yearForm = z.object({
  year: z.number().int().min(2000).max(2999),
  source: z.string().min(4).max(200),
  notice: z.string().max(20_000),
  confirmed: z.boolean(),
})
