import type { z } from 'zod'
import { cleanText } from './clean-text.ts'
import type { UploadedFile } from './uploaded-file.ts'

/** The parsed body of a form. Every value is text as a person meant it: see `cleanText`. */
export interface Form {
  /** The first value of a field, cleaned; '' where the field is absent. */
  get(name: string): string
  /** All values of a field, cleaned, empty ones left out. */
  all(name: string): string[]
  /** The first value exactly as sent: for passwords, where a space counts. */
  exact(name: string): string
  has(name: string): boolean
  names(): string[]
  /** The first file of a field that has a name and content. */
  file(name: string): UploadedFile | undefined
  files(name: string): UploadedFile[]
}

/** Makes a form of what a parser read, in the order of the page. */
export function makeForm(
  fields: Iterable<readonly [string, string]>,
  files: Iterable<readonly [string, UploadedFile]> = [],
): Form {
  const values = new Map<string, string[]>()
  for (const [name, value] of fields) append(values, name, value)
  const uploads = new Map<string, UploadedFile[]>()
  for (const [name, file] of files) {
    // A browser sends a nameless, empty part where no file was chosen.
    if (file.name === '' && file.size === 0) continue
    append(uploads, name, file)
  }
  return {
    get: name => cleanText(values.get(name)?.[0] ?? ''),
    all: name => (values.get(name) ?? []).map(cleanText).filter(text => text !== ''),
    exact: name => values.get(name)?.[0] ?? '',
    has: name => values.has(name),
    names: () => [...values.keys()],
    file: name => uploads.get(name)?.[0],
    files: name => [...(uploads.get(name) ?? [])],
  }
}

/** Grows the list in place: a body of a megabyte may repeat one name three hundred thousand times. */
function append<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name)
  if (list) list.push(value)
  else lists.set(name, [value])
}

/** The form of an `application/x-www-form-urlencoded` body. */
export function urlencodedForm(body: string): Form {
  return makeForm(new URLSearchParams(body))
}

/**
 * What was typed, so that a form that comes back with problems loses nothing: several values of one field are joined by
 * line breaks. Fields named in `secrets` (passwords, codes) are never sent back.
 */
export function typed(form: Form, secrets: readonly string[] = []): Record<string, string> {
  const entries = form.names().filter(name => !secrets.includes(name))
  return Object.fromEntries(entries.map(name => [name, form.all(name).join('\n')]))
}

/** What is wrong with a field. Never a sentence: the room's words say it in Chinese. */
export interface Problem {
  /** The field's name; '' where the form as a whole is wrong. */
  readonly field: string
  /**
   * `required`, `invalid`, `not-offered`, `too-long`, `too-short`, `too-large`, `too-small`, `too-many`, `too-few`,
   * or a code of the room's own.
   */
  readonly code: string
  /** Numbers and words for the sentence: `{ maximum: 200 }`. */
  readonly detail?: Readonly<Record<string, string | number>>
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads a form by a schema. Each member of the schema is a field: an array takes all values, a boolean is a checkbox,
 * a number is read from digits, everything else is text. A field left empty is absent to `.optional()`, `.default()`
 * and `.nullable()`, and `required` to all others, `z.string()` alone included; text that may be empty is
 * `z.string().default('')`. A rule of the room names its code: `.refine(rule, { error: 'ends-before-start' })`.
 * Problems come in the order of the schema, one for each field.
 */
export function parseForm<S extends z.ZodObject>(schema: S, form: Form): Parsed<z.output<S>> {
  const input: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) input[name] = readField(form, name, field)
  const result = schema.safeParse(input)
  if (result.success) return { ok: true, value: result.data }
  const order = ['', ...Object.keys(schema.shape)]
  const problems = new Map<string, Problem>()
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!problems.has(field)) problems.set(field, problemOf(issue, field, isBlank(input[field])))
  }
  return {
    ok: false,
    problems: [...problems.values()].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)),
  }
}

function readField(form: Form, name: string, field: z.core.$ZodType): unknown {
  const kind = innermost(field)
  if (kind === 'array' || kind === 'set') {
    const values = form.all(name)
    return kind === 'set' ? new Set(values) : values
  }
  const text = form.get(name)
  if (kind === 'boolean') return text !== ''
  if (text === '') return takesNull(field) ? null : undefined
  if (kind === 'number' || kind === 'int') return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : text
  return text
}

/** What a schema reads in the end, under what was wrapped around it. */
function innermost(schema: z.core.$ZodType): string {
  const { def } = schema._zod
  if ('innerType' in def) return innermost(def.innerType as z.core.$ZodType)
  if (def.type === 'pipe' && 'in' in def) return innermost(def.in as z.core.$ZodType)
  return def.type
}

function takesNull(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod
  if (def.type === 'nullable') return true
  // A default or an optional around it wants the field to be absent instead.
  return def.type === 'readonly' && 'innerType' in def ? takesNull(def.innerType as z.core.$ZodType) : false
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function problemOf(issue: z.core.$ZodIssue, field: string, blank: boolean): Problem {
  if (issue.code === 'custom') return { field, code: customCode(issue), ...customDetail(issue) }
  if (blank && field !== '') return { field, code: 'required' }
  switch (issue.code) {
    case 'too_big':
      return { field, code: `too-${bigWord(issue.origin)}`, detail: { maximum: Number(issue.maximum) } }
    case 'too_small':
      return { field, code: `too-${smallWord(issue.origin)}`, detail: { minimum: Number(issue.minimum) } }
    case 'invalid_value':
      return { field, code: 'not-offered' }
    default:
      // A schema's own error is a code as well: `z.string().regex(…, 'not-a-number-of-a-document')`.
      return { field, code: isCode(issue.message) ? issue.message : 'invalid' }
  }
}

function bigWord(origin: string): string {
  return origin === 'string' ? 'long' : origin === 'array' || origin === 'set' ? 'many' : 'large'
}

function smallWord(origin: string): string {
  return origin === 'string' ? 'short' : origin === 'array' || origin === 'set' ? 'few' : 'small'
}

function customCode(issue: z.core.$ZodIssueCustom): string {
  return isCode(issue.message) ? issue.message : 'invalid'
}

function customDetail(issue: z.core.$ZodIssueCustom): Pick<Problem, 'detail'> {
  const entries = Object.entries(issue.params ?? {}).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return entries.length > 0 ? { detail: Object.fromEntries(entries) } : {}
}

function isCode(text: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text)
}
