import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rooms } from './app.ts'
import { foundedAgency } from './foundation/agencies/builders.ts'
import { person, signedIn } from './foundation/people/builders.ts'
import { ROLES, type RoleKey, roleOf } from './law/roles.ts'
import { inTransaction } from './platform/db/db.ts'
import { mayDo, mayEnter, type Permission } from './platform/permissions/permission.ts'
import { type TestHouse, testHouse } from './testing/house.ts'

const GATES: RoleKey[] = ['reviewer', 'legality-reviewer', 'confidentiality-reviewer']
const BUSINESS = ROLES.filter(role => !role.administrator).map(role => role.key)
/** Who has a part in an agency's tasks, and who takes them on. */
const CONCERNED: RoleKey[] = ['handler', 'drafter', 'disclosure-head', 'agency-supervisor', 'releaser']
const TAKERS: RoleKey[] = ['handler', 'disclosure-head']
/** Who answers the public's questions about tasks, in public. */
const ANSWERERS: RoleKey[] = ['disclosure-head', 'releaser', 'supervising-office']
/** Who has a part in an agency's annual report. */
const REPORTERS: RoleKey[] = ['handler', 'drafter', 'disclosure-head', 'releaser', 'agency-supervisor']
const EVERYONE = ROLES.map(role => role.key)

/**
 * Who may do what, written out by hand and in one place: action, reach, roles. A permission that changes in a room and
 * not here, or the other way round, is a fault. `own`: only in the agency where the role is held. `any`: everywhere.
 * `self`: what is one's own.
 */
const MATRIX: readonly [action: string, reach: Permission['reach'], roles: readonly RoleKey[]][] = [
  ['agencies.open', 'any', ['supervising-office', 'disclosure-head']],
  ['agencies.found', 'any', ['supervising-office']],
  ['agencies.rename', 'any', ['supervising-office']],
  ['agencies.move', 'any', ['supervising-office']],
  ['agencies.merge', 'any', ['supervising-office']],
  ['agencies.split', 'any', ['supervising-office']],
  ['agencies.abolish', 'any', ['supervising-office']],
  ['agencies.add-alias', 'any', ['supervising-office']],
  ['agencies.correct-details', 'any', ['supervising-office']],
  ['agencies.correct-own-details', 'own', ['disclosure-head']],
  ['calendar.open', 'any', ['supervising-office']],
  ['calendar.enter-year', 'any', ['supervising-office']],
  ['sites.manage', 'any', ['supervising-office']],
  ['sites.set-grey', 'any', ['supervising-office']],
  ['catalogue.see-items', 'own', ['drafter', 'disclosure-head']],
  ['catalogue.state-item', 'own', ['drafter', 'disclosure-head']],
  ['disclosure.see-guide-review', 'own', ['drafter', 'disclosure-head']],
  ['notices.view', 'any', ['supervising-office']],
  ['inspection.see', 'any', ['supervising-office']],
  ['supervision.see-tasks', 'own', CONCERNED],
  ['supervision.open-tasks', 'own', [...CONCERNED, 'supervising-office']],
  ['supervision.oversee-tasks', 'any', ['supervising-office']],
  ['supervision.keep-lists', 'any', ['supervising-office']],
  ['supervision.see-lists', 'own', ['drafter', 'supervising-office']],
  ['supervision.draft-task-texts', 'own', ['drafter']],
  ['supervision.open-questions', 'own', ['handler', 'agency-supervisor', ...ANSWERERS]],
  ['supervision.oversee-questions', 'any', ['supervising-office']],
  ['supervision.decide-questions', 'own', ANSWERERS],
  ['supervision.acknowledge-task', 'own', TAKERS],
  ['supervision.split-task', 'own', TAKERS],
  ['supervision.report-task', 'own', ['handler', 'drafter']],
  ['supervision.recall-task', 'own', ['handler', 'drafter']],
  ['supervision.ask-extension-task', 'own', TAKERS],
  ['supervision.accept-task', 'any', ['supervising-office']],
  ['supervision.return-task', 'any', ['supervising-office']],
  ['supervision.grant-extension-task', 'any', ['supervising-office']],
  ['supervision.refuse-extension-task', 'any', ['supervising-office']],
  ['supervision.extend-task', 'any', ['supervising-office']],
  ['supervision.remind-task', 'any', ['supervising-office']],
  ['supervision.transfer-task', 'any', ['supervising-office']],
  ['supervision.close-task', 'any', ['supervising-office']],
  ['supervision.cancel-task', 'any', ['supervising-office']],
  ['supervision.import-plan', 'any', ['supervising-office']],
  ['supervision.review-plan', 'any', ['supervising-office']],
  [
    'letters.see',
    'own',
    [
      'handler',
      'registrar',
      'disclosure-head',
      'releaser',
      'drafter',
      'agency-supervisor',
      'supervising-office',
    ],
  ],
  ['letters.oversee', 'any', ['supervising-office']],
  ['letters.unmask', 'own', ['handler', 'registrar', 'disclosure-head']],
  ['letters.receive', 'own', ['handler', 'registrar']],
  ['letters.transfer', 'own', ['handler', 'registrar', 'supervising-office']],
  ['letters.handle', 'own', ['handler']],
  ['letters.extend', 'own', ['disclosure-head']],
  ['letters.approve', 'own', ['disclosure-head', 'releaser']],
  ['letters.select', 'own', ['drafter']],
  ['letters.renew-code', 'own', ['registrar']],
  ['letters.set-desks', 'any', ['supervising-office']],
  [
    'requests.see',
    'own',
    [
      'registrar',
      'handler',
      'disclosure-head',
      'releaser',
      'confidentiality-reviewer',
      'legality-reviewer',
      'agency-supervisor',
      'supervising-office',
    ],
  ],
  ['requests.oversee', 'any', ['supervising-office']],
  ['requests.unmask', 'own', ['registrar', 'handler', 'disclosure-head']],
  ['requests.register', 'own', ['registrar', 'handler']],
  ['requests.handle', 'own', ['handler']],
  ['requests.screen', 'own', ['registrar', 'handler', 'disclosure-head']],
  ['requests.head', 'own', ['disclosure-head']],
  ['requests.review', 'own', ['confidentiality-reviewer', 'legality-reviewer']],
  ['requests.sign', 'own', ['disclosure-head', 'releaser']],
  [
    'requests.return',
    'own',
    ['confidentiality-reviewer', 'legality-reviewer', 'disclosure-head', 'releaser'],
  ],
  ['requests.disputes', 'own', ['registrar', 'disclosure-head']],
  ['requests.renew-code', 'own', ['registrar']],
  ['annual-reports.see', 'own', REPORTERS],
  ['annual-reports.open', 'own', [...REPORTERS, 'supervising-office']],
  ['annual-reports.oversee', 'any', ['supervising-office']],
  ['annual-reports.write', 'own', ['handler', 'drafter']],
  ['annual-reports.head', 'own', ['disclosure-head']],
  ['annual-reports.draft-text', 'own', ['drafter']],
  ['requests.set-remedies', 'any', ['supervising-office']],
  ['requests.decide-complaints', 'any', ['supervising-office']],
  ['settings.open', 'any', ['supervising-office', 'security-admin']],
  ['settings.change-business', 'any', ['supervising-office']],
  ['settings.change-security', 'any', ['security-admin']],
  ['people.create', 'any', ['system-admin']],
  ['people.change', 'any', ['system-admin']],
  ['people.lock', 'any', ['system-admin']],
  ['people.leave', 'any', ['system-admin']],
  ['people.reset-password', 'any', ['system-admin']],
  ['people.list', 'any', ['system-admin', 'security-admin']],
  ['people.grant-role', 'any', ['security-admin']],
  ['people.revoke-role', 'any', ['security-admin']],
  ['people.clear-second-factor', 'any', ['security-admin']],
  ['people.read-audit', 'any', ['audit-admin']],
  ['people.declare-absence', 'own', ['disclosure-head']],
  ['people.hand-over-work', 'own', ['disclosure-head']],
  ['people.declare-own-absence', 'self', EVERYONE],
  ['people.hand-over-own-work', 'self', EVERYONE],
  ['people.keep-own-account', 'self', EVERYONE],
  ['publications.list', 'own', BUSINESS],
  ['publications.see', 'own', BUSINESS],
  ['publications.see-owed-gates', 'own', BUSINESS],
  ['publications.oversee', 'any', ['supervising-office']],
  ['publications.draft', 'own', ['drafter']],
  ['publications.preview', 'own', ['drafter', ...GATES, 'releaser']],
  ['publications.sign', 'own', GATES],
  ['publications.sign-late', 'own', GATES],
  ['publications.return', 'own', [...GATES, 'releaser']],
  ['publications.approve', 'own', ['releaser']],
  ['publications.schedule', 'own', ['releaser']],
  ['publications.release', 'own', ['releaser']],
  ['publications.release-urgently', 'own', ['releaser']],
  ['publications.withdraw', 'own', ['releaser']],
  ['publications.pin', 'own', ['releaser']],
  ['publications.place', 'own', ['releaser']],
]

const permissions = rooms.flatMap(room => room.permissions ?? [])
const routes = rooms.flatMap(room => room.desk ?? [])

describe('the matrix of roles and actions', () => {
  test('names every permission of every room, and no other', () => {
    expect(permissions.map(each => each.action).sort()).toEqual(MATRIX.map(([action]) => action).sort())
  })

  test('guards every page of the workbench', () => {
    const known = new Set(MATRIX.map(([action]) => action))
    expect(routes.filter(route => !known.has(route.may.action)).map(route => route.path)).toEqual([])
  })

  const cells = permissions.flatMap(permission => ROLES.map(role => ({ permission, role: role.key })))
  test.each(cells.map(cell => [cell.permission.action, cell.role, cell.permission] as const))(
    '%s × %s',
    (action, role, permission) => {
      const row = MATRIX.find(([each]) => each === action)
      if (!row) throw new Error(`no row for ${action}`)
      const [, reach, roles] = row
      const home = 'here'
      const actor = { id: 'p', account: 'p', name: '示例', home, grants: [{ role, scope: home }] }
      expect(permission.reach).toBe(reach)
      expect(mayEnter(actor, permission)).toBe(roles.includes(role))
      expect(mayDo(actor, permission, home)).toBe(roles.includes(role))
      expect(mayDo(actor, permission, 'elsewhere')).toBe(roles.includes(role) && reach !== 'own')
    },
  )

  /** Pages that lead to acts of several roles, each act guarded by a row of its own. */
  const SHARED = ['people.list', 'settings.open']

  test('lets no administrator touch business, and no business role administer', () => {
    for (const [action, , roles] of MATRIX) {
      if (roles.length === EVERYONE.length || SHARED.includes(action)) continue
      const administrators = roles.filter(role => roleOf(role)?.administrator)
      expect([0, roles.length], action).toContain(administrators.length)
    }
  })

  test('gives the three administrators no power in common but to look at the list of accounts', () => {
    const shared = MATRIX.filter(
      ([, , roles]) =>
        roles.length < EVERYONE.length && roles.filter(role => roleOf(role)?.administrator).length > 1,
    )
    expect(shared.map(([action]) => action)).toEqual(['people.list'])
  })
})

describe('every forbidden cell is refused over HTTP', () => {
  let house: TestHouse
  const cookies = new Map<RoleKey, string>()

  beforeAll(async () => {
    house = await testHouse()
    const { db } = house.house
    const agencyId = (await foundedAgency(db, { key: 'sample-office', name: '示例办公室' }, house.now)).id
    for (const role of EVERYONE) {
      const own = roleOf(role)?.administrator ? {} : { agencyId }
      const who = await inTransaction(db, tx => person(tx, { roles: [role], ...own }, house.now))
      cookies.set(role, await signedIn(db, who.id, house.now))
    }
  }, 60_000)
  afterAll(() => house.close())
  // A minute passes, so that what one role asked for does not count against the next.
  beforeEach(() => {
    house.now = new Date(house.now.getTime() + 61_000)
  })

  /** The address of a route with something in each of its places. */
  const address = (path: string) => path.replace(/:[a-z]+/gi, '00000000-0000-7000-8000-000000000000')

  test.each(EVERYONE)('for %s', async role => {
    const cookie = cookies.get(role)
    const wrong: string[] = []
    for (const route of routes) {
      const roles = MATRIX.find(([action]) => action === route.may.action)?.[2] ?? []
      if (roles.includes(role)) continue
      const to = address(route.path)
      const reply = route.method === 'GET' ? await house.get(to, cookie) : await house.post(to, {}, cookie)
      if (reply.status !== 403) wrong.push(`${route.method} ${route.path} answered ${reply.status}`)
    }
    expect(wrong).toEqual([])
  })

  test('and whoever is not signed in is led to the door', async () => {
    for (const route of routes) {
      const to = address(route.path)
      const reply = route.method === 'GET' ? await house.get(to) : await house.post(to, {})
      expect([reply.status, String(reply.headers.location)], route.path).toEqual([
        303,
        expect.stringMatching(/^\/desk\/sign-in/),
      ])
    }
  })

  test('and a form from another site is refused before anybody is asked who they are', async () => {
    const reply = await house.server.inject({
      method: 'POST',
      url: '/desk/publications/new',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
    expect(reply.statusCode).toBe(403)
  })
})
