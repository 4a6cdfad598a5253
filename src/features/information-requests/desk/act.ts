import { z } from 'zod'
import type { CivilDate } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Form, type Parsed, parseForm } from '../../../platform/forms/form.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import type { Actor, Permission } from '../../../platform/permissions/permission.ts'
import type { Option } from '../../../ui/field/field-types.ts'
import type { Ground } from '../actions/step.ts'
import type { RequestFile } from '../file.ts'
import type { RequestEvent } from '../states.ts'

/** What the forms of a request's page are drawn from. */
export interface ActContext {
  readonly file: RequestFile
  readonly today: CivilDate
  /** Who may handle a request of this agency. */
  readonly handlers: readonly Option[]
  /** Pieces of the same applicant in the calendar month. */
  readonly inMonth: number
  /** Names that stand under seal, by the id of a consultation. */
  readonly partyNames: ReadonlyMap<string, string>
}

/** One question of an act's form. */
export interface ActField {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'textarea' | 'date' | 'number' | 'select' | 'hidden'
  readonly hint?: string
  readonly options?: readonly Option[]
  readonly value?: string
  readonly required?: boolean
  readonly maxLength?: number
}

export type Section = 'receive' | 'work' | 'hear' | 'time' | 'reply' | 'serve' | 'disputes'

/** Somebody acts on the case that they saw. */
export interface Acting {
  readonly on: { readonly caseId: string; readonly version: number }
  readonly actor: Actor
  readonly now: Date
  readonly ground: Ground
}

/**
 * An act at the desk as a definition: from it come the form on the page, its address, and what is done. Which acts a page
 * offers, the workflow's table says.
 */
export interface DeskAct {
  /** Ends the address, and tells the forms of the page apart. */
  readonly key: string
  /** The act stands on the page where the table opens this event to the reader. */
  readonly event: RequestEvent
  readonly may: Permission
  readonly section: Section
  readonly button: string
  /** Folded away under this line. */
  readonly summary?: string
  /** Under the button; what it says may hang on the case. */
  readonly note?: string | ((context: ActContext) => string)
  /** Undefined: nothing to act on, so that no form is shown. */
  fields(context: ActContext): readonly ActField[] | undefined
  /** Reads the form; answers what is to be done in the transaction. */
  prepare(form: Form): Parsed<(tx: Tx, acting: Acting) => Promise<Outcome>>
}

interface Definition<S extends z.ZodRawShape> extends Omit<DeskAct, 'prepare' | 'fields'> {
  readonly schema: S
  fields?(context: ActContext): readonly ActField[] | undefined
  work(tx: Tx, input: z.output<z.ZodObject<S>>, acting: Acting): Promise<Outcome>
}

/** Makes an act of its definition. Every form names the version that its reader saw. */
export function deskAct<S extends z.ZodRawShape>({ schema, work, fields, ...rest }: Definition<S>): DeskAct {
  const whole = z.object(schema)
  return {
    ...rest,
    fields: context => (fields ? fields(context) : []),
    prepare(form) {
      const parsed = parseForm(whole, form)
      if (!parsed.ok) return parsed
      return { ok: true, value: (tx, acting) => work(tx, parsed.value, acting) }
    },
  }
}

/** The question for a reason, as several acts put it. */
export function reasonField(): readonly ActField[] {
  return [{ name: 'reason', label: '理由', type: 'textarea', required: true }]
}
