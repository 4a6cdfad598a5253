import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { person, type SamplePerson, signedIn } from '../../foundation/people/builders.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { testHouse } from '../../testing/house.ts'
import { letterCase } from './workflow.ts'

/** The roles that have a part in letters. */
export const LETTER_ROLES = [
  'handler',
  'registrar',
  'disclosure-head',
  'releaser',
  'drafter',
  'agency-supervisor',
  'supervising-office',
] as const satisfies readonly RoleKey[]
export type LetterRole = (typeof LETTER_ROLES)[number]

/** A question as a citizen fills it in. */
export const QUESTION = {
  kind: 'consult',
  subject: '示例路停水什么时候恢复',
  body: '示例路昨天起停水，联系我请打 13800138000。',
  name: '王示例',
  phone: '13900139000',
  mail: 'writer@example.com',
  consents: 'yes',
  agreed: 'yes',
  once: 'a-key-of-the-form',
}

/** What a page says, without its markup. */
export const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

export { cookiesOf as kept } from '../../testing/house.ts'

/**
 * A house with an office in which every role of letters is taken by somebody of its own, and a department with one person
 * who handles and approves. It is a Friday.
 */
export async function openLetterHouse() {
  const city = await testHouse({ now: new Date('2026-11-20T02:00:00Z') })
  const { db, services, origin } = city.house
  const office = await foundedAgency(db, { key: 'city-office', name: '示例市人民政府办公室' }, city.now)
  const water = await foundedAgency(db, { key: 'water', name: '示例市水务局', parentId: office.id }, city.now)
  const seated = (agencyId: string, ...roles: RoleKey[]) =>
    inTransaction(db, tx => person(tx, { roles, agencyId }, city.now))
  const people = new Map<LetterRole, SamplePerson>()
  for (const role of LETTER_ROLES) people.set(role, await seated(office.id, role))
  const elsewhere = await seated(water.id, 'handler', 'disclosure-head')
  const cookies = new Map<string, string>()

  /** Hours pass; whoever works here signs in again, since sessions end. */
  async function later(hours: number): Promise<void> {
    city.now = new Date(city.now.getTime() + hours * 3_600_000)
    for (const { id } of [...people.values(), elsewhere]) cookies.set(id, await signedIn(db, id, city.now))
  }
  await later(0)

  function somebody(role: LetterRole): SamplePerson {
    const found = people.get(role)
    if (!found) throw new Error('nobody is there')
    return found
  }

  async function standing(id: string) {
    const found = await loadCase(db, letterCase, id)
    if (!found) throw new Error('no such letter')
    return found
  }

  return {
    city,
    office,
    water,
    somebody,
    elsewhere,
    later,
    standing,
    ground: { keys: services.keys, origin },
    cookieOf: ({ id }: SamplePerson) => cookies.get(id) ?? '',
    /** The session of whoever has this role in the office. */
    as: (role: LetterRole) => cookies.get(somebody(role).id) ?? '',
    /** The session of somebody who handles and approves in the other agency. */
    stranger: () => cookies.get(elsewhere.id) ?? '',
    /** Sends an act as somebody who sees the letter as it stands. */
    act: async (id: string, name: string, cookie: string, form: Record<string, string> = {}) =>
      city.post(
        `/desk/letters/${id}/${name}`,
        { version: String((await standing(id)).version), ...form },
        cookie,
      ),
    lettersIn: () => db.selectFrom('desk.letters').selectAll().execute(),
  }
}
