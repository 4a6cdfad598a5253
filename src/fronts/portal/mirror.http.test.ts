import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { article, disclosureKinds } from '../../features/disclosure/index.ts'
import { published, sampleContent } from '../../foundation/publications/builders.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { castOf, DRAFT_WORD, type Released, releasedCity, WITHDRAWN_WORD } from '../../testing/released.ts'
import { exportMirror } from './mirror.ts'

let city: TestHouse
let released: Released
let folder: string

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
  folder = await mkdtemp(join(tmpdir(), 'gongkai-mirror-'))
}, 60_000)
afterAll(async () => {
  await city.close()
  await rm(folder, { recursive: true, force: true })
})

const run = () =>
  exportMirror(city.server, city.house, { folder, upstream: '127.0.0.1:8080', progress: () => {} })
const text = (file: string) => readFileSync(join(folder, file), 'utf8')

describe('the mirror of the public site', () => {
  test('holds every live document as the site shows it, with a compressed sibling', async () => {
    await run()
    for (const number of released.live) {
      const page = text(`d/${number}.html`)
      expect(page).toBe((await city.get(`/d/${number}`)).body)
      expect(gunzipSync(readFileSync(join(folder, `d/${number}.html.gz`))).toString()).toBe(page)
    }
    expect(text('index.html')).toBe((await city.get('/')).body)
    expect(existsSync(join(folder, `agencies/${released.agencyKey}.html`))).toBe(true)
    expect(text('sitemaps/d-1.xml')).toContain(`/d/${released.changed}<`)
  })

  test('says of what was withdrawn that it was, and holds no draft', () => {
    expect(existsSync(join(folder, `d/${released.withdrawn}.html`))).toBe(false)
    const notice = text(`_gone/d/${released.withdrawn}.html`)
    expect(notice).toContain('撤下')
    expect(notice).not.toContain(WITHDRAWN_WORD)
    expect(text('index.html')).not.toContain(DRAFT_WORD)
  })

  test('is not written again where nothing changed', async () => {
    expect(await run()).toMatchObject({ written: 0, removed: 0 })
  })

  test('after one release only what shows it is written', async () => {
    const untouched = statSync(join(folder, `d/${released.changed}.html`)).mtimeMs
    const { id } = await city.house.db
      .selectFrom('desk.agencies')
      .select('id')
      .where('key', '=', released.agencyKey)
      .executeTakeFirstOrThrow()
    const content = sampleContent({ title: '关于示例镜像的通知' })
    const made = await published(city.house.db, disclosureKinds, article, id, content, castOf(id), city.now)
    const report = await run()
    expect(text(`d/${made.number}.html`)).toContain('关于示例镜像的通知')
    expect(text('index.html')).toContain('关于示例镜像的通知')
    expect(statSync(join(folder, `d/${released.changed}.html`)).mtimeMs).toBe(untouched)
    expect(report.written).toBeLessThan(15)
  })

  test('names the origin for what a folder cannot answer', () => {
    const nginx = text('nginx.conf')
    expect(nginx).toContain('server 127.0.0.1:8080;')
    expect(nginx).toContain(`root ${folder};`)
    expect(nginx).toContain('gzip_static on;')
  })
})
