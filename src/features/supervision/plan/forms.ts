import { z } from 'zod'

const note = z.string().max(500).default('')
const names = z.string().max(4000).default('')
const day = z.iso.date({ error: 'invalid' }).nullable()

export const unitForm = z.object({
  words: z.string().max(200),
  agencies: z.string().max(4000),
  alias: z.boolean(),
})
/** Without a number: every task whose open words nobody has answered. */
export const openForm = z.object({ number: z.number().int().optional(), agencies: names })
export const defectForm = z.object({
  defect: z.uuid(),
  decision: z.enum(['accepted', 'kept', 'otherwise']),
  note,
})
export const dueForm = z.object({ number: z.number().int(), due: day })
export const taskForm = z.object({
  version: z.number().int(),
  level1: z.string().max(200).default(''),
  level2: z.string().max(400).default(''),
  requirement: z.string().min(1).max(8000),
  due: day,
  lead: names,
  support: names,
})
