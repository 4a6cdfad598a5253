import type { ColumnType } from 'kysely'

declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.settings': SettingRow
  }
}

/** A decision about one setting. Appended and never changed. */
export interface SettingRow {
  id: string
  key: string
  value: ColumnType<number | boolean, string, never>
  effective_from: string
  basis: string
  recorded_by: string
  recorded_at: Date
}
