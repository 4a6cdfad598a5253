import type { Tx } from '../../platform/db/db.ts'
import type { DeliveredFact, Reaction } from '../../platform/room/room.ts'
import { publishReport } from './actions.ts'
import { reportBody } from './report-body.tsx'
import { projectReport, releasedBody, reportOfText, versionsOf } from './store.ts'

/**
 * Shows a report once its text is public, changes or is withdrawn. What was released is shown as a report only where it says word for
 * word what was signed; otherwise the text stands by itself, and the desk sees that the report is not published. Repeatable.
 */
async function showAnew(tx: Tx, fact: DeliveredFact, now: Date): Promise<void> {
  if (fact.subject.type !== 'publication') return
  const row = await reportOfText(tx, fact.subject.id)
  if (!row) return
  const released = await releasedBody(tx, fact.subject.id)
  const version = (await versionsOf(tx, row.case_id)).find(each => each.seq === row.version_seq)
  const same =
    released !== undefined && version && bare(released) === bare(reportBody(version.content, version.digest))
  // Withdrawn, or another text: the projection takes away what it showed.
  if (same || released === undefined) await projectReport(tx, row.case_id, now)
  // Refused where it is published already.
  if (same) await publishReport(tx, row.case_id, now)
}

/** The words alone, for comparing: tags, references and white space are the sanitiser's. */
function bare(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '')
}

export const reportReactions: readonly Reaction[] = [
  { name: 'annual-reports.text-released', to: 'publications.released', react: showAnew },
  { name: 'annual-reports.text-released-urgently', to: 'publications.released-urgently', react: showAnew },
  { name: 'annual-reports.text-withdrawn', to: 'publications.withdrawn', react: showAnew },
]
