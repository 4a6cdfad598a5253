import { afterAll, describe, expect, test } from 'vitest'
import { ROLES, type RoleKey } from '../../law/roles.ts'
import { loadStanding } from './store.ts'
import { openDesk } from './testing-desk.ts'

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

describe('every role at every button', () => {
  const SIGNING = ['sign', 'sign-late', 'return', 'preview-link']
  /** Written out by hand: what each role reaches in its own agency. Everything else is forbidden. */
  const REACHED: Partial<Record<RoleKey, readonly string[]>> = {
    drafter: ['edit', 'submit', 'recall', 'discard', 'answer-warning', 'preview-link', 'change'],
    reviewer: SIGNING,
    'legality-reviewer': SIGNING,
    'confidentiality-reviewer': SIGNING,
    releaser: [
      'return',
      'approve',
      'schedule',
      'unschedule',
      'release',
      'release-urgently',
      'withdraw',
      'pin',
      'preview-link',
    ],
  }
  const BUTTONS = [...new Set(Object.values(REACHED).flat())]
  const READERS = ROLES.filter(role => !role.administrator).map(role => role.key)

  /** The buttons that somebody reaches: those whose address does not answer 403. */
  async function reached(who: string, edition: string): Promise<string[]> {
    const standing = await loadStanding(house.house.db, edition, 'read')
    const open: string[] = []
    for (const button of BUTTONS) {
      const path = at(button === 'change' ? (standing?.publicationId ?? '') : edition, `/${button}`)
      const answer = await post(who, path, { version: '0', signing: 'political', confirmed: 'yes' })
      if (answer.status !== 403) open.push(button)
    }
    return open
  }

  test.each(ROLES.map(role => role.key))('%s', async role => {
    const edition = await submitted()
    const home = ROLES.find(each => each.key === role)?.administrator ? elsewhere : agency
    await seat(`only ${role}`, home, role)
    expect((await reached(`only ${role}`, edition)).sort()).toEqual([...(REACHED[role] ?? [])].sort())
    expect((await get(`only ${role}`, at(edition))).status).toBe(READERS.includes(role) ? 200 : 403)
    expect(await stateOf(edition)).toBe('submitted')
  })

  test('somebody with every role of business in another agency', async () => {
    const edition = await submitted()
    await seat('elsewhere', elsewhere, ...READERS)
    expect(await reached('elsewhere', edition)).toEqual([])
    expect((await get('elsewhere', at(edition))).status).toBe(403)
  })
})
