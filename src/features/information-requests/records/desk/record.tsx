import { carryOut } from '../../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { statusOf } from '../../desk/status.ts'
import { registerRequests, seeRequests } from '../../permissions.ts'
import { problemWords, spoken } from '../../words.ts'
import { setAside } from '../actions/bring.ts'
import { recordOpening } from '../actions/open.ts'
import {
  type Prepared,
  preparedAsIs,
  preparedCleaned,
  preparedRedacted,
  releaseCopy,
} from '../actions/release.ts'
import { readReleases } from '../read.ts'
import { mayPrepare } from '../rules.ts'
import { servedRecord } from '../serve.ts'
import { boxesOf } from '../store.ts'
import { crumbsOfRecord, type OnRecord, recordAt, recordsAt, recordsHome } from './on-record.ts'
import { RecordPage } from './record-views.tsx'

const path = '/desk/requests/:id/records/:record'
const NONE = refuse(404, problemWords({ field: '', code: 'not-found' }))

/** One record: what it hides, how it is given, its bytes for those who may see the request. */
export const recordRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: seeRequests,
    async handle(visit) {
      const on = await recordAt(visit)
      return on ? recordPage(visit, on, []) : NONE
    },
  },
  { method: 'POST', path: `${path}/release`, may: registerRequests, handle: release },
  { method: 'POST', path: `${path}/redact`, may: registerRequests, handle: redact },
  {
    method: 'POST',
    path: `${path}/set-aside`,
    may: registerRequests,
    async handle(visit) {
      const on = await recordAt(visit)
      if (!on) return NONE
      const { id } = on.file.standing
      const done = await carryOut(
        visit,
        tx => setAside(tx, id, on.record.id, visit.actor, visit.now),
        () => recordsHome(id),
      )
      return done.ok ? seeOther(done.location) : recordPage(visit, on, done.problems)
    },
  },
  {
    method: 'GET',
    path: `${path}/original`,
    may: seeRequests,
    async handle(visit) {
      const on = await recordAt(visit)
      if (!on) return NONE
      await recordOpening(visit.db, { ...whose(on), what: 'original' }, visit.actor, visit.now)
      return servedRecord(visit.services.files, on.key, on.record)
    },
  },
  {
    method: 'GET',
    path: '/desk/requests/:id/releases/:release',
    may: seeRequests,
    async handle(visit) {
      const on = await recordsAt(visit)
      const copy =
        on &&
        (await readReleases(visit.db, on.key, on.file.standing.id)).find(
          each => each.id === visit.params.release,
        )
      if (!on || !copy) return NONE
      const { standing, row } = on.file
      const opened = { caseId: standing.id, agencyId: row.agency_id, recordId: copy.recordId }
      await recordOpening(visit.db, { ...opened, what: 'copy' }, visit.actor, visit.now)
      return servedRecord(visit.services.files, on.key, copy)
    },
  },
]

function whose({ file, record }: OnRecord) {
  return { caseId: file.standing.id, agencyId: file.row.agency_id, recordId: record.id }
}

async function release(visit: DeskVisit): Promise<Answer> {
  const on = await recordAt(visit)
  if (!on) return NONE
  const { form, services, actor } = visit
  if (!mayPrepare(on.file, actor)) return recordPage(visit, on, [{ field: '', code: 'wrong-state' }])
  const kind = form.get('kind')
  if (kind !== 'as-is' && kind !== 'cleaned') {
    return recordPage(visit, on, [{ field: 'kind', code: 'required' }])
  }
  const prepared = kind === 'as-is' ? preparedAsIs : preparedCleaned
  const copy = await prepared(services.files, on.key, on.record, form.get('reason'))
  return copy.ok ? keep(visit, on, copy) : recordPage(visit, on, copy.problems)
}

async function redact(visit: DeskVisit): Promise<Answer> {
  const on = await recordAt(visit)
  if (!on) return NONE
  const { db, services, actor } = visit
  if (!mayPrepare(on.file, actor)) return recordPage(visit, on, [{ field: '', code: 'wrong-state' }])
  const boxes = await boxesOf(db, on.record.id)
  const copy = await preparedRedacted(services.files, on.key, on.record, boxes)
  return copy.ok ? keep(visit, on, copy) : recordPage(visit, on, copy.problems)
}

async function keep(visit: DeskVisit, on: OnRecord, copy: Prepared): Promise<Answer> {
  const { services, origin, actor, now } = visit
  const { id } = on.file.standing
  const done = await carryOut(
    visit,
    tx =>
      releaseCopy(
        tx,
        { keys: services.keys, origin },
        { caseId: id, recordId: on.record.id },
        copy,
        actor,
        now,
      ),
    () => `${recordsHome(id)}/${on.record.id}`,
  )
  // Refused, or sent twice: no row names this copy.
  if (!(done.ok && done.made) && copy.kind !== 'as-is') await services.files.remove(copy.kept.stored)
  return done.ok ? seeOther(done.location) : recordPage(visit, on, done.problems)
}

async function recordPage(visit: DeskVisit, on: OnRecord, problems: readonly Problem[]): Promise<Answer> {
  const body = (
    <RecordPage
      home={recordsHome(on.file.standing.id)}
      caseId={on.file.standing.id}
      record={on.record}
      boxes={await boxesOf(visit.db, on.record.id)}
      mayPrepare={mayPrepare(on.file, visit.actor)}
      values={typed(visit.form)}
      problems={spoken(problems)}
    />
  )
  return page(on.record.name, body, {
    crumbs: crumbsOfRecord(on, false),
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}
