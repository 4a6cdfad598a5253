import { z } from 'zod'
import { type Form, type Parsed, type Problem, parseForm } from '../../../platform/forms/form.ts'
import { applicantShape, whoWrites } from '../forms-asking.ts'
import type { Demand } from './actions/file.ts'

export const MOST = 1000
const told = z.string().min(2).max(MOST)

const demand = z.object({
  agency: z.string().max(80),
  record: told,
  wrong: told,
  right: told,
  evidence: told,
  ...applicantShape,
  // Whom a record is about cannot be judged without papers.
  papersType: z.string().min(1).max(40),
  papersNumber: z.string().min(4).max(60),
  agreed: z.boolean().refine(yes => yes, { error: 'required' }),
})

/** Reads a demand: which record, what is wrong, what would be right, what proves it, who (Regulation art. 41). */
export function readDemand(form: Form): Parsed<Demand> {
  const parsed = parseForm(demand, form)
  const reachable = ['phone', 'mail', 'address'].some(name => form.get(name) !== '')
  const missing: Problem[] = reachable ? [] : [{ field: 'phone', code: 'no-contact' }]
  if (!parsed.ok) return { ok: false, problems: [...parsed.problems, ...missing] }
  if (!reachable) return { ok: false, problems: missing }
  const { agency, column, record, wrong, right, evidence } = parsed.value
  const words = { record, wrong, right, evidence }
  return { ok: true, value: { agency, column, words, ...whoWrites(parsed.value) } }
}
