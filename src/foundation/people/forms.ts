import { z } from 'zod'

const agency = z.uuid({ error: 'not-offered' }).optional()
const line = (longest: number) => z.string().max(longest)

/** What is written about a person. */
export const detailsForm = z.object({
  name: line(40),
  title: line(60).default(''),
  agency,
  office: line(60).default(''),
})

/** A new account: typed in any case, kept in small letters. */
export const newPersonForm = z.object({
  account: z.string().transform(text => text.toLowerCase()),
  ...detailsForm.shape,
})

/** A role to grant, in an agency unless it is an administrator's, until a day or without end. */
export const grantForm = z.object({
  role: z.string(),
  agency,
  until: z.iso.date({ error: 'invalid' }).optional(),
})
