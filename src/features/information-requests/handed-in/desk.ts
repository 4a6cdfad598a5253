import { typed } from '../../../platform/forms/form.ts'
import { type Answer, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { requestAt } from '../desk/access.ts'
import { requestPage } from '../desk/request.tsx'
import { registerRequests, unmaskApplicants } from '../permissions.ts'
import { servedRecord } from '../records/serve.ts'
import { keyOf } from '../sealing.ts'
import { BEFORE_SIGNED } from '../states.ts'
import { seesApplicant } from '../store.ts'
import { problemWords } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { recordHandedInOpening } from './actions.ts'
import { readHandedIn } from './read.ts'
import { FORM_BYTES, sendHandedIn } from './send.ts'

const PATH = '/desk/requests/:id'

/** What an applicant hands in: taken down at the counter, and opened by whoever just had the applicant's data shown. */
export const handedInRoutes: readonly DeskRoute[] = [
  { method: 'POST', path: `${PATH}/hand-in`, may: registerRequests, bodyLimit: FORM_BYTES, handle: takeDown },
  { method: 'GET', path: `${PATH}/handed-in/:file`, may: unmaskApplicants, handle: open },
]

async function takeDown(visit: DeskVisit): Promise<Answer> {
  const file = await requestAt(visit)
  const key = file && keyOf(visit.services.keys, file.row)
  if (!file || !key) return refuse(404, problemWords({ field: '', code: 'not-found' }))
  if (!mayDo(visit.actor, registerRequests, file.row.agency_id))
    return refuse(403, problemWords({ field: '', code: 'wrong-role' }))
  const { id } = file.standing
  const on = { kind: requestCase, caseId: id, open: BEFORE_SIGNED, key }
  const done = await sendHandedIn(visit, on, visit.actor, `/desk/requests/${id}#applicant`)
  return done.ok
    ? seeOther(done.location)
    : requestPage(visit, file, { act: 'hand-in', values: typed(visit.form), problems: done.problems })
}

async function open(visit: DeskVisit): Promise<Answer> {
  const { db, actor, now, services, params } = visit
  const file = await requestAt(visit)
  const key = file && keyOf(services.keys, file.row)
  const wanted = key && (await readHandedIn(db, key, file.standing.id)).find(each => each.id === params.file)
  if (!file || !key || !wanted) return refuse(404, problemWords({ field: '', code: 'not-found' }))
  const { id } = file.standing
  if (!(await seesApplicant(db, id, actor.id, now)))
    return refuse(403, problemWords({ field: '', code: 'masked' }))
  const on = { subject: requestCase.key, caseId: id, agencyId: file.row.agency_id, fileId: wanted.id }
  await recordHandedInOpening(db, on, actor, now)
  return servedRecord(services.files, key, wanted)
}
