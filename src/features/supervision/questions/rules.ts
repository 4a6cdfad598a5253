import { findPersonalNumbers, type PersonalNumberKind } from '../../../law/personal-numbers.ts'
import { findSecrecyMarks } from '../../../law/secrecy-marks.ts'
import type { Problem } from '../../../platform/forms/form.ts'

/** What fits on one page: who needs more writes a letter. */
export const MOST_QUESTION = 500
export const MOST_ANSWER = 2000

/** After so many days nobody can ask any more how a question was edited or why it was declined: its words are destroyed. */
export const KEEP_DAYS = 30

/** Why a question is not answered in public. Another reason is a new value here and its words. */
export const DECLINE_REASONS = [
  'not-this-task',
  'personal',
  'answered-already',
  'elsewhere',
  'unlawful',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** A kind of personal number that a text holds, by the code of its refusal. */
const CODES: Readonly<Record<PersonalNumberKind, string>> = {
  identity: 'identity-number',
  'bank-card': 'bank-card-number',
  mobile: 'mobile-number',
}

/**
 * What a machine can see in a text that must not become public: identity, card and mobile numbers (个人信息保护法 第二十八条,
 * 条例第十五条) and marks of classification (条例第十四条). Names and addresses are left to the person who moderates.
 */
export function textProblems(field: string, text: string): readonly Problem[] {
  const [number] = findPersonalNumbers(text)
  if (number) return [{ field, code: CODES[number.kind] }]
  return findSecrecyMarks(text).length > 0 ? [{ field, code: 'secrecy-mark' }] : []
}
