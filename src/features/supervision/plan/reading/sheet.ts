import { readWorkbook } from '../../../../platform/workbooks/read-workbook.ts'
import type { PlanProblem } from '../plan.ts'
import type { PlanSource } from './plan-source.ts'

/** The tables of a workbook, one a sheet, with their merged cells, or why it is not read. */
export async function partsOfSheet(bytes: Uint8Array): Promise<PlanSource | PlanProblem> {
  const sheets = await readWorkbook(bytes)
  if (typeof sheets === 'string') return sheets
  return { lines: [], tables: sheets.map(({ rows }) => ({ rows, after: 0 })) }
}
