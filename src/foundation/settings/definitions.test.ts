import { describe, expect, it } from 'vitest'
import { SETTING_KEYS, settingOf } from './definitions.ts'
import { isValueOf, readValue } from './rules.ts'

describe('every setting', () => {
  it.each(SETTING_KEYS)('%s has a default within its own bounds and words of its own', key => {
    const setting = settingOf(key)
    expect(isValueOf(setting, setting.default)).toBe(true)
    expect(SETTING_KEYS.filter(other => settingOf(other).label === setting.label)).toEqual([key])
  })
})

describe('what is typed for a setting', () => {
  it.each([
    ['people.idle-minutes', '15', 15],
    ['people.idle-minutes', '1e1', undefined],
    ['people.idle-minutes', '-5', undefined],
    ['publications.policy-gate', 'yes', true],
    ['publications.policy-gate', 'no', false],
    ['publications.policy-gate', '', undefined],
  ] as const)('%s: %j is read as %j', (key, text, value) => {
    expect(readValue(settingOf(key), text)).toBe(value)
  })
})
