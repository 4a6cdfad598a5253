import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDate, civilDateOf } from '../../../law/civil-date.ts'
import type { DisclosureGround } from '../../../law/third-party-letters.ts'
import { addWorkdays } from '../../../law/working-days.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { disclosureLetter } from '../composing.ts'
import { fileOf } from '../file.ts'
import { untold } from '../rules.ts'
import { keyOf } from '../sealing.ts'
import { updateConsultation } from '../store-beside.ts'
import type { ConsultationAnswer } from '../tables.ts'
import { keepLetter, recordService, signLetter } from './letters.ts'
import type { Ground, On } from './step.ts'
import type { Party } from './work.ts'

/** What the agency tells a third party about the information that it discloses. */
export interface Telling {
  readonly consultationId: string
  readonly content: string
  readonly reason: string
  /** Why it is disclosed although the third party refused; not asked where it did not. */
  readonly against: 'unreasonable' | 'public-interest'
}

/**
 * Tells a third party in writing what is disclosed about it and why (Regulation art. 32, D10). Whoever refused has some working
 * days before anything is handed over (法释〔2025〕8号第十三条; how many is a setting). Refuses with `not-found` where nobody is to be told.
 */
export async function tellThirdParty(
  tx: Tx,
  ground: Ground,
  on: On & Telling,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  if (on.version !== undefined && on.version !== file.standing.version)
    return refused('', 'changed-meanwhile')
  if (file.standing.state !== 'signed') return refused('', 'wrong-state')
  const consultation = untold(file.row.outcome, file.consultations).find(
    each => each.id === on.consultationId,
  )
  const key = keyOf(ground.keys, file.row)
  if (!consultation?.sealed_party || !key) return refused('', 'not-found')
  const today = civilDateOf(now)
  const against = consultation.answer === 'refuses' || consultation.answer === 'partly'
  const days = await settingAt(tx, 'requests.third-party-days', today)
  const holdUntil = against ? addWorkdays(today, days, file.calendar).date : today
  const party = JSON.parse(key.open(consultation.sealed_party, `party:${consultation.id}`)) as Party
  const composed = await disclosureLetter(
    tx,
    file,
    {
      thirdParty: party.name,
      askedOn: civilDate(consultation.sent_on),
      ground: against ? on.against : GROUNDS[consultation.answer ?? 'silent'],
      content: on.content,
      reason: on.reason,
      notBefore: holdUntil,
    },
    today,
  )
  const fields = { content: on.content, reason: on.reason }
  const letter = await keepLetter(tx, ground, file.row, { document: 'D10', fields, ...composed }, actor, now)
  await signLetter(tx, file.row, letter, actor, now)
  await recordService(tx, {
    case_id: file.row.case_id,
    letter_seq: letter.seq,
    act: 'handed',
    method: 'post',
    on_day: today,
    evidence: '待登记邮件号',
    person_id: actor.id,
    at: now,
  })
  await updateConsultation(tx, consultation.id, {
    told_seq: letter.seq,
    told_on: today,
    hold_until: holdUntil,
  })
  return { ok: true }
}

const GROUNDS: Readonly<Record<ConsultationAnswer, DisclosureGround>> = {
  agrees: 'consented',
  silent: 'silent',
  refuses: 'unreasonable',
  partly: 'unreasonable',
  helped: 'consented',
  'agreed-in-conference': 'consented',
  'may-disclose': 'consented',
  'may-not-disclose': 'unreasonable',
}
