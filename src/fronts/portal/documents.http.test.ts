import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { isSound } from '../../testing/public-pages.ts'
import { HOSTILE_TITLE, type Released, releasedCity, WITHDRAWN_WORD } from '../../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

describe('a reader of a document', () => {
  test('sees its metadata, its text, what changed and how to take it home', async () => {
    const { body } = await city.get(`/d/${released.changed}`)
    for (const words of [
      '索引号',
      '示政办发〔2026〕7号',
      '发文机关',
      '成文日期',
      '发布日期',
      '主动公开',
      '第 2 版',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).toContain('保障供水十二小时')
    expect(body).not.toContain('保障供水八小时')
    expect(body).toContain('更改说明：调整供水时间')
    expect(body).toContain(`/d/${released.changed}/compare?from=1&amp;to=2`)
  })

  test('reads the older version, and is told that it is one', async () => {
    const { body } = await city.get(`/d/${released.changed}/versions/1`)
    expect(body).toContain('这是旧版本')
    expect(body).toContain('保障供水八小时')
    const current = await city.get(`/d/${released.changed}/versions/2`)
    expect([current.status, current.headers.location]).toEqual([301, `/d/${released.changed}`])
  })

  test('sees the two versions held against one another, in words as well as in colour', async () => {
    const { body } = await city.get(`/d/${released.changed}/compare?from=1&to=2`)
    expect(body).toContain('正文新增 0 段，删去 0 段，修改 1 段')
    expect(body).toMatch(/<del><span class="visually-hidden">[^<]*删去[^<]*<\/span>八<\/del>/)
    expect(body).toMatch(/<ins><span class="visually-hidden">[^<]*新增[^<]*<\/span>十二<\/ins>/)
  })

  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['txt', 'text/plain; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
  ])('takes it home as .%s', async (ext, type) => {
    const reply = await city.get(`/d/${released.changed}/download.${ext}`)
    expect([reply.status, reply.headers['content-type']]).toEqual([200, type])
    expect(String(reply.headers['content-disposition'])).toContain('attachment')
    if (ext !== 'docx') expect(reply.body).toContain('保障供水十二小时')
  })

  test('is not shown a title as a part of the page', async () => {
    const { body } = await city.get(`/d/${released.hostile}`)
    expect(body).not.toContain('<b>标签')
    expect(body).toContain(HOSTILE_TITLE.slice(0, 7))
  })

  test.each([
    '/d/999999',
    '/d/0',
    '/d/x',
    '/d/1e1',
    '/d/99999999999',
    '/d/1/versions/9',
    '/d/1/download.exe',
    '/nothing',
  ])('is told where to look when there is nothing at %s', async path => {
    const reply = await city.get(path)
    expect(reply.status).toBe(404)
    isSound(reply)
    expect(reply.body).toContain('您可以')
    expect(reply.body).toContain('href="/search"')
  })

  test('comes to the permanent address from one with leading noughts', async () => {
    const reply = await city.get(`/d/00${released.changed}`)
    expect([reply.status, reply.headers.location]).toEqual([301, `/d/${released.changed}`])
  })
})

describe('a withdrawn text', () => {
  test('keeps its address, which says when, which agency and why', async () => {
    const reply = await city.get(`/d/${released.withdrawn}`)
    expect(reply.status).toBe(410)
    isSound(reply)
    for (const words of ['该信息已撤下', '示例市人民政府办公室', '服务时间已经调整', '撤下时间']) {
      expect(reply.body).toContain(words)
    }
  })

  test('is nowhere to be read any more', async () => {
    const base = `/d/${released.withdrawn}`
    for (const path of [
      base,
      `${base}/versions/1`,
      `${base}/compare`,
      `${base}/download.txt`,
      `${base}/download.json`,
    ]) {
      const reply = await city.get(path)
      expect([path, reply.status]).toEqual([path, 410])
      expect(reply.body).not.toContain(WITHDRAWN_WORD)
    }
    const found = await city.get(`/search?q=${encodeURIComponent(WITHDRAWN_WORD)}`)
    expect(found.body).toContain('没有找到')
  })
})
