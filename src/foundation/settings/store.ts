import type { CivilDate } from '../../law/civil-date.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { newId } from '../../platform/time/ids.ts'
import {
  SETTING_KEYS,
  type SettingKey,
  type SettingValue,
  type SettingValues,
  settingOf,
} from './definitions.ts'
import { isValueOf } from './rules.ts'
import './tables.ts'

/** A decision as it was recorded. */
export interface RecordedSetting {
  readonly key: string
  readonly value: number | boolean
  readonly effectiveFrom: string
  readonly basis: string
  readonly recordedAt: Date
}

/** The value of a setting on a day: the decision in force, or the default. */
export async function settingAt<K extends SettingKey>(
  db: Db | Tx,
  key: K,
  date: CivilDate,
): Promise<SettingValue<K>> {
  const row = await db
    .selectFrom('desk.settings')
    .select('value')
    .where('key', '=', key)
    .where('effective_from', '<=', date)
    .orderBy('effective_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return inForce(key, row?.value)
}

/** Every setting on a day, in one query. */
export async function settingsAt(db: Db | Tx, date: CivilDate): Promise<SettingValues> {
  const rows = await db
    .selectFrom('desk.settings')
    .distinctOn('key')
    .select(['key', 'value'])
    .where('effective_from', '<=', date)
    .orderBy('key')
    .orderBy('effective_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const decided = new Map(rows.map(row => [row.key, row.value]))
  const values = SETTING_KEYS.map(key => [key, inForce(key, decided.get(key))] as const)
  return Object.fromEntries(values) as unknown as SettingValues
}

/** Every decision about a setting, the one that takes effect last first. */
export async function decisionsOn(db: Db | Tx, key: SettingKey): Promise<readonly RecordedSetting[]> {
  const rows = await db
    .selectFrom('desk.settings')
    .selectAll()
    .where('key', '=', key)
    .orderBy('effective_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(recorded)
}

/** Decisions that take effect after a day. */
export async function decisionsAfter(db: Db | Tx, date: CivilDate): Promise<readonly RecordedSetting[]> {
  const rows = await db
    .selectFrom('desk.settings')
    .selectAll()
    .where('effective_from', '>', date)
    .orderBy('effective_from')
    .orderBy('recorded_at')
    .execute()
  return rows.map(recorded)
}

export async function appendDecision(
  tx: Tx,
  decision: {
    readonly key: SettingKey
    readonly value: number | boolean
    readonly effectiveFrom: string
    readonly basis: string
    readonly recordedBy: string
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('desk.settings')
    .values({
      id: newId(now),
      key: decision.key,
      value: JSON.stringify(decision.value),
      effective_from: decision.effectiveFrom,
      basis: decision.basis,
      recorded_by: decision.recordedBy,
      recorded_at: now,
    })
    .execute()
}

/** A value that the setting may not have any more (its bounds moved since) gives way to the default. */
function inForce<K extends SettingKey>(key: K, decided: unknown): SettingValue<K> {
  const setting = settingOf(key)
  return (isValueOf(setting, decided) ? decided : setting.default) as SettingValue<K>
}

function recorded(row: {
  key: string
  value: number | boolean
  effective_from: string
  basis: string
  recorded_at: Date
}): RecordedSetting {
  return {
    key: row.key,
    value: row.value,
    effectiveFrom: row.effective_from,
    basis: row.basis,
    recordedAt: row.recorded_at,
  }
}
