import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, type SamplePerson, signedIn } from '../people/builders.ts'
import { loadStanding } from './store.ts'
import { deskList, eventsOf } from './store-desk.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
/** The sample number that GB 11643 itself prints. */
const IDENTITY_NUMBER = '11010519491231002X'
const BODY = '<h2>一、总体要求</h2><p>按照示例安排做好工作。</p><p>（此件公开发布）</p>'

let house: TestHouse
let agency: string
let elsewhere: string
const cookies: Record<string, string> = {}
const people: Record<string, SamplePerson> = {}

async function seat(name: string, agencyId: string, ...roles: RoleKey[]): Promise<void> {
  const who = await inTransaction(house.house.db, tx => person(tx, { agencyId, roles, name }, NOW))
  people[name] = who
  cookies[name] = await signedIn(house.house.db, who.id, NOW)
}

beforeAll(async () => {
  house = await testHouse({ now: NOW })
  const { db } = house.house
  agency = (await foundedAgency(db, { key: 'sample-office', name: '示例市人民政府办公室' }, NOW)).id
  elsewhere = (await foundedAgency(db, { key: 'other-bureau', name: '示例市其他局' }, NOW)).id
  await seat('drafter', agency, 'drafter')
  await seat('reviewer', agency, 'reviewer')
  await seat('legality', agency, 'legality-reviewer')
  await seat('secrecy', agency, 'confidentiality-reviewer')
  await seat('releaser', agency, 'releaser')
  await seat('all-round', agency, 'drafter', 'reviewer', 'confidentiality-reviewer', 'releaser')
  await seat('stranger', elsewhere, 'drafter', 'reviewer', 'releaser')
  await seat('overseer', elsewhere, 'supervising-office')
  await seat('auditor', elsewhere, 'audit-admin')
})
afterAll(() => house.close())

const get = (who: string, path: string) => house.get(path, cookies[who])
const post = (who: string, path: string, form: Parameters<TestHouse['post']>[1]) =>
  house.post(path, form, cookies[who])

/** The hidden fields of the form on a page that is sent to `action`, as a browser would send them. */
async function hidden(who: string, page: string, action: string): Promise<Record<string, string>> {
  const { document } = parseHTML((await get(who, page)).body)
  const form = [...document.querySelectorAll('form')].find(
    each => (each.getAttribute('action') ?? page) === action && each.getAttribute('method') === 'post',
  )
  if (!form) throw new Error(`${who} finds no form for ${action} on ${page}`)
  return Object.fromEntries(
    [...form.querySelectorAll('input[type=hidden]')].map(each => [
      each.getAttribute('name') ?? '',
      each.getAttribute('value') ?? '',
    ]),
  )
}

const at = (edition: string, what = '') => `/desk/publications/${edition}${what}`

/** Opens the page of review and presses one of its buttons. */
async function act(
  who: string,
  edition: string,
  name: string,
  fields: Record<string, string | readonly string[]> = {},
) {
  const action = at(edition, `/${name}`)
  const page = name === 'release-urgently' ? at(edition, '/urgent') : at(edition)
  return post(who, action, { ...(await hidden(who, page, action)), ...fields })
}

/** A text as its author fills it in. */
const text = (parts: Record<string, string> = {}) => ({
  title: '关于示例事项的通知（示例）',
  issuers: '示例市人民政府办公室',
  written: '2026-11-20',
  disclosure: 'proactive',
  body: BODY,
  ...parts,
})

async function drafted(parts: Record<string, string> = {}, who = 'drafter'): Promise<string> {
  const begun = await post(who, '/desk/publications/new', {
    ...(await hidden(who, '/desk/publications/new', '/desk/publications/new')),
    kind: 'article',
  })
  expect(begun.status).toBe(303)
  const edition = /publications\/([^/]+)\/edit/.exec(String(begun.headers.location))?.[1] ?? ''
  const saved = await save(who, edition, parts)
  expect(saved.status).toBe(303)
  return edition
}

async function save(who: string, edition: string, parts: Record<string, string> = {}): Promise<Reply> {
  const page = at(edition, '/edit')
  return post(who, page, { ...(await hidden(who, page, page)), ...text(parts) })
}

async function answered(edition: string): Promise<void> {
  for (;;) {
    const { document } = parseHTML((await get('drafter', at(edition))).body)
    const form = document.querySelector('form[action$="answer-warning"]')
    if (!form) return
    const field = form.querySelector('input:not([type=hidden])')?.getAttribute('name') ?? ''
    const sent = await act('drafter', edition, 'answer-warning', { [field]: '经核实，可以公开' })
    expect(sent.status).toBe(303)
  }
}

async function submitted(parts: Record<string, string> = {}): Promise<string> {
  const edition = await drafted(parts)
  await answered(edition)
  expect((await act('drafter', edition, 'submit')).status).toBe(303)
  return edition
}

async function signed(edition: string): Promise<void> {
  const sign = async (who: string, ...signing: string[]) =>
    expect((await act(who, edition, 'sign', { signing })).status).toBe(303)
  await sign('reviewer', 'political', 'text')
  await sign('legality', 'legality')
  await sign('secrecy', 'confidentiality')
}

async function released(parts: Record<string, string> = {}): Promise<string> {
  const edition = await submitted(parts)
  await signed(edition)
  expect((await act('releaser', edition, 'approve')).status).toBe(303)
  expect((await act('releaser', edition, 'release')).status).toBe(303)
  return edition
}

async function stateOf(edition: string) {
  return (await loadStanding(house.house.db, edition, 'read'))?.state
}

async function liveNumber(edition: string): Promise<number> {
  const standing = await loadStanding(house.house.db, edition, 'read')
  return standing?.number ?? 0
}

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

describe('a form that is sent twice', () => {
  test('signs once and answers alike', async () => {
    const edition = await submitted()
    const action = at(edition, '/sign')
    const form = { ...(await hidden('reviewer', at(edition), action)), signing: ['political', 'text'] }
    const [first, second] = await Promise.all([
      post('reviewer', action, form),
      post('reviewer', action, form),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.headers.location).toBe(first.headers.location)
    const events = (await eventsOf(house.house.db, edition)).filter(each => each.event === 'sign')
    expect(events).toHaveLength(1)
  })

  test('begins one draft', async () => {
    const form = {
      ...(await hidden('drafter', '/desk/publications/new', '/desk/publications/new')),
      kind: 'article',
    }
    const first = await post('drafter', '/desk/publications/new', form)
    const second = await post('drafter', '/desk/publications/new', form)
    expect(second.headers.location).toBe(first.headers.location)
  })
})

describe('the form of a draft', () => {
  test('comes back with everything that was typed', async () => {
    const edition = await drafted()
    const page = at(edition, '/edit')
    const back = await post('drafter', page, {
      ...(await hidden('drafter', page, page)),
      ...text({ written: '2026-02-30', summary: '写好的概述' }),
    })
    expect(back.status).toBe(422)
    expect(back.body).toContain('href="#field-written"')
    expect(back.body).toContain('写好的概述')
  })

  test('tidies titles without changing words', async () => {
    const edition = await drafted({ body: '<p>一、总体要求</p><p>做好示例工作。</p>' })
    expect(
      (await save('drafter', edition, { body: '<p>一、总体要求</p><p>做好示例工作。</p>', do: 'tidy' }))
        .status,
    ).toBe(303)
    const standing = await loadStanding(house.house.db, edition, 'read')
    expect(standing?.content.body).toContain('<h2 id="s-1">一、总体要求</h2>')
  })

  test('drops script from the body', async () => {
    const edition = await drafted({ body: '<p onclick="x()">文字</p><script>alert(1)</script>' })
    const standing = await loadStanding(house.house.db, edition, 'read')
    expect(standing?.content.body).toBe('<p>文字</p>')
  })

  test('a kind of which an agency has one is begun once', async () => {
    const begin = async () =>
      post('drafter', '/desk/publications/new', {
        ...(await hidden('drafter', '/desk/publications/new', '/desk/publications/new')),
        kind: 'guide',
      })
    expect((await begin()).status).toBe(303)
    const again = await begin()
    expect(again.status).toBe(422)
    expect(again.body).toContain('本机关已有一件这类信息')
  })
})

describe('files and preview links', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  /** Sends the form of a draft with a file, as a browser does. */
  async function upload(
    edition: string,
    fields: Record<string, string>,
    field: string,
    name: string,
    bytes: Buffer,
  ) {
    const page = at(edition, '/edit')
    const all = { ...(await hidden('drafter', page, page)), ...text(), ...fields }
    const boundary = 'sample-boundary'
    const parts = Object.entries(all).map(([key, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`),
    )
    const payload = Buffer.concat([
      ...parts,
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    return house.server.inject({
      method: 'POST',
      url: page,
      headers: {
        host: 'localhost:8080',
        origin: 'http://localhost:8080',
        cookie: cookies.drafter ?? '',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload,
    })
  }

  const withPicture = async () => {
    const edition = await drafted()
    const sent = await upload(edition, { do: 'image', alt: '示例流程图' }, 'image', '流程.png', PNG)
    expect(sent.statusCode).toBe(303)
    const standing = await loadStanding(house.house.db, edition, 'read')
    const file = standing?.content.attachments[0]
    if (!file) throw new Error('the picture is no attachment')
    return { edition, standing, file }
  }

  test('a picture comes with its words, is seen by the agency, and by nobody else', async () => {
    const { standing, file } = await withPicture()
    expect(standing?.content.body).toContain(`<img src="/files/${file.id}" alt="示例流程图">`)
    expect((await get('reviewer', `/desk/files/${file.id}`)).status).toBe(200)
    expect((await get('stranger', `/desk/files/${file.id}`)).status).toBe(404)
    expect((await house.get(`/files/${file.id}`)).status).toBe(404)
  })

  test('a picture without words is refused, and so is one that the text still shows when it is taken away', async () => {
    const { edition, file } = await withPicture()
    const wordless = await upload(edition, { do: 'image' }, 'image', 'x.png', PNG)
    expect(wordless.statusCode).toBe(422)
    const standing = await loadStanding(house.house.db, edition, 'read')
    const body = standing?.content.body ?? ''
    const removal = await save('drafter', edition, { body, do: `remove:${file.id}` })
    expect(removal.status).toBe(422)
    expect(removal.body).toContain('正文正在使用这张图片')
    expect((await save('drafter', edition, { do: `remove:${file.id}` })).status).toBe(303)
  })

  test('a text file is read into the body, and the report says what to check', async () => {
    const edition = await drafted({ title: '' })
    const bytes = Buffer.from('关于读入示例的通知\n\n各有关单位：\n\n　　请做好示例工作。\n', 'utf8')
    const sent = await upload(edition, { do: 'read', title: '' }, 'document', '示例.txt', bytes)
    expect(sent.statusCode).toBe(303)
    const page = await get('drafter', String(sent.headers.location))
    expect(page.body).toContain('已读入《示例.txt》')
    const standing = await loadStanding(house.house.db, edition, 'read')
    expect(standing?.content.body).toContain('请做好示例工作')
  })

  test('a program under the name of a picture is refused', async () => {
    const edition = await drafted()
    const sent = await upload(edition, { do: 'attach' }, 'files', 'x.png', Buffer.from('MZ not a picture'))
    expect(sent.statusCode).toBe(422)
  })

  test('a preview link shows the draft until it ends, without an account', async () => {
    const { edition, file } = await withPicture()
    const made = await act('drafter', edition, 'preview-link')
    expect(made.status).toBe(200)
    const token = /\/preview\/([\w-]{43})/.exec(made.body)?.[1] ?? ''
    const shown = await house.get(`/preview/${token}`)
    expect(shown.status).toBe(200)
    expect(shown.body).toContain('预览稿，未发布')
    expect(shown.headers['cache-control']).toBe('no-store')
    expect(shown.body).toContain(`/preview/${token}/files/${file.id}`)
    expect((await house.get(`/preview/${token}/files/${file.id}`)).status).toBe(200)
    expect((await house.get(`/preview/${token.startsWith('x') ? 'y' : 'x'}${token.slice(1)}`)).status).toBe(
      404,
    )
    house.now = new Date(NOW.getTime() + 73 * 3_600_000)
    try {
      expect((await house.get(`/preview/${token}`)).status).toBe(404)
    } finally {
      house.now = NOW
    }
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
