import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { problemWords } from '../words.ts'
import { requestAt } from './access.ts'
import { deskActs } from './act-list.ts'
import { requestPage } from './request.tsx'

/** One address for each act: read the form, carry it out once, go on; or show the request again with what was wrong. */
export const actRoutes: readonly DeskRoute[] = deskActs.map(act => ({
  method: 'POST',
  path: `/desk/requests/:id/${act.key}`,
  may: act.may,
  async handle(visit) {
    const file = await requestAt(visit)
    if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
    // Whoever reads every agency's requests may hold the role of this act elsewhere.
    if (!mayDo(visit.actor, act.may, file.row.agency_id))
      return refuse(403, problemWords({ field: '', code: 'wrong-role' }))
    const failed = (problems: readonly Problem[]) =>
      requestPage(visit, file, { act: act.key, values: typed(visit.form), problems })
    const version = Number(visit.form.get('version'))
    if (!Number.isInteger(version) || version < 1) return failed([{ field: '', code: 'changed-meanwhile' }])
    const prepared = act.prepare(visit.form)
    if (!prepared.ok) return failed(prepared.problems)
    const { id: caseId } = file.standing
    const acting = {
      on: { caseId, version },
      actor: visit.actor,
      now: visit.now,
      ground: { keys: visit.services.keys, origin: visit.origin },
    }
    const done = await carryOut(
      visit,
      tx => prepared.value(tx, acting),
      () => `/desk/requests/${caseId}`,
    )
    return done.ok ? seeOther(done.location) : failed(done.problems)
  },
}))
