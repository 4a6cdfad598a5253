import { civilDateOf } from '../../../law/civil-date.ts'
import type { LiveDb } from '../../../platform/db/db.ts'
import { liveSoonDays } from '../questions/store-live.ts'
import type { Pace } from './progress.ts'

/** By what a public page says how tasks stand: its day, and the setting of the workbench. */
export async function paceOf(live: LiveDb, now: Date): Promise<Pace> {
  return { today: civilDateOf(now), soonDays: await liveSoonDays(live) }
}
