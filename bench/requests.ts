import type { Ground } from './ground.ts'
import { deskFigures } from './requests-desk.ts'
import { filingFigures } from './requests-filing.ts'
import { loadRequests } from './requests-load.ts'
import type { Figure } from './table.ts'
import { startWeb } from './web.ts'

/**
 * Requests for information, over HTTP on one web process of a house that holds 20,000 open and 200,000 ended ones: the
 * desk's queue, a whole annual report, and filing. What is filed stays, as everywhere.
 */
export async function requestFigures(ground: Ground): Promise<Figure[]> {
  const offices = await loadRequests(ground, new Date())
  const web = await startWeb(ground, 18_081)
  try {
    return [...(await deskFigures(ground, web, offices)), ...(await filingFigures(ground, web, offices))]
  } finally {
    await web.stop()
  }
}
