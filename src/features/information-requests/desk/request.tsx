import { agencyOf } from '../../../foundation/agencies/index.ts'
import { openCells } from '../../../foundation/cases/index.ts'
import { peopleOfRole } from '../../../foundation/people/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import type { RequestFile } from '../file.ts'
import { openFile } from '../opened-file.ts'
import { registerRequests, renewRequestCodes, seeRequests, unmaskApplicants } from '../permissions.ts'
import { mayPrepare } from '../records/rules.ts'
import { downloadsOf } from '../records/store.ts'
import { seesApplicant } from '../store.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'
import { requestAt } from './access.ts'
import type { ActContext } from './act.ts'
import type { Tried } from './act-form.tsx'
import { hintsFor } from './hints.ts'
import { RequestPage } from './request-views.tsx'
import { statusOf } from './status.ts'

const crumbs = [{ href: '/desk/requests', label: TITLE }]

/** One request. */
export const requestRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests/:id',
  may: seeRequests,
  async handle(visit) {
    const file = await requestAt(visit)
    return file
      ? requestPage(visit, file, undefined)
      : refuse(404, problemWords({ field: '', code: 'not-found' }))
  },
}

/** The page of a request, also where an act on it came back with problems. */
export async function requestPage(
  visit: DeskVisit,
  file: RequestFile,
  failed:
    | { readonly act: string; readonly values: Tried['values']; readonly problems: readonly Problem[] }
    | undefined,
): Promise<Answer> {
  const { db, actor, now, services, origin } = visit
  const { standing, row } = file
  const agency = await agencyOf(db, row.agency_id)
  const cells = openCells(requestWorkflow, { state: standing.state, agencyId: row.agency_id }, actor)
  const handlers = await peopleOfRole(db, 'handler', row.agency_id, now)
  const unmasked = await seesApplicant(db, standing.id, actor.id, now)
  const whole = await openFile(db, { keys: services.keys, origin }, file, unmasked)
  const hints = await hintsFor(db, services.keys, file, now)
  const context: ActContext = {
    inMonth: hints.inMonth,
    file,
    today: civilDateOf(now),
    handlers: handlers.map(({ id, name, account }) => ({ value: id, label: `${name}（${account}）` })),
    partyNames: new Map([...whole.parties].map(([id, party]) => [id, party.name])),
  }
  const body = (
    <RequestPage
      {...whole}
      context={context}
      agency={{ name: agency.name, key: agency.key }}
      may={new Set(cells.map(cell => cell.event))}
      mayUnmask={mayDo(actor, unmaskApplicants, row.agency_id)}
      unmasked={unmasked}
      mayTakeDown={mayDo(actor, registerRequests, row.agency_id)}
      mayRenew={mayDo(actor, renewRequestCodes, row.agency_id)}
      hints={hints}
      downloads={await downloadsOf(db, standing.id)}
      mayPrepareRecords={mayPrepare(file, actor)}
      tried={failed && { act: failed.act, values: failed.values, problems: spoken(failed.problems) }}
    />
  )
  const status = failed ? statusOf(failed.problems) : 200
  return page(`申请 ${standing.number ?? ''}`, body, { crumbs, status })
}
