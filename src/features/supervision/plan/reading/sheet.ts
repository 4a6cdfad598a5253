import type { PlanSource } from './source.ts'

/** The lines and the table of a workbook. */
export async function partsOfSheet(_bytes: Uint8Array): Promise<PlanSource | undefined> {
  return undefined
}
