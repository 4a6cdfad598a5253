import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase, openCells } from '../../foundation/cases/index.ts'
import { person, type SamplePerson, signedIn } from '../../foundation/people/builders.ts'
import { ROLES, type RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { newOnceKey } from '../../platform/forms/once.ts'
import { everyForbiddenCell, type Trying } from '../../testing/forbidden-cells.ts'
import { cookiesOf, type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import { broughtTo, filedRequest, sampleAsking } from './builders.ts'
import { fileOf, replyOf } from './file.ts'
import type { RequestEvent, RequestState } from './states.ts'
import { requestCase, requestWorkflow } from './workflow.ts'

const NOW = new Date('2026-03-06T02:00:00Z')
const BUSINESS = ROLES.filter(role => !role.administrator).map(role => role.key)
let city: TestHouse
let office = ''
const people = new Map<string, SamplePerson>()
const someone = (name: string) => people.get(name) as SamplePerson

beforeAll(async () => {
  city = await testHouse({ now: NOW })
  const { db } = city.house
  office = (await foundedAgency(db, { key: 'water', name: '示例市水务局' }, NOW)).id
  const other = (await foundedAgency(db, { key: 'fire', name: '示例市消防局' }, NOW)).id
  const seat = async (name: string, agencyId: string, ...roles: RoleKey[]) => {
    people.set(name, await inTransaction(db, tx => person(tx, { roles, agencyId }, NOW)))
  }
  for (const role of BUSINESS) await seat(role, office, role)
  await seat('elsewhere', other, ...BUSINESS.filter(role => role !== 'supervising-office'))
}, 60_000)
afterAll(() => city.close())

/** The whole form of an event: what only lacks a field would be refused for that, and prove nothing. */
const WHOLE: Readonly<Record<string, string>> = {
  day: '2026-03-06',
  proof: '示例凭证',
  handlerId: '',
  words: '示例内容',
  days: '5',
  reason: '示例理由',
  items: '示例一\n示例二',
  other: '0190a000-0000-7000-8000-000000000001',
  systems: '示例系统',
  keywords: '示例',
  people: '示例人员',
  result: 'found',
  kind: 'third-party',
  name: '示例公司',
  question: '示例问题',
  consultationId: '0190a000-0000-7000-8000-000000000001',
  answer: 'agrees',
  answeredOn: '2026-03-06',
  basis: 'pages',
  count: '250',
  voucher: '示例票据',
  method: 'online',
  body: '示例复议机关',
  fileNumber: '示例号',
  acceptedOn: '2026-03-06',
  disputeId: '0190a000-0000-7000-8000-000000000001',
  decidedOn: '2026-03-06',
  outcome: 'R17',
  'field-channel': '示例渠道',
}
/** Fields that an act reads otherwise than its neighbours. */
const OWN: Partial<Record<RequestEvent, Readonly<Record<string, string>>>> = {
  assist: { kind: 'assistance' },
  'conclude-assist': { answer: 'helped' },
  dispute: { kind: 'review' },
  'conclude-dispute': { result: 'upheld' },
}
/** Acts that share an address: which of them it is, the state decides. */
const SHARED: readonly (readonly RequestEvent[])[] = [
  ['draft', 'dispose', 'revise'],
  ['withdraw', 'retract'],
]
const OF_APPLICANTS: Partial<Record<RequestEvent, string>> = {
  correct: 'correct',
  'give-reasons': 'reasons',
  withdraw: 'withdraw',
  retract: 'withdraw',
  read: 'read',
}

test('whoever forges a form is refused at every state and event over HTTP, and nothing changes', async () => {
  const { db, services, origin } = city.house
  const ground = { keys: services.keys, origin }
  const hands = {
    registrar: someone('registrar').actor,
    handler: someone('handler').actor,
    head: someone('disclosure-head').actor,
    secrecy: someone('confidentiality-reviewer').actor,
    legality: someone('legality-reviewer').actor,
  }

  // Once each: the oldest of many sessions of one person would be ended.
  const cookies = new Map<string, string>()
  for (const [name, { id }] of people) cookies.set(name, await signedIn(db, id, city.now))

  /** What the pages showed: nothing changes it. */
  const seen = new Map<string, { readonly version: string; readonly digest: string }>()

  async function scene(state: RequestState) {
    const { caseId, number, code } = await filedRequest(
      db,
      ground,
      sampleAsking({ agency: 'water' }),
      city.now,
    )
    await broughtTo(db, ground, caseId, state, hands, () => city.now)
    const trying: Trying[] = [
      {
        name: 'applicant',
        actor: 'applicant',
        cookie: cookiesOf(await city.post('/requests/status', { number, code })),
        // Whoever has a cookie of a request and none of the desk is led to sign in; their own page says 422 with the reason.
        refused: [302, 303, 403, 404, 409, 422],
      },
    ]
    for (const [name, { actor }] of people) {
      trying.push({ name, actor, cookie: cookies.get(name) as string })
    }
    const file = await fileOf(db, caseId)
    seen.set(caseId, {
      version: String(file?.standing.version),
      digest: (file && replyOf(file)?.digest) ?? '0'.repeat(64),
    })
    return { id: caseId, agencyId: office, people: trying }
  }

  async function post(event: RequestEvent, id: string, who: Trying, state: RequestState): Promise<Reply> {
    const open = openCells(requestWorkflow, { state, agencyId: office }, who.actor).map(cell => cell.event)
    const shared = SHARED.find(group => group.includes(event))
    const taken = shared?.some(each => open.includes(each)) === true
    const { version, digest } = seen.get(id) ?? { version: '', digest: '' }
    const form = {
      ...WHOLE,
      ...OWN[event],
      handlerId: someone('handler').id,
      digest,
      once: newOnceKey(),
    }
    const own = OF_APPLICANTS[event]
    if (who.actor === 'applicant' && own && !taken)
      return city.post(`/requests/status/${own}`, form, who.cookie)
    const name = shared?.includes('draft') && !taken ? 'reply' : event
    return city.post(`/desk/requests/${id}/${name}`, { ...form, version }, who.cookie)
  }

  async function standing(id: string) {
    const file = await fileOf(db, id)
    return [await loadCase(db, requestCase, id), file?.row, file?.letters.length, file?.texts.length]
  }

  const { tried, faults } = await everyForbiddenCell(city, requestWorkflow, {
    scene,
    post,
    standing,
    atOnce: 4,
  })
  expect(faults).toEqual([])
  expect(tried).toBeGreaterThan(1_000)
}, 120_000)
