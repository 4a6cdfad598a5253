import { z } from 'zod'
import { addDays, civilDateOf, isCivilDate, parseCivilDate, shanghaiInstant } from '../../law/civil-date.ts'
import { DISCLOSURE_ATTRIBUTES } from '../../law/disclosure-attributes.ts'
import { parseDocumentNumber } from '../../law/document-numbers.ts'
import { THEMES, themePath } from '../../law/themes.ts'
import type { Form, Parsed, Problem } from '../../platform/forms/form.ts'
import { parseForm } from '../../platform/forms/form.ts'
import type { PublicationContent } from './content.ts'
import type { DetailField, PublicationKind } from './kinds.ts'

const themePaths = new Set(THEMES.map(theme => themePath(theme.key)))

const line = (most: number) => z.string().max(most).default('')
const day = z.string().refine(isCivilDate, { error: 'not-a-date' }).nullable()

/** The fields that every kind has. A draft may be saved with gaps: what is missing is asked for when it is submitted. */
const textSchema = z.object({
  title: line(300),
  issuers: line(2000),
  documentNumber: line(100),
  written: day,
  firstPublished: day,
  addressee: line(1000),
  theme: z
    .string()
    .refine(path => themePaths.has(path), { error: 'not-offered' })
    .nullable(),
  keywords: line(500),
  summary: line(2000),
  disclosure: z.enum(DISCLOSURE_ATTRIBUTES.map(each => each.key)).default('proactive'),
  source: line(500),
  body: line(3_000_000),
  note: line(500),
})

/** What the form says of a text. Attachments are not part of it: no form may name a file by its id. */
export interface DraftedText {
  readonly content: Omit<PublicationContent, 'attachments'>
  /** What changed, for the public. */
  readonly note: string
}

/** Reads the form of a draft for its kind. */
export function readDraftForm(form: Form, kind: PublicationKind): Parsed<DraftedText> {
  const parsed = parseForm(textSchema, form)
  const details = readDetails(form, kind.details)
  if (!parsed.ok || !details.ok) {
    const problems = [parsed, details].flatMap(each => (each.ok ? [] : each.problems))
    return { ok: false, problems }
  }
  const { note, issuers, keywords, documentNumber, addressee, ...rest } = parsed.value
  return {
    ok: true,
    value: {
      note,
      content: {
        ...rest,
        issuers: parts(issuers, /\n+/),
        keywords: parts(keywords, /[\s;；,，、]+/),
        documentNumber: documentNumber === '' ? null : wellWritten(documentNumber),
        addressee: addressee === '' ? null : addressee,
        details: details.value,
      },
    },
  }
}

/** 发文字号 as GB/T 9704-2012 7.2.5 writes it, where it can be read; else as typed, for the machine checks to name. */
function wellWritten(typed: string): string {
  return parseDocumentNumber(typed)?.canonical ?? typed
}

function parts(text: string, separator: RegExp): string[] {
  const found = text.split(separator).map(part => part.trim())
  return [...new Set(found.filter(part => part !== ''))]
}

function readDetails(form: Form, fields: readonly DetailField[]): Parsed<Record<string, string | null>> {
  const value: Record<string, string | null> = {}
  const problems: Problem[] = []
  for (const field of fields) {
    const name = `details.${field.name}`
    const text = form.get(name)
    if (field.type === 'date' && text !== '' && !isCivilDate(text)) {
      problems.push({ field: name, code: 'not-a-date' })
    } else if (text.length > 500) {
      problems.push({ field: name, code: 'too-long', detail: { maximum: 500 } })
    }
    value[field.name] = text === '' ? null : text
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value }
}

/** The hidden fields that say what the person had on the screen. */
export interface SeenOnScreen {
  readonly version: number
  readonly digest: string
}

/** Reads them; a form without a version is read as a version that no edition has, and so refused as outdated. */
export function readSeen(form: Form): SeenOnScreen {
  const version = Number(form.get('version'))
  return {
    version: Number.isInteger(version) && version > 0 ? version : 0,
    digest: form.get('digest'),
  }
}

/** A remark, a reason or a change note: text of a few lines. */
export function readLine(form: Form, name: string): string {
  return form.get(name).slice(0, 1000)
}

/**
 * Reads what a `datetime-local` field sends (`2026-11-25T09:00`) as a moment in Asia/Shanghai, whatever the time zone
 * of the person's machine.
 */
export function readMoment(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text)
  const date = parseCivilDate(match?.[1] ?? '')
  return match && date ? shanghaiInstant(date, `${match[2]}:${match[3]}`) : undefined
}

/** The value that a `datetime-local` field shows for a moment. */
export function momentValue(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}

/** The end of a civil day in Asia/Shanghai; undefined for what is no date. */
export function readDayEnd(text: string): Date | undefined {
  const date = parseCivilDate(text)
  return date ? shanghaiInstant(addDays(date, 1), '00:00') : undefined
}

/** The last day on which something is still pinned. */
export function dayBefore(instant: Date): string {
  return civilDateOf(new Date(instant.getTime() - 1))
}
