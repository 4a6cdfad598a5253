import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { agencies } from '../../../demo/linyi/agencies.ts'
import { agencyEvents } from '../../../demo/linyi/agency-events.ts'
import { loadDemoAgencies } from '../../foundation/agencies/demo.ts'
import { agencyByKey } from '../../foundation/agencies/index.ts'
import { person } from '../../foundation/people/builders.ts'
import { approved, granted } from '../../foundation/publications/builders.ts'
import { releaseNow } from '../../foundation/publications/index.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { castOf } from '../../testing/released.ts'
import { importPlan } from './plan/actions/import-plan.ts'
import { workPlan } from './plan/kind.ts'
import { readyTasks } from './plan/ready-tasks.ts'
import { dispatchPlan } from './tasks/actions/dispatch.ts'
import { showList } from './tasks/show-list.ts'
import { tasksOf } from './tasks/store-cases.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const FILE = resolve(
  process.env.GONGKAI_TRIAL_DATA ?? '../shared/data',
  'seed/临沂市2020年政务公开工作要点.txt',
)

// Skipped, and said to be, where the real documents are not beside the checkout.
test.skipIf(!existsSync(FILE))(
  'the real plan becomes tasks whose words the public reads from its released text',
  async () => {
    const database = await testDatabase()
    const db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 120_000 }, () => {}))
    try {
      await inTransaction(db, tx => loadDemoAgencies(tx, { agencies, events: agencyEvents }, NOW))
      const office = await agencyByKey(db, 'city-office')
      if (!office) throw new Error('no office')
      const { actor } = await inTransaction(db, tx =>
        person(
          tx,
          { roles: ['supervising-office', 'drafter'], agencyId: office.id, password: 'Ax7-gongkai-2026' },
          NOW,
        ),
      )
      const { planId } = granted(
        await importPlan(db, { name: 'plan.txt', bytes: await readFile(FILE) }, actor, NOW),
      )
      // How a person decides what is open is tested with the plan; here it is taken as decided.
      await sql`update desk.plans set state = 'checked', checked_at = ${NOW}, checked_by = ${actor.id}`.execute(
        db,
      )
      const plan = await readyTasks(db, planId)
      if (!plan) throw new Error('not ready')
      const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
      const options = { agencyId: office.id, due: null, bases: [] }
      const made = await inTransaction(db, async tx =>
        granted(await dispatchPlan(tx, plan, options, { keys, origin: 'http://localhost' }, actor, NOW)),
      )
      const cast = { ...castOf(office.id), drafter: actor }
      const edition = await db
        .selectFrom('desk.editions')
        .select('id')
        .where('publication_id', '=', plan.publicationId)
        .executeTakeFirstOrThrow()
      await approved(db, [workPlan], edition.id, cast, NOW)
      const { digest } = await db
        .selectFrom('desk.revisions')
        .select('digest')
        .where('edition_id', '=', edition.id)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      await inTransaction(db, async tx =>
        granted(await releaseNow(tx, [workPlan], { editionId: edition.id, digest }, cast.releaser, NOW)),
      )
      await inTransaction(db, tx => showList(tx, made.listId, NOW))
      const tasks = await db.selectFrom('live.tasks').selectAll().orderBy('ordinal').execute()
      expect(tasks).toHaveLength(39)
      const silent = tasks.filter(
        each => each.requirement === null || each.level2 === null || each.level1 === null,
      )
      expect(silent.map(each => each.ordinal)).toEqual([])
      const shown = await db.selectFrom('live.task_agencies').select('case_id').execute()
      expect(shown).toHaveLength((await tasksOf(db, { listId: made.listId })).length)
      // The list and each of its tasks is an entry of the search.
      const entries = await db
        .selectFrom('live.search_entries')
        .select('href')
        .where('kind', '=', 'task')
        .execute()
      expect(entries).toHaveLength(40)
    } finally {
      await db.destroy()
      await database.drop()
    }
  },
  120_000,
)
