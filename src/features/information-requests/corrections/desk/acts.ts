import { z } from 'zod'
import type { Tx } from '../../../../platform/db/db.ts'
import { type Form, type Parsed, parseForm } from '../../../../platform/forms/form.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import type { Actor, Permission } from '../../../../platform/permissions/permission.ts'
import type { Ground, On } from '../../actions/step.ts'
import { day, proof, reason, words } from '../../forms.ts'
import { handleRequests, headRequests, registerRequests, screenRequests } from '../../permissions.ts'
import {
  acceptCorrection,
  approveCorrection,
  draftCorrection,
  returnCorrection,
  serveCorrection,
} from '../actions/answer.ts'
import { SERVICE_WAYS } from '../tables.ts'
import type { CorrectionEvent } from '../workflow.ts'

interface Acting {
  readonly ground: Ground
  readonly on: On
  readonly actor: Actor
  readonly now: Date
}

/** An act at the desk: who may, how its form is read, what is done. */
export interface CorrectionAct {
  readonly event: CorrectionEvent
  readonly may: Permission
  prepare(form: Form): Parsed<(tx: Tx, acting: Acting) => Promise<Outcome>>
}

const RESULTS = ['corrected', 'not-corrected', 'transferred', 'elsewhere'] as const

export const correctionActs: readonly CorrectionAct[] = [
  act('accept', screenRequests, {}, (tx, _input, { on, actor, now }) => acceptCorrection(tx, on, actor, now)),
  act(
    'draft',
    handleRequests,
    { result: z.enum(RESULTS), finding: words, responsible: z.string().max(300).default('') },
    (tx, input, { ground, on, actor, now }) =>
      draftCorrection(tx, ground.keys, { ...on, ...input }, actor, now),
  ),
  act('return', headRequests, { reason }, (tx, input, { on, actor, now }) =>
    returnCorrection(tx, { ...on, ...input }, actor, now),
  ),
  act('approve', headRequests, { digest: z.string().max(64) }, (tx, input, { ground, on, actor, now }) =>
    approveCorrection(tx, ground, { ...on, ...input }, actor, now),
  ),
  act(
    'serve',
    registerRequests,
    { method: z.enum(SERVICE_WAYS), day, evidence: proof },
    (tx, input, { on, actor, now }) => serveCorrection(tx, { ...on, ...input }, actor, now),
  ),
]

function act<S extends z.ZodRawShape>(
  event: CorrectionEvent,
  may: Permission,
  schema: S,
  work: (tx: Tx, input: z.output<z.ZodObject<S>>, acting: Acting) => Promise<Outcome>,
): CorrectionAct {
  const whole = z.object(schema)
  return {
    event,
    may,
    prepare(form) {
      const parsed = parseForm(whole, form)
      return parsed.ok ? { ok: true, value: (tx, acting) => work(tx, parsed.value, acting) } : parsed
    },
  }
}
