import { z } from 'zod'

/** A decision about one setting; its value is read by the setting's own definition. */
export const decisionForm = z.object({
  value: z.string().max(20),
  effectiveFrom: z.iso.date({ error: 'invalid' }),
  basis: z.string().min(2).max(300),
})
