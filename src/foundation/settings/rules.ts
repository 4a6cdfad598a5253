import type { Problem } from '../../platform/forms/form.ts'
import type { Setting } from './definitions.ts'

/** What somebody decided. */
export interface Decision {
  readonly value: number | boolean
  readonly effectiveFrom: string
}

/** Reads what was typed for a setting; undefined where it is none of its values. */
export function readValue(setting: Setting, text: string): number | boolean | undefined {
  if (setting.kind === 'switch') return text === 'yes' ? true : text === 'no' ? false : undefined
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** Whether a value is one that the setting may have today. */
export function isValueOf(setting: Setting, value: unknown): value is number | boolean {
  if (setting.kind === 'switch') return typeof value === 'boolean'
  return typeof value === 'number' && Number.isInteger(value) && value >= setting.min && value <= setting.max
}

/**
 * What stands against a decision. It takes effect today at the earliest: what was counted or checked under the former
 * value stays as it was.
 */
export function decisionProblems(
  setting: Setting,
  decision: Decision,
  inForceThen: number | boolean,
  today: string,
): Problem[] {
  if (!isValueOf(setting, decision.value)) {
    const detail = setting.kind === 'number' ? { min: setting.min, max: setting.max } : {}
    return [{ field: 'value', code: 'out-of-range', detail }]
  }
  if (decision.effectiveFrom < today) return [{ field: 'effectiveFrom', code: 'in-the-past' }]
  return decision.value === inForceThen ? [{ field: 'value', code: 'unchanged' }] : []
}
