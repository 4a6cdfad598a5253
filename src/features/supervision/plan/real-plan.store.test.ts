import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies } from '../../../../demo/linyi/agencies.ts'
import { agencyEvents } from '../../../../demo/linyi/agency-events.ts'
import { loadDemoAgencies } from '../../../foundation/agencies/demo.ts'
import { agencyByKey } from '../../../foundation/agencies/index.ts'
import { person } from '../../../foundation/people/builders.ts'
import { actorById } from '../../../foundation/people/index.ts'
import { type Db, deskDb, inTransaction, openPool, type Tx } from '../../../platform/db/db.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { decideDefect } from './actions/decide-defects.ts'
import { checkPlan, decideDue, editTask } from './actions/decide-tasks.ts'
import { decideOpen, decideUnit } from './actions/decide-units.ts'
import { importPlan } from './actions/import-plan.ts'
import { readyTasks } from './ready-tasks.ts'
import { loadPlan } from './store-plans.ts'

const folder = path.join(process.env.GONGKAI_TRIAL_DATA ?? path.resolve('../shared/data'), 'seed')
const NOW = new Date('2026-11-22T02:00:00Z')
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 2, statementTimeout: 20_000 }, () => {}))
  if (existsSync(folder))
    await inTransaction(db, tx => loadDemoAgencies(tx, { agencies, events: agencyEvents }, NOW))
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

describe('the plan of 2020', () => {
  test.skipIf(!existsSync(folder))(
    'is decided to its end and handed over as 40 tasks (trial data)',
    async () => {
      const office = (await agencyByKey(db, 'city-office'))?.id ?? ''
      const who = await inTransaction(db, tx =>
        person(tx, { agencyId: office, roles: ['supervising-office'] }, NOW),
      )
      const actor = await actorById(db, who.id, NOW)
      if (!actor) throw new Error('nobody acts')
      const name = readdirSync(folder)[0] ?? ''
      const read = await importPlan(db, { name, bytes: readFileSync(path.join(folder, name)) }, actor, NOW)
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      const { planId } = read
      const act = async (work: (tx: Tx) => Promise<Outcome>) =>
        expect(await inTransaction(db, work)).toMatchObject({ ok: true })

      const plan = await loadPlan(db, planId)
      const undecided =
        plan?.tasks.flatMap(task => task.units.filter(unit => unit.state === 'undecided')) ?? []
      // Every name is known; one of them is of an agency that has ended since.
      expect(undecided.filter(unit => unit.kind !== 'open').map(unit => unit.words)).toEqual(['市扶贫办'])
      expect(plan?.defects.filter(each => each.type === 'name-variants')).toHaveLength(5)
      for (const { id: defectId } of plan?.defects ?? []) {
        await act(tx => decideDefect(tx, { planId, defectId, decision: 'accepted', note: '' }, actor, NOW))
      }
      await act(tx =>
        decideUnit(tx, { planId, words: '市扶贫办', agencies: '市农业农村局', alias: false }, actor, NOW),
      )
      await act(tx => decideOpen(tx, { planId, number: null, agencies: '' }, actor, NOW))
      for (const { number, due, dueState } of plan?.tasks ?? []) {
        if (dueState === 'proposed') await act(tx => decideDue(tx, { planId, number, due }, actor, NOW))
      }
      // The gazette has no row in the table; who answers for it a person says.
      expect(await inTransaction(db, tx => checkPlan(tx, planId, actor, NOW))).toMatchObject({ ok: false })

      const added = (await loadPlan(db, planId))?.tasks[39]
      if (!added) throw new Error('the gazette was not added')
      const { number, version, level1, level2, requirement, due } = added
      const edit = {
        planId,
        number,
        version,
        level1,
        level2,
        requirement,
        due,
        lead: '市政府办公室',
        support: '',
      }
      await act(tx => editTask(tx, edit, actor, NOW))
      await act(tx => checkPlan(tx, planId, actor, NOW))

      const ready = await readyTasks(db, planId)
      expect(ready?.tasks).toHaveLength(40)
      expect(ready?.tasks.slice(36).map(task => [task.level1, task.level2, task.units.length])).toEqual([
        ['强化组织保障和基础工作', '加强组织领导', 52],
        ['强化组织保障和基础工作', '完善制度规范', 52],
        ['强化组织保障和基础工作', '强化监督评价', 52],
        ['强化政务信息管理和公开平台建设', '推动政府公报创新发展', 1],
      ])
      expect(ready?.tasks[17]?.requirement).toMatch(/^市、县两级政府要制定发布/)
      // The two tasks that say the same name the same agencies.
      const ids = (at: number) => ready?.tasks[at]?.units.map(unit => unit.agencyId).sort()
      expect(ids(12)).toEqual(ids(13))
    },
  )
})
