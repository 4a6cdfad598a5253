import { sql } from 'kysely'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { approved, granted } from '../../../foundation/publications/builders.ts'
import { releaseNow } from '../../../foundation/publications/index.ts'
import { keyRing } from '../../../platform/crypto/key-ring.ts'
import { deskDb, inTransaction, openPool, type Tx } from '../../../platform/db/db.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { castOf } from '../../../testing/released.ts'
import { dispatchList } from './actions/dispatch.ts'
import { drawUpList } from './actions/draw-up.ts'
import { taskListText, taskReport } from './publication-kinds.ts'
import { taskReactions } from './reactions.ts'
import { tasksOf } from './store-cases.ts'
import type { NewItem } from './store-lists.ts'

export const KINDS = [taskListText, taskReport]
/** The moment at which every story begins. */
export const NOW = new Date('2026-11-23T02:00:00Z')
export const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

/** Words of a report that no rule finds weak. */
export const WORDS = {
  progress: '截至11月，已完成三批次12项示例工作，覆盖全部县区。',
  results: '群众办理示例事项的平均时间由5天缩短为2天。',
  next: '12月底前完成剩余2项，由预算科负责组织实施。',
  fulfilment: '要求的14项已落实12项，其余2项正在推进之中。',
}

/** A whole report on a task; `parts` replaces what the story is about. */
export const report = (caseId: string, parts: object = {}) => ({
  caseId,
  final: true,
  period: null,
  words: WORDS,
  evidence: [],
  unreadEvidence: 0,
  figures: new Map<string, string>(),
  confirmed: true,
  ...parts,
})

/** Somebody with one role in one agency, who is in no table of people. */
export const person = (role: string, scope: string): Actor => ({
  id: `01890000-0000-7000-8000-${Buffer.from(role.slice(0, 6).padEnd(6)).toString('hex')}`,
  account: role,
  name: '示例',
  home: scope,
  grants: [{ role, scope }],
})

export function fail(): never {
  throw new Error('nothing there')
}

/** A database with a city office that dispatches, and two agencies that answer; with what stories of tasks do again and again. */
export async function openTaskTables() {
  const database = await testDatabase()
  const db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  const office = (await foundedAgency(db, { key: 'city-office', name: '示例市政府办公室' }, NOW)).id
  const finance = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, NOW)).id
  const health = (await foundedAgency(db, { key: 'health', name: '示例市卫健委' }, NOW)).id
  await sql`update desk.agencies set email = key || '@example.gov.cn'`.execute(db)
  const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
  const post = { keys, origin: 'http://localhost' }
  const chief = () => person('supervising-office', office)
  const run = <T extends object>(work: (tx: Tx) => Promise<Outcome<T>>) => inTransaction(db, work)
  const done = async <T extends object>(work: (tx: Tx) => Promise<Outcome<T>>) => granted(await run(work))

  /** A list that was drawn up and dispatched; answers its cases in order. */
  async function dispatched(items: readonly NewItem[], family = 'key-points', title = '2026年示例要点') {
    const drawn = await done(tx =>
      drawUpList(tx, { family, agencyId: office, title, year: 2026, bases: [] }, items, chief(), NOW),
    )
    const { number } = await done(tx => dispatchList(tx, drawn.listId, post, chief(), NOW))
    const cases = await tasksOf(db, { listId: drawn.listId })
    return { listId: drawn.listId, number, cases, only: cases[0] ?? fail() }
  }

  /** Brings the draft of a text to the public as an agency does, and lets the room react. */
  async function released(editionId: string, agencyId: string, drafter: Actor, now: Date): Promise<string> {
    const cast = { ...castOf(agencyId), drafter }
    await approved(db, KINDS, editionId, cast, now)
    const edition = await db
      .selectFrom('desk.editions as e')
      .innerJoin('desk.revisions as r', 'r.id', 'e.revision_id')
      .select(['e.publication_id', 'r.digest'])
      .where('e.id', '=', editionId)
      .executeTakeFirstOrThrow()
    await done(tx => releaseNow(tx, KINDS, { editionId, digest: edition.digest }, cast.releaser, now))
    await told('publications.released', edition.publication_id, now)
    return edition.publication_id
  }

  async function told(kind: string, publicationId: string, now: Date): Promise<void> {
    const fact = {
      id: '',
      at: now,
      kind,
      actorId: null,
      scopeId: null,
      subject: { type: 'publication', id: publicationId },
      data: {},
    }
    for (const each of taskReactions.filter(reaction => reaction.to === kind)) {
      await inTransaction(db, tx => each.react(tx, fact, now))
    }
  }

  return {
    db,
    office,
    finance,
    health,
    post,
    chief,
    run,
    done,
    dispatched,
    released,
    told,
    shown: (caseId: string) =>
      db.selectFrom('live.task_agencies').selectAll().where('case_id', '=', caseId).executeTakeFirst(),
    taskNow: async (caseId: string) => (await tasksOf(db, { caseId }))[0] ?? fail(),
    async close() {
      await db.destroy()
      await database.drop()
    },
  }
}
