import { agencyByKey } from '../../../../foundation/agencies/index.ts'
import { issueReceipt, openCase } from '../../../../foundation/cases/index.ts'
import { civilDateOf, datePartsOf } from '../../../../law/civil-date.ts'
import type { ApplicantColumn } from '../../../../law/report-form.ts'
import { nextNumber, PLATFORM_SCOPE } from '../../../../platform/counters/counters.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Filed } from '../../actions/file.ts'
import type { Ground } from '../../actions/step.ts'
import { tell } from '../../actions/tell.ts'
import { acceptsRequests } from '../../parties.ts'
import { type SealedCorrection, sealedCorrection } from '../sealing.ts'
import { insertCorrection } from '../store.ts'
import { CORRECTION_NOTICE_VERSION } from '../words.ts'
import { correctionCase } from '../workflow.ts'

/** A demand as its form brings it. */
export interface Demand extends SealedCorrection {
  /** The key of the agency that holds the record. */
  readonly agency: string
  readonly column: ApplicantColumn
}

/**
 * Takes a demand to correct a record about oneself (Regulation art. 41): number without gaps, case, receipt. One
 * transaction. Refuses where nobody of that key is asked (`not-offered`).
 */
export async function fileCorrection(
  tx: Tx,
  ground: Ground,
  demand: Demand,
  now: Date,
): Promise<Outcome<Filed>> {
  const agency = await agencyByKey(tx, demand.agency)
  if (!agency || !acceptsRequests(agency)) return refused('agency', 'not-offered')
  const today = civilDateOf(now)
  const { year } = datePartsOf(today)
  const serial = await nextNumber(tx, PLATFORM_SCOPE, year, 'record-correction')
  const number = `G${year}-${String(serial).padStart(5, '0')}`
  const standing = await openCase(
    tx,
    correctionCase,
    { agencyId: agency.id, number, event: 'file', says: `更正申请已提交${agency.name}，待受理` },
    'applicant',
    now,
  )
  await insertCorrection(tx, {
    case_id: standing.id,
    agency_id: agency.id,
    applicant_column: demand.column,
    ...sealedCorrection(ground.keys, standing.id, demand),
    papers_purged_at: null,
    erased_at: null,
    notice_version: CORRECTION_NOTICE_VERSION,
    received_on: today,
    open_state: standing.state,
    letter_seq: null,
    drafted_by: null,
    signed_by: null,
    signed_on: null,
    letter_number: null,
    transfer_number: null,
    served_on: null,
    service_method: null,
    service_evidence: null,
    ended_on: null,
  })
  const asked = { kind: 'correction', number, agencyId: agency.id } as const
  await tell(tx, ground, 'demanded', demand.applicant, asked, now)
  const { code } = await issueReceipt(tx, standing.id, now)
  return { ok: true, caseId: standing.id, number, code }
}
