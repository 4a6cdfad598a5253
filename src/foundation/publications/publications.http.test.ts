import { parseHTML } from 'linkedom'
import { afterAll, describe, expect, test } from 'vitest'
import { loadStanding } from './store.ts'
import { deskList, eventsOf } from './store-desk.ts'
import { BODY, openDesk } from './testing-desk.ts'

/** The sample number that GB 11643 itself prints. */
const IDENTITY_NUMBER = '11010519491231002X'

const desk = await openDesk()
const {
  house,
  agency,
  get,
  post,
  hidden,
  at,
  act,
  drafted,
  save,
  answered,
  submitted,
  signed,
  released,
  stateOf,
  liveNumber,
} = desk
afterAll(() => desk.close())

describe('the life of a text at the workbench', () => {
  test('an identity number keeps it back, five hands bring it out, and the public reads it', async () => {
    const edition = await drafted({ body: `${BODY}<p>联系人身份证号 ${IDENTITY_NUMBER}。</p>` })
    const refused = await act('drafter', edition, 'submit')
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('出现公民身份号码')
    expect(refused.body).toContain('<mark id="finding-1" class="mark-block">')
    expect(await stateOf(edition)).toBe('draft')

    expect((await save('drafter', edition)).status).toBe(303)
    await answered(edition)
    expect((await act('drafter', edition, 'submit')).status).toBe(303)
    expect((await get('reviewer', '/desk')).body).toContain('待我审查')
    await signed(edition)
    expect(await stateOf(edition)).toBe('reviewed')
    expect((await get('releaser', '/desk')).body).toContain('待我终审')
    expect((await act('releaser', edition, 'approve')).status).toBe(303)
    expect((await act('releaser', edition, 'release')).status).toBe(303)

    const page = await house.get(`/d/${await liveNumber(edition)}`)
    expect(page.status).toBe(200)
    expect(page.body).toContain('关于示例事项的通知（示例）')
    const events = (await eventsOf(house.house.db, edition)).map(each => each.event)
    expect(events.filter(event => event !== 'edit')).toEqual([
      'submit',
      'sign',
      'sign',
      'sign',
      'pass',
      'approve',
      'release',
    ])
  })

  test('a reviewer sends it back with the reason, and the author finds it among what came back', async () => {
    const edition = await submitted({ title: '需要补充依据的通知（示例）' })
    const bare = await act('reviewer', edition, 'return', { 'return-reason': '' })
    expect(bare.status).toBe(422)
    expect(bare.body).toContain('href="#field-return-reason"')
    expect((await act('reviewer', edition, 'return', { 'return-reason': '请补充政策依据' })).status).toBe(303)
    expect(await stateOf(edition)).toBe('draft')
    const home = (await get('drafter', '/desk')).body
    expect(home).toContain('被退回')
    expect(home).toContain('请补充政策依据')
  })

  test('an edit after a signature voids it, and the next reviewer sees what changed', async () => {
    const edition = await submitted()
    await act('reviewer', edition, 'sign', { signing: ['political', 'text'] })
    await act('legality', edition, 'return', { 'return-reason': '请写明时间' })
    await save('drafter', edition, { body: BODY.replace('做好工作', '于年底前做好工作') })
    await answered(edition)
    await act('drafter', edition, 'submit')
    const page = (await get('reviewer', at(edition))).body
    expect(page).toContain('等待政治关、文字关、法律关、保密关签署')
    expect(page).toContain('与上次签署的稿子相比')
    expect(page).toMatch(/<mark id="change-1" class="mark-changed">于年底前<\/mark>/)
  })

  test('a scheduled release is shown with its weekday before it is confirmed', async () => {
    const edition = await submitted()
    await signed(edition)
    await act('releaser', edition, 'approve')
    const past = await get('releaser', at(edition, '/schedule?at=2026-11-20T09:00'))
    expect(past.status).toBe(422)
    const confirm = at(edition, '/schedule?at=2026-11-25T09:00')
    expect((await get('releaser', confirm)).body).toContain('2026-11-25（星期三）09:00')
    const sent = await post('releaser', at(edition, '/schedule'), {
      ...(await hidden('releaser', confirm, at(edition, '/schedule'))),
    })
    expect(sent.status).toBe(303)
    const standing = await loadStanding(house.house.db, edition, 'read')
    expect(standing?.scheduledFor?.toISOString()).toBe('2026-11-25T01:00:00.000Z')
    expect((await act('releaser', edition, 'unschedule')).status).toBe(303)
    expect(await stateOf(edition)).toBe('approved')
  })

  test('an emergency release leaves gates to be signed, and the supervising office sees until when', async () => {
    const edition = await submitted({ title: '关于示例险情的紧急通告（示例）' })
    const early = await get('releaser', at(edition, '/urgent'))
    expect(early.body).toContain('保密关尚未签署')
    await act('secrecy', edition, 'sign', { signing: ['confidentiality'] })
    const bare = await act('releaser', edition, 'release-urgently', { 'urgent-reason': '险情紧急' })
    expect(bare.status).toBe(422)
    expect(bare.body).toContain('险情紧急')
    const out = await act('releaser', edition, 'release-urgently', {
      'urgent-reason': '险情紧急',
      confirmed: 'yes',
    })
    expect(out.status).toBe(303)
    const seen = (await get('overseer', '/desk')).body
    expect(seen).toContain('应急发布待补签')
    expect(seen).toContain('还剩1天')
    expect(seen).toContain(`href="/d/${await liveNumber(edition)}"`)
    await act('reviewer', edition, 'sign-late', { signing: ['political', 'text'] })
    await act('legality', edition, 'sign-late', { signing: ['legality'] })
    expect((await get('overseer', '/desk')).body).not.toContain('应急发布待补签')
  })

  test('something live is changed with a note, and withdrawn with a reason', async () => {
    const edition = await released()
    const { publicationId } = (await loadStanding(house.house.db, edition, 'read')) ?? {}
    const change = `/desk/publications/${publicationId}/change`
    const noteless = await post('drafter', change, {
      ...(await hidden('drafter', at(edition), change)),
      note: '',
    })
    expect(noteless.status).toBe(422)
    const begun = await post('drafter', change, {
      ...(await hidden('drafter', at(edition), change)),
      note: '补充联系方式',
    })
    expect(begun.status).toBe(303)
    const next = /publications\/([^/]+)\/edit/.exec(String(begun.headers.location))?.[1] ?? ''
    expect((await get('drafter', at(next, '/edit'))).body).toContain('补充联系方式')
    const history = await get('reviewer', `/desk/publications/${publicationId}/history`)
    expect(history.body).toContain('第2次')

    const gone = await act('releaser', edition, 'withdraw', { 'withdraw-reason': '内容有误，另行发布' })
    expect(gone.status).toBe(303)
    expect(await stateOf(edition)).toBe('withdrawn')
    expect((await house.get(`/d/${await liveNumber(edition)}`)).status).toBe(410)
  })
})

describe('the list', () => {
  test('shows the supervising office every agency, and no text of a draft', async () => {
    const edition = await drafted({ title: '外单位可见标题（示例）', body: '<p>外单位不可见的正文</p>' })
    const list = (await get('overseer', '/desk/publications')).body
    expect(list).toContain('外单位可见标题（示例）')
    expect(list).not.toContain(at(edition))
    expect((await get('overseer', at(edition))).status).toBe(403)
    expect((await get('stranger', '/desk/publications')).body).not.toContain('外单位可见标题')
    expect((await get('auditor', '/desk/publications')).status).toBe(403)
  })

  test('goes on from page to page without losing or repeating a row', async () => {
    const begin = '/desk/publications/new'
    for (let n = 0; n < 31; n += 1) {
      await post('drafter', begin, { ...(await hidden('drafter', begin, begin)), kind: 'article' })
    }
    const wanted = await deskList(house.house.db, { agencies: [agency], limit: 1000 })
    const seen: string[] = []
    let path: string | null = '/desk/publications'
    while (path) {
      const { document } = parseHTML((await get('reviewer', path)).body)
      for (const link of document.querySelectorAll('tbody th a')) {
        seen.push(link.getAttribute('href')?.split('/').at(-1) ?? '')
      }
      path = document.querySelector('a[rel=next]')?.getAttribute('href') ?? null
    }
    expect(wanted.length).toBeGreaterThan(30)
    expect(seen).toEqual(wanted.map(row => row.editionId))
  })
})
