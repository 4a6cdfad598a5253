import { z } from 'zod'
import { APPLICANT_COLUMNS } from '../../law/report-form.ts'
import { type Form, type Parsed, type Problem, parseForm } from '../../platform/forms/form.ts'
import type { Asking } from './actions/file.ts'
import { FORMS_OF_PROVISION, WAYS_OF_OBTAINING } from './sealing.ts'
import type { ChannelIn } from './tables.ts'

/** What fits on three pages; who needs more hands in papers. */
export const MOST_WORDS = 3000

const text = (most: number) => z.string().max(most).default('')
const phone = z
  .string()
  .regex(/^\+?[0-9][0-9 ()（）-]{5,24}[0-9]$/)
  .default('')

/** Who writes, and how to reach them: of every form of this room. */
export const applicantShape = {
  column: z.enum(APPLICANT_COLUMNS),
  name: z.string().min(2).max(100),
  papersType: text(40),
  papersNumber: text(60),
  legalRepresentative: text(40),
  agent: text(40),
  phone,
  mail: z.email().max(254).default(''),
  address: text(200),
  postcode: z
    .string()
    .regex(/^\d{6}$/)
    .default(''),
}

const shared = {
  description: z.string().min(4).max(MOST_WORDS),
  agency: z.string().max(80),
  form: z.enum(FORMS_OF_PROVISION),
  way: z.enum(WAYS_OF_OBTAINING),
  ...applicantShape,
  purpose: text(500),
  needsHelp: z.boolean(),
  help: text(500),
}

const online = z.object({ ...shared, agreed: z.boolean().refine(yes => yes, { error: 'required' }) })
const counter = z.object(shared)

/**
 * Reads what the Regulation asks for (art. 29): who, what, in which form. A purpose is never required. What is missing there is
 * a matter for a correction notice and not for a refusal; the form only holds back what would leave nobody to answer to.
 */
export function readAsking(form: Form, channel: ChannelIn): Parsed<Asking> {
  const parsed = parseForm(channel === 'online' ? online : counter, form)
  const missing: Problem[] = []
  const blank = (name: string) => form.get(name) === ''
  if (blank('phone') && blank('mail') && blank('address'))
    missing.push({ field: 'phone', code: 'no-contact' })
  if (form.get('way') === 'post' && blank('address')) missing.push({ field: 'address', code: 'for-post' })
  if (form.get('way') === 'mail' && blank('mail')) missing.push({ field: 'mail', code: 'for-mail' })
  if (!parsed.ok || missing.length > 0) {
    const order = Object.keys(online.shape)
    const problems = [...(parsed.ok ? [] : parsed.problems), ...missing]
    return { ok: false, problems: problems.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) }
  }
  const { value } = parsed
  return {
    ok: true,
    value: {
      agency: value.agency,
      column: value.column,
      channel,
      needsHelp: value.needsHelp,
      ...whoWrites(value),
      request: {
        description: value.description,
        form: value.form,
        way: value.way,
        purpose: value.purpose,
        help: value.needsHelp ? value.help : '',
      },
    },
  }
}

/** The applicant and the papers among the values of a form. */
export function whoWrites(
  value: z.output<z.ZodObject<typeof applicantShape>>,
): Pick<Asking, 'applicant' | 'papers'> {
  return {
    applicant: {
      name: value.name,
      legalRepresentative: value.legalRepresentative,
      agent: value.agent,
      phone: value.phone,
      mail: value.mail,
      address: value.address,
      postcode: value.postcode,
    },
    papers: { type: value.papersType, number: value.papersNumber },
  }
}
