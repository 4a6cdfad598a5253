import { inTransaction } from '../../platform/db/db.ts'
import { type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, type SampleParts, type SamplePerson, signedIn } from './builders.ts'
import { demoCode } from './demo-code.ts'

const START = new Date('2026-11-22T02:00:00Z')
export const PASSWORD = 'Yi7#heLan-Qian3Li'
export const NEW_PASSWORD = 'Meng9-Shan!QingQing'

/** A house in which people sign in: each test has a day of its own, so that no limit of one reaches into another. */
export interface PeopleHouse {
  readonly house: TestHouse
  readonly agency: string
  newDay(): void
  wait(minutes: number): void
  made(parts: SampleParts): Promise<SamplePerson>
  /** The `Cookie` header of a full session, opened without asking. */
  cookieOf(who: SamplePerson): Promise<string>
  /** A code that the person's device would show now. */
  codeOf(account: string): Promise<string>
  /** Sends account and password. */
  enter(account: string, password: string, to?: string): Promise<Reply>
}

export async function openPeopleHouse(env: Readonly<Record<string, string>> = {}): Promise<PeopleHouse> {
  const house = await testHouse({ now: START, env })
  const { db, services } = house.house
  const agency = (await foundedAgency(db, { key: 'sample-office', name: '示例办公室' }, START)).id
  let day = 0
  return {
    house,
    agency,
    newDay() {
      day += 1
      house.now = new Date(START.getTime() + day * 24 * 3_600_000)
    },
    wait(minutes) {
      house.now = new Date(house.now.getTime() + minutes * 60_000)
    },
    made(parts) {
      const given = { password: PASSWORD, keys: services.keys, agencyId: agency, ...parts }
      return inTransaction(db, tx => person(tx, given, house.now))
    },
    cookieOf: who => signedIn(db, who.id, house.now),
    async codeOf(account) {
      const answer = await demoCode(db, services.keys, account, house.now)
      if (!answer.ok) throw new Error(`no code: ${answer.reason}`)
      return answer.code
    },
    enter: (account, password, to = '') => house.post('/desk/sign-in', { account, password, to }),
  }
}

/** The `Cookie` header after an answer set one. */
export function setCookie(reply: Reply): string {
  const header = reply.headers['set-cookie']
  const text = Array.isArray(header) ? header[0] : header
  return String(text ?? '').split(';')[0] ?? ''
}

/** What a page says in `<code>`, in order: keys, passwords and codes that are shown once. */
export function codesIn(reply: Reply): string[] {
  return [...reply.body.matchAll(/<code>([^<]+)<\/code>/g)].map(match => match[1] ?? '')
}
