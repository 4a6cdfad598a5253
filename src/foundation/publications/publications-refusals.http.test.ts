import { afterAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../law/roles.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { everyForbiddenCell } from '../../testing/forbidden-cells.ts'
import { loadStanding } from './store.ts'
import { BODY, openDesk } from './testing-desk.ts'
import { type EditionEvent, type EditionState, editionWorkflow } from './workflow.ts'

const desk = await openDesk()
const {
  house,
  agency,
  elsewhere,
  seat,
  get,
  post,
  hidden,
  at,
  act,
  text,
  drafted,
  save,
  submitted,
  stateOf,
} = desk
afterAll(() => desk.close())

describe('who is refused', () => {
  test.each([
    ['drafter', 'approve'],
    ['drafter', 'sign'],
    ['reviewer', 'release'],
    ['releaser', 'sign'],
    ['stranger', 'sign'],
    ['stranger', 'return'],
    ['overseer', 'submit'],
    ['auditor', 'sign'],
  ])('%s, who forges the form for %s', async (who, name) => {
    const edition = await submitted()
    const forged = await post(who, at(edition, `/${name}`), {
      version: '9',
      digest: 'x',
      signing: 'political',
    })
    expect(forged.status).toBe(403)
    expect(await stateOf(edition)).toBe('submitted')
  })

  test('an author with every role, on the own text: no button, and no way around it', async () => {
    const edition = await drafted({ title: '自拟自审的通知（示例）' }, 'all-round')
    expect((await act('all-round', edition, 'submit')).status).toBe(303)
    const page = (await get('all-round', at(edition))).body
    expect(page).toContain('您参与起草了本稿')
    expect(page).not.toContain(`action="${at(edition, '/sign')}"`)
    const { version, digest } = (await loadStanding(house.house.db, edition, 'read')) ?? {}
    const seen = { version: String(version), digest: String(digest) }
    const forged = await post('all-round', at(edition, '/sign'), { ...seen, signing: 'political' })
    expect(forged.status).toBe(422)
    expect((await loadStanding(house.house.db, edition, 'read'))?.signatures).toEqual([])
  })

  test('a gate of another role, forged into the form', async () => {
    const edition = await submitted()
    const forged = await act('reviewer', edition, 'sign', { signing: ['confidentiality'] })
    expect(forged.status).toBe(422)
    expect(forged.body).toContain('不由您的角色签署')
  })

  test('a stale page: somebody acted meanwhile', async () => {
    const edition = await submitted()
    const action = at(edition, '/sign')
    const stale = await hidden('legality', at(edition), action)
    await act('reviewer', edition, 'sign', { signing: ['political'] })
    const late = await post('legality', action, { ...stale, signing: 'legality' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('已被他人修改或者办理')
  })

  test('a stale editor keeps what was typed, and saving again is a choice', async () => {
    const edition = await drafted()
    const page = at(edition, '/edit')
    const stale = await hidden('drafter', page, page)
    await save('all-round', edition, { summary: '他人的概述' })
    const late = await post('drafter', page, { ...stale, ...text({ summary: '我的概述，不能丢失' }) })
    expect(late.status).toBe(409)
    expect(late.body).toContain('我的概述，不能丢失')
  })

  test('an address that is no identifier, and a publication that is not there', async () => {
    expect((await get('drafter', at('1%27or%201=1'))).status).toBe(404)
    expect((await get('drafter', at('018f0000-0000-7000-8000-000000000009'))).status).toBe(404)
    expect((await get('drafter', at('x', '/history'))).status).toBe(404)
  })

  test('nobody without a session', async () => {
    const answer = await house.get('/desk/publications')
    expect([answer.status, answer.headers.location]).toEqual([303, '/desk/sign-in?to=%2Fdesk%2Fpublications'])
  })
})

describe('whoever is not named by the table', () => {
  /** One signer of gates stands for three: the table gives them the same cells. */
  const SEATS = ['drafter', 'reviewer', 'releaser', 'overseer']
  const READERS = ROLES.filter(role => !role.administrator).map(role => role.key)

  let read: Promise<string> | undefined
  /** Nobody who reads it changes it: one text serves all readers. */
  const readable = () => {
    read ??= submitted()
    return read
  }

  test.each(ROLES.map(role => role.key))('%s reads a draft of the own agency, or does not', async role => {
    const edition = await readable()
    const home = ROLES.find(each => each.key === role)?.administrator ? elsewhere : agency
    await seat(`only ${role}`, home, role)
    expect((await get(`only ${role}`, at(edition))).status).toBe(READERS.includes(role) ? 200 : 403)
  })

  test('somebody with every role of business in another agency reads nothing', async () => {
    const edition = await readable()
    await seat('elsewhere', elsewhere, ...READERS)
    expect((await get('elsewhere', at(edition))).status).toBe(403)
  })

  /**
   * The next state from the one before, in the order of the table: a refusal changes nothing, so one edition walks through
   * them all. What follows a release is the edition that took its place, and a draft of its own at the end.
   */
  const NEXT: Readonly<Record<EditionState, (edition: string) => Promise<string>>> = {
    draft: () => drafted(),
    async submitted(edition) {
      await desk.answered(edition)
      return pressed('drafter', edition, 'submit')
    },
    async reviewed(edition) {
      await desk.signed(edition)
      return edition
    },
    approved: edition => pressed('releaser', edition, 'approve'),
    async scheduled(edition) {
      const page = at(edition, '/schedule?at=2026-12-01T09:00')
      const form = await hidden('releaser', page, at(edition, '/schedule'))
      await post('releaser', at(edition, '/schedule'), form)
      return edition
    },
    async released(edition) {
      await pressed('releaser', edition, 'unschedule')
      return pressed('releaser', edition, 'release')
    },
    async superseded(edition) {
      const change = at((await seen(edition)).publicationId, '/change')
      const form = { ...(await hidden('drafter', at(edition), change)), note: '示例变动' }
      const begun = await post('drafter', change, form)
      newer = /publications\/([^/]+)\/edit/.exec(String(begun.headers.location))?.[1] ?? ''
      await save('drafter', newer, { body: `${BODY}<p>另有补充。</p>`, note: '示例变动' })
      await NEXT.submitted(newer)
      await desk.signed(newer)
      for (const name of ['approve', 'release']) await pressed('releaser', newer, name)
      return edition
    },
    withdrawn: () => pressed('releaser', newer, 'withdraw', { 'withdraw-reason': '示例理由' }),
    async discarded() {
      return pressed('drafter', await drafted(), 'discard', { confirmed: 'yes' })
    },
  }
  let newer = ''

  async function pressed(who: string, edition: string, name: string, fields: Record<string, string> = {}) {
    expect([name, (await act(who, edition, name, fields)).status]).toEqual([name, 303])
    return edition
  }

  async function seen(edition: string) {
    const standing = await loadStanding(house.house.db, edition, 'read')
    if (!standing) throw new Error('no such edition')
    return standing
  }

  /** What each event sends, so that only role and state can refuse it. */
  const FORMS: Readonly<Partial<Record<EditionEvent, Record<string, string>>>> = {
    edit: text({ title: '后来改写的标题（示例）' }),
    discard: { confirmed: 'yes' },
    sign: { signing: 'political' },
    'sign-late': { signing: 'political' },
    return: { 'return-reason': '示例理由' },
    schedule: { at: '2026-12-01T09:00' },
    'release-urgently': { 'urgent-reason': '示例理由', confirmed: 'yes' },
    withdraw: { 'withdraw-reason': '示例理由' },
    pin: { until: '2026-12-01' },
  }

  test('is refused at every state and event over HTTP, and nothing changes', async () => {
    await seat('elsewhere', elsewhere, ...READERS)
    const people = [...SEATS, 'elsewhere'].map(name => ({
      name,
      actor: desk.actors[name] as Actor,
      cookie: desk.cookies[name] ?? '',
    }))
    let edition = ''
    const { tried, faults } = await everyForbiddenCell(house, editionWorkflow, {
      async scene(state) {
        edition = await NEXT[state](edition)
        expect(await stateOf(edition)).toBe(state)
        return { id: edition, agencyId: agency, people }
      },
      async post(event, id, { cookie }) {
        const { version, digest } = await seen(id)
        return house.post(at(id, `/${event}`), { version: String(version), digest, ...FORMS[event] }, cookie)
      },
      standing: seen,
    })
    expect(faults).toEqual([])
    expect(tried).toBeGreaterThan(100)
  }, 60_000)
})
