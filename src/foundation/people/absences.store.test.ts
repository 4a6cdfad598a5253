import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violatedConstraint } from '../../platform/db/db.ts'
import { newId } from '../../platform/time/ids.ts'
import { cancelAbsence, declareAbsence, deputyOf, handOver } from './actions/absences.ts'
import { markLeft } from './actions/accounts.ts'
import { taken } from './builders.ts'
import { listFacts } from './store/audit.ts'
import { NOW, openPeopleStore, type PeopleStore } from './testing-store.ts'

let store: PeopleStore

beforeAll(async () => {
  store = await openPeopleStore()
})
afterAll(() => store.close())

describe('a person who is away', () => {
  it('is stood in for by a colleague with the same roles, from the first day to the last', async () => {
    const away = await store.made({ agencyId: store.health, roles: ['reviewer', 'legality-reviewer'] })
    const half = await store.made({ agencyId: store.health, roles: ['reviewer'] })
    const whole = await store.made({
      agencyId: store.health,
      roles: ['reviewer', 'legality-reviewer', 'drafter'],
    })
    const wanted = { personId: away.id, from: '2026-11-23', until: '2026-11-25' }
    const lacking = await store.within(tx =>
      declareAbsence(tx, { ...wanted, deputyId: half.id }, away.actor, NOW),
    )
    expect(lacking).toEqual({
      ok: false,
      problems: [{ field: 'deputy', code: 'lacks-roles', detail: { roles: '合法性审查人' } }],
    })
    const { absenceId } = taken(
      await store.within(tx => declareAbsence(tx, { ...wanted, deputyId: whole.id }, away.actor, NOW)),
    )
    const standsIn = (moment: string) => deputyOf(store.db, away.id, new Date(moment))
    expect(await standsIn('2026-11-22T15:59:59Z')).toBeUndefined()
    expect(await standsIn('2026-11-22T16:00:00Z')).toBe(whole.id)
    expect(await standsIn('2026-11-25T15:59:59Z')).toBe(whole.id)
    expect(await standsIn('2026-11-25T16:00:00Z')).toBeUndefined()
    expect(await store.historyOf(away.id)).toContain('people.absent')
    taken(await store.within(tx => cancelAbsence(tx, absenceId, away.actor, NOW)))
    expect(await standsIn('2026-11-23T02:00:00Z')).toBeUndefined()
  })

  it('is away once at a time, also for the database', async () => {
    const away = await store.made({ agencyId: store.health, roles: ['registrar'] })
    const deputy = await store.made({ agencyId: store.health, roles: ['registrar'] })
    const wanted = { personId: away.id, deputyId: deputy.id, from: '2026-12-01', until: '2026-12-05' }
    taken(await store.within(tx => declareAbsence(tx, wanted, away.actor, NOW)))
    const again = { ...wanted, from: '2026-12-05', until: '2026-12-08' }
    expect(await store.within(tx => declareAbsence(tx, again, away.actor, NOW))).toMatchObject({
      problems: [{ field: 'from', code: 'overlaps' }],
    })
    const insert = store.db
      .insertInto('desk.absences')
      .values({
        id: newId(NOW),
        person_id: away.id,
        deputy_id: deputy.id,
        from_date: '2026-12-05',
        until_date: '2026-12-08',
        declared_by: away.id,
        declared_at: NOW,
        cancelled_by: null,
        cancelled_at: null,
      })
      .execute()
    expect(violatedConstraint(await insert.catch(error => error))).toBe('absences_do_not_overlap')
  })

  it('is declared away by the head of the own agency, and by no other colleague', async () => {
    const away = await store.made({ agencyId: store.health, roles: ['handler'] })
    const deputy = await store.made({ agencyId: store.health, roles: ['handler'] })
    const head = await store.made({ agencyId: store.health, roles: ['disclosure-head'] })
    const stranger = await store.made({ agencyId: store.finance, roles: ['disclosure-head'] })
    const wanted = { personId: away.id, deputyId: deputy.id, from: '2026-11-22', until: '2026-11-22' }
    for (const nobody of [deputy, stranger]) {
      expect(await store.within(tx => declareAbsence(tx, wanted, nobody.actor, NOW))).toMatchObject({
        problems: [{ field: 'person', code: 'not-permitted' }],
      })
    }
    taken(await store.within(tx => declareAbsence(tx, wanted, head.actor, NOW)))
    expect(await deputyOf(store.db, away.id, NOW)).toBe(deputy.id)
  })

  it('is not away in the past, nor backwards', async () => {
    const away = await store.made({ agencyId: store.health, roles: ['handler'] })
    const tried = async (from: string, until: string) => {
      const wanted = { personId: away.id, deputyId: away.id, from, until }
      const outcome = await store.within(tx => declareAbsence(tx, wanted, away.actor, NOW))
      return outcome.ok ? 'ok' : `${outcome.problems[0]?.field}/${outcome.problems[0]?.code}`
    }
    expect(await tried('2026-11-20', '2026-11-21')).toBe('until/over')
    expect(await tried('2026-11-25', '2026-11-24')).toBe('until/ends-before-start')
    expect(await tried('2026-02-30', '2026-11-24')).toBe('from/invalid')
    expect(await tried('2026-11-23', '2026-11-24')).toBe('deputy/same-person')
  })
})

describe('a person who leaves', () => {
  it('hands the waiting work to a colleague with the same roles', async () => {
    const leaving = await store.made({ agencyId: store.health, roles: ['drafter'] })
    const successor = await store.made({ agencyId: store.health, roles: ['drafter'] })
    const head = await store.made({ agencyId: store.health, roles: ['disclosure-head'] })
    taken(await store.within(tx => markLeft(tx, leaving.id, store.system, NOW)))
    expect(
      await store.within(tx => handOver(tx, leaving.id, successor.id, successor.actor, NOW)),
    ).toMatchObject({
      problems: [{ code: 'not-permitted' }],
    })
    expect(await store.within(tx => handOver(tx, leaving.id, head.id, head.actor, NOW))).toMatchObject({
      problems: [{ field: 'to', code: 'lacks-roles' }],
    })
    taken(await store.within(tx => handOver(tx, leaving.id, successor.id, head.actor, NOW)))
    const [fact] = await listFacts(store.db, { subjectId: leaving.id, kind: 'people.handed-over' }, 1)
    expect(fact).toMatchObject({ actorId: head.id, scopeId: store.health, data: { to: successor.id } })
  })
})
