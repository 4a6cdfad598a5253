import { z } from 'zod'

const frequency = z.enum(['daily', 'weekly'])

/** Asking for a subscription. */
export const askForm = z.object({
  to: z.string().max(3000),
  address: z.string().max(254).refine(isMailAddress, { error: 'invalid' }),
  frequency,
  agreed: z.boolean().refine(agreed => agreed, { error: 'required' }),
})

/** Changing how often letters come. */
export const changeForm = z.object({ frequency })

/** The addresses that browsers take in a field of type email, with a dot in the domain. */
function isMailAddress(text: string): boolean {
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i.test(
    text,
  )
}
