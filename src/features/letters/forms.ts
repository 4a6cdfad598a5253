import { z } from 'zod'
import { CHANNELS } from '../../law/channels.ts'
import { type Form, type Parsed, type Problem, parseForm } from '../../platform/forms/form.ts'
import { ERROR_KINDS, type LetterKind } from './kinds.ts'
import type { Words, Writer } from './sealing.ts'

/** What fits on three pages: who needs more comes to the counter. */
export const MOST_WORDS = 3000
export const MOST_SUBJECT = 60

const words = () => z.string().min(2).max(MOST_WORDS)
const agreed = z.boolean().refine(yes => yes, { error: 'required' })
const mail = z.email().max(254).default('')
/** A telephone as people write it, with an extension or without. */
const phone = z
  .string()
  .regex(/^\+?[0-9][0-9 ()（）-]{5,24}[0-9]$/)
  .default('')

const letterSchema = z.object({
  agency: z.string().max(80).default(''),
  subject: z.string().min(2).max(MOST_SUBJECT),
  body: words(),
  place: z.string().max(200).default(''),
  name: z.string().max(40).default(''),
  phone,
  mail,
  consents: z.boolean(),
  agreed,
})

const siteErrorSchema = z.object({
  page: z.string().min(1).max(500),
  error: z.enum(ERROR_KINDS.map(kind => kind.key) as [string, ...string[]]),
  body: words(),
  name: z.string().max(40).default(''),
  phone,
  mail,
  agreed,
})

/** A letter as its form gives it; an agency's key, or '' where the writer leaves it open. */
export interface WrittenLetter {
  readonly agency: string
  readonly writer: Writer
  readonly words: Words
  readonly consents: boolean
}

/** Reads a letter. Whoever expects an answer gives a name and one way to be reached. */
export function readLetter(form: Form, kind: LetterKind): Parsed<WrittenLetter> {
  const parsed = parseForm(letterSchema, form)
  const missing: Problem[] = []
  if (kind.named && form.get('name') === '') missing.push({ field: 'name', code: 'required' })
  if (kind.named && form.get('phone') === '' && form.get('mail') === '') {
    missing.push({ field: 'phone', code: 'no-contact' })
  }
  if (!parsed.ok || missing.length > 0) {
    return { ok: false, problems: inOrder(letterSchema, [...(parsed.ok ? [] : parsed.problems), ...missing]) }
  }
  const { agency, subject, body, place, name, phone, mail, consents } = parsed.value
  return {
    ok: true,
    value: {
      agency,
      writer: { name, phone, mail, place: kind.placed ? place : '' },
      words: { subject, body, page: '' },
      consents: consents && kind.publishedAs !== null,
    },
  }
}

export interface ReportedError {
  readonly error: string
  readonly writer: Writer
  readonly words: Words
}

/** Reads a report about a website; nobody needs to say who they are. */
export function readSiteError(form: Form): Parsed<ReportedError> {
  const parsed = parseForm(siteErrorSchema, form)
  if (!parsed.ok) return parsed
  const { page, error, body, name, phone, mail } = parsed.value
  const label = ERROR_KINDS.find(kind => kind.key === error)?.label ?? ''
  return {
    ok: true,
    value: {
      error,
      writer: { name, phone, mail, place: '' },
      words: { subject: `网站找错：${label}`, body, page },
    },
  }
}

function inOrder(schema: z.ZodObject, problems: readonly Problem[]): readonly Problem[] {
  const order = Object.keys(schema.shape)
  return [...problems].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

/** Number and query code. */
export const receiptForm = z.object({ number: z.string().max(40), code: z.string().max(80) })
export const supplementForm = z.object({ words: words() })
export const ratingForm = z.object({
  score: z.coerce.number().int().min(1).max(5),
  words: z.string().max(500).default(''),
})

const version = z.coerce.number().int().min(1)
const reason = z.string().min(2).max(300)

/** What the desk sends with its acts. */
export const plainForm = z.object({ version })
export const reasonForm = z.object({ version, reason })
export const transferForm = z.object({ version, to: z.uuid(), reason })
export const referForm = z.object({
  version,
  channel: z.enum(CHANNELS.map(channel => channel.key) as [string, ...string[]]),
})
export const askForm = z.object({ version, words: z.string().min(2).max(1000) })
export const answerForm = z.object({
  version,
  /** The draft that the page showed, so that two writers do not lose each other's words. */
  draft: z.coerce.number().int().min(0),
  answer: z.string().max(6000).default(''),
})
export const unmaskForm = z.object({ purpose: z.enum(['contact', 'verify', 'deliver']) })
export const selectForm = z.object({
  kind: z.enum(['letter-answer', 'policy-answer']),
  title: z.string().min(4).max(80),
  question: words(),
  answer: z.string().min(2).max(6000),
})
