import type { CivilDate } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { type Post, writeExtension } from '../letters.ts'
import { appendExtension, decideExtension, insertExtensionRequest } from '../store-cases.ts'
import { type OnTask, step } from './step.ts'

/** 申请延期: until when, and why. The day that held goes on to hold until somebody decides. */
export function askExtension(
  tx: Tx,
  input: OnTask & { readonly until: CivilDate; readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { caseId, until, reason } = input
  return step(tx, 'ask-extension', input, actor, now, () =>
    insertExtensionRequest(tx, { caseId, until, reason }, now),
  )
}

/** 同意延期: the day that was asked for holds from now on. */
export function grantExtension(tx: Tx, input: OnTask, post: Post, actor: Actor, now: Date): Promise<Outcome> {
  return step(tx, 'grant-extension', input, actor, now, async task => {
    await decideExtension(tx, task.caseId, 'granted', now)
    if (task.extensionAsked) await appendExtension(tx, task.caseId, task.extensionAsked, now)
    await writeExtension(tx, post, task, 'granted', '', now)
  })
}

/** 不同意延期, with the reason. */
export function refuseExtension(
  tx: Tx,
  input: OnTask & { readonly reason: string },
  post: Post,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  return step(tx, 'refuse-extension', input, actor, now, async task => {
    await decideExtension(tx, task.caseId, 'refused', now)
    await writeExtension(tx, post, task, 'refused', input.reason, now)
  })
}
