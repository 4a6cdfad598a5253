import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool, type Tx } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, type SampleParts, type SamplePerson } from './builders.ts'
import { listFacts } from './store/audit.ts'

export const NOW = new Date('2026-11-22T02:00:00Z')
/** So many minutes after the beginning. */
export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
export const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } })

/** A database with two agencies and the two administrators who tend accounts. */
export interface PeopleStore {
  readonly db: Db
  readonly finance: string
  readonly health: string
  readonly system: Actor
  readonly security: Actor
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  made(parts: SampleParts, now?: Date): Promise<SamplePerson>
  /** The kinds of fact that were recorded about a person, oldest first. */
  historyOf(personId: string): Promise<string[]>
  close(): Promise<void>
}

export async function openPeopleStore(): Promise<PeopleStore> {
  const database = await testDatabase()
  const db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  const made = (parts: SampleParts, now = NOW) =>
    within(tx => person(tx, { password: 'Yi7#heLan-Qian3Li', ...parts }, now))
  const agency = async (key: string) => (await foundedAgency(db, { key, name: `示例${key}` }, NOW)).id
  return {
    db,
    finance: await agency('finance'),
    health: await agency('health'),
    system: (await made({ account: 'system', roles: ['system-admin'] })).actor,
    security: (await made({ account: 'security', roles: ['security-admin'] })).actor,
    within,
    made,
    async historyOf(personId) {
      const facts = await listFacts(db, { subjectId: personId }, 100)
      return facts.map(fact => fact.kind).reverse()
    },
    async close() {
      await db.destroy()
      await database.drop()
    },
  }
}
