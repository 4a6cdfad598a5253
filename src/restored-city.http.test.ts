import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, disclosureKinds } from './features/disclosure/index.ts'
import { foundedAgency } from './foundation/agencies/builders.ts'
import { acceptUpload, saveAttachment } from './foundation/attachments/index.ts'
import { published, sampleContent } from './foundation/publications/builders.ts'
import { readS3Address } from './platform/config/files.ts'
import { sha256 } from './platform/crypto/digest.ts'
import { restore } from './platform/db/backup/restore.ts'
import { writeBackup } from './platform/db/backup/write-backup.ts'
import { inTransaction } from './platform/db/db.ts'
import { openLocalFileStore } from './platform/files/local-file-store.ts'
import { openFileStore } from './platform/files/open-file-store.ts'
import { fileOfBytes } from './platform/forms/uploaded-file.ts'
import { emptyDatabase, type TestDatabase } from './platform/testing/database.ts'
import { startTestS3, type TestS3 } from './platform/testing/s3-server.ts'
import { type TestHouse, testHouse } from './testing/house.ts'
import { pages } from './testing/public-pages.ts'
import { castOf, type Released, releasedCity } from './testing/released.ts'

const MOST_PAGES = 1_000
/** A picture of one point. */
const FILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let s3: TestS3
let city: TestHouse
let released: Released
let elsewhere: { readonly database: TestDatabase; readonly folder: string }

beforeAll(async () => {
  // The city keeps its files in a bucket; where it is restored there is none.
  s3 = await startTestS3()
  city = await testHouse({ env: { FILES: s3.address() } })
  released = await releasedCity(city)
  await releaseWithFile(city)
  elsewhere = { database: await emptyDatabase(), folder: await mkdtemp(join(tmpdir(), 'gongkai-elsewhere-')) }
}, 60_000)
afterAll(async () => {
  await city.close()
  await s3.close()
  await elsewhere.database.drop()
  for (const folder of [elsewhere.folder, `${elsewhere.folder}-keys`])
    await rm(folder, { recursive: true, force: true })
})

async function releaseWithFile({ house, now }: TestHouse): Promise<void> {
  const moment = new Date(now.getTime() - 30_000)
  const agency = await foundedAgency(house.db, { key: 'statistics', name: '示例市统计局' }, moment)
  const cast = castOf(agency.id)
  const accepted = await acceptUpload(house.services, fileOfBytes('示意图.png', 'image/png', FILE), 1_000_000)
  if (!accepted.ok) throw new Error(accepted.code)
  const { name, mediaType, size, sha256: digest } = accepted.file
  const id = await inTransaction(house.db, tx =>
    saveAttachment(tx, accepted.file, agency.id, cast.drafter, moment),
  )
  const attachments = [{ id, name, mediaType, size, sha256: digest }]
  const content = sampleContent({
    title: '带附件的通知（示例）',
    body: '<p>详见<a href="https://www.example.gov.cn/a">说明</a>和<a href="https://www.example.gov.cn/b">名单</a>。</p>',
    attachments,
  })
  await published(house.db, disclosureKinds, article, agency.id, content, cast, moment)
}

/** Everything that a visitor reaches from the public pages by links, with the digest of what came. */
async function walked(house: TestHouse): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const passed = new Set<string>()
  const waiting = pages(released).map(([path]) => path)
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_PAGES; path = waiting.shift()) {
    if (seen.has(path) || passed.has(path)) continue
    const answer = await house.server.inject({ url: path, headers: { host: 'localhost:8080' } })
    const type = String(answer.headers['content-type'] ?? '')
    // What belongs to one person is never kept: a form bears a key of its own each time.
    if (answer.headers['cache-control'] === 'no-store' && answer.statusCode === 200) {
      passed.add(path)
      continue
    }
    seen.set(path, `${answer.statusCode} ${type} ${sha256(answer.rawPayload)}`)
    if (!/html|xml/.test(type)) continue
    for (const [, written = ''] of answer.body.matchAll(/ href="(?:http:\/\/localhost:8080)?(\/[^"#]*)/g)) {
      const link = written.replaceAll('&amp;', '&')
      // The desk is nobody's page, files of the build are not the city's; a form for each page would be asked for each time.
      if (/^\/(\/|desk|assets|subscriptions|letters\/site-error|hant\/)/.test(link)) continue
      // Lists narrowed by several things at once come from the same rows.
      if (!/\?.*&/.test(link)) waiting.push(link)
    }
  }
  return seen
}

test('a city restored elsewhere from its backup shows every page and file, byte for byte', async () => {
  const before = await walked(city)
  expect([...s3.objects.values()].map(object => sha256(object))).toEqual([sha256(FILE)])
  const archive = join(elsewhere.folder, 'city.tar.gz')
  const progress = () => {}
  await writeBackup({
    ownerUrl: city.ground.database.ownerUrl,
    files: city.house.services.files,
    target: archive,
    program: '0.1.0',
    now: city.now,
    progress,
  })
  const result = await restore({
    ownerUrl: elsewhere.database.ownerUrl,
    files: await openLocalFileStore(join(elsewhere.folder, 'files')),
    archive,
    migrationsFolder: 'migrations',
    replace: undefined,
    progress,
  })
  expect(result).toMatchObject({ ok: true, summary: { files: 1 } })
  // The other way round as well: into a bucket of another store, from the same archive.
  const otherStore = await startTestS3()
  const into = readS3Address(otherStore.address())
  if (!into) throw new Error('no address of an object store')
  const otherDatabase = await emptyDatabase()
  try {
    const again = await restore({
      ownerUrl: otherDatabase.ownerUrl,
      files: await openFileStore({ kind: 's3', ...into }),
      archive,
      migrationsFolder: 'migrations',
      replace: undefined,
      progress,
    })
    expect(again).toMatchObject({ ok: true, summary: { files: 1 } })
    expect([...otherStore.objects]).toEqual([...s3.objects])
  } finally {
    await otherDatabase.drop()
    await otherStore.close()
  }
  // Keys travel apart from the backup.
  await cp(`${city.ground.folder}-keys`, `${elsewhere.folder}-keys`, { recursive: true })
  const restored = await testHouse({ now: city.now, nodeOf: { ...city, ground: elsewhere } })
  try {
    const after = await walked(restored)
    const different = [...before].filter(([path, answer]) => after.get(path) !== answer)
    expect(different).toEqual([])
    expect(after.size).toBe(before.size)
    // The walk has been everywhere: documents, feeds, data, the file itself.
    expect(before.size).toBeGreaterThan(100)
    expect(before.size).toBeLessThan(MOST_PAGES)
    const answers = [...before.values()]
    expect(answers.some(answer => answer.endsWith(sha256(FILE)))).toBe(true)
    for (const type of ['text/html', 'application/atom+xml', 'application/json', 'text/csv'])
      expect(answers.some(answer => answer.startsWith('200') && answer.includes(type))).toBe(true)
  } finally {
    await restored.close()
  }
}, 120_000)
