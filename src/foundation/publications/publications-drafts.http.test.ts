import { afterAll, describe, expect, test } from 'vitest'
import { loadStanding } from './store.ts'
import { eventsOf } from './store-desk.ts'
import { openDesk } from './testing-desk.ts'

const desk = await openDesk()
const { house, get, post, hidden, at, act, text, drafted, save, submitted, upload } = desk
afterAll(() => desk.close())

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
    const before = house.now
    house.now = new Date(before.getTime() + 73 * 3_600_000)
    try {
      expect((await house.get(`/preview/${token}`)).status).toBe(404)
    } finally {
      house.now = before
    }
  })
})
