import { agencyOf } from '../../../foundation/agencies/index.ts'
import { openCells } from '../../../foundation/cases/index.ts'
import { peopleOfRole, personNames } from '../../../foundation/people/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { openLetter } from '../actions/letters.ts'
import type { Party, SearchRecord } from '../actions/work.ts'
import { readComplaint } from '../complaints/read.ts'
import { complaintsOf } from '../complaints/store.ts'
import type { RequestFile } from '../file.ts'
import { readHandedIn } from '../handed-in/read.ts'
import { registerRequests, renewRequestCodes, seeRequests, unmaskApplicants } from '../permissions.ts'
import { readRecords } from '../records/read.ts'
import { mayPrepare } from '../records/rules.ts'
import { downloadsOf } from '../records/store.ts'
import { keyOf, opened } from '../sealing.ts'
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
  const ground = { keys: services.keys, origin }
  const agency = await agencyOf(db, row.agency_id)
  const cells = openCells(requestWorkflow, { state: standing.state, agencyId: row.agency_id }, actor)
  const handlers = await peopleOfRole(db, 'handler', row.agency_id, now)
  const names = await personNames(db, peopleOf(file))
  const whole = opened(services.keys, row)
  const parties = partiesOf(visit, file)
  const complaints = (await complaintsOf(db, standing.id)).map(each =>
    readComplaint(services.keys, row, each),
  )
  const hints = await hintsFor(db, services.keys, file, now)
  const key = keyOf(services.keys, row)
  const context: ActContext = {
    inMonth: hints.inMonth,
    file,
    today: civilDateOf(now),
    handlers: handlers.map(({ id, name, account }) => ({ value: id, label: `${name}（${account}）` })),
    partyNames: new Map([...parties].map(([id, party]) => [id, party.name])),
  }
  const body = (
    <RequestPage
      context={context}
      agency={{ name: agency.name, key: agency.key }}
      open={whole}
      may={new Set(cells.map(cell => cell.event))}
      mayUnmask={mayDo(actor, unmaskApplicants, row.agency_id)}
      unmasked={await seesApplicant(db, standing.id, actor.id, now)}
      handedIn={key ? await readHandedIn(db, key, standing.id) : []}
      mayTakeDown={mayDo(actor, registerRequests, row.agency_id)}
      mayRenew={mayDo(actor, renewRequestCodes, row.agency_id)}
      hints={hints}
      letters={file.letters.map(letter => ({ letter, kept: openLetter(ground, row, letter) }))}
      texts={textsOf(visit, file)}
      searches={searchesOf(visit, file)}
      parties={parties}
      complaints={complaints}
      records={key ? await readRecords(db, key, standing.id) : []}
      downloads={await downloadsOf(db, standing.id)}
      mayPrepareRecords={mayPrepare(file, actor)}
      nameOf={id => (id === null ? '系统' : (names.get(id) ?? '工作人员'))}
      tried={failed && { act: failed.act, values: failed.values, problems: spoken(failed.problems) }}
    />
  )
  const status = failed ? statusOf(failed.problems) : 200
  return page(`申请 ${standing.number ?? ''}`, body, { crumbs, status })
}

function partiesOf({ services }: DeskVisit, { row, consultations }: RequestFile): ReadonlyMap<string, Party> {
  const key = keyOf(services.keys, row)
  if (!key) return new Map()
  return new Map(
    consultations.flatMap(({ id, sealed_party }): [string, Party][] =>
      sealed_party === null ? [] : [[id, JSON.parse(key.open(sealed_party, `party:${id}`)) as Party]],
    ),
  )
}

function textsOf({ services }: DeskVisit, { row, texts }: RequestFile) {
  const key = keyOf(services.keys, row)
  return texts.map(({ sealed, ...rest }) => ({
    ...rest,
    text: key?.open(sealed, `text:${rest.seq}`) ?? '（已销毁）',
  }))
}

function searchesOf({ services }: DeskVisit, { row, searches }: RequestFile) {
  const key = keyOf(services.keys, row)
  return searches.flatMap(({ sealed, ...rest }) =>
    key ? [{ ...rest, record: JSON.parse(key.open(sealed, `search:${rest.seq}`)) as SearchRecord }] : [],
  )
}

function peopleOf({ events, row, letters, signatures, searches }: RequestFile): readonly string[] {
  const ids = [
    row.handler_id,
    ...events.map(event => event.actor_id),
    ...letters.map(letter => letter.author_id),
    ...signatures.map(signature => signature.person_id),
    ...searches.map(search => search.person_id),
  ]
  return [...new Set(ids.filter(id => id !== null))]
}
