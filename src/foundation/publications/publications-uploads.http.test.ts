import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { compoundFile } from '../../platform/files/compound-file.builder.ts'
import { startTestS3 } from '../../platform/testing/s3-server.ts'
import { loadStanding } from './store.ts'
import { type Desk, openDesk } from './testing-desk.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n')
const zip = (files: Record<string, string>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))),
  )

const s3 = await startTestS3()
const folder = await openDesk()
const bucket = await openDesk({ FILES: s3.address() })
afterAll(async () => {
  await folder.close()
  await bucket.close()
  await s3.close()
})

describe.each([
  ['a folder', folder],
  ['a bucket', bucket],
])('a file that was released, kept in %s', (_, desk: Desk) => {
  /** A file's public address, and how a browser asks for it. */
  let address = ''
  const ask = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    desk.house.server.inject({ method, url: address, headers: { host: 'localhost:8080', ...headers } })

  test('has its Chinese name, without what was hidden in it, and runs nothing', async () => {
    const edition = await desk.drafted()
    const sent = await desk.upload(edition, { do: 'attach' }, 'files', '..\\流程\u202E图 (1).png', PNG)
    expect(sent.statusCode).toBe(303)
    await desk.answered(edition)
    expect((await desk.act('drafter', edition, 'submit')).status).toBe(303)
    await desk.signed(edition)
    for (const step of ['approve', 'release'])
      expect((await desk.act('releaser', edition, step)).status).toBe(303)
    const standing = await loadStanding(desk.house.house.db, edition, 'read')
    const [file] = standing?.content.attachments ?? []
    expect(file?.name).toBe('流程图 (1).png')
    address = `/files/${file?.id}`
    const whole = await ask()
    expect([whole.statusCode, whole.rawPayload]).toEqual([200, PNG])
    expect(whole.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'content-disposition': `inline; filename="___ (1).png"; filename*=UTF-8''%E6%B5%81%E7%A8%8B%E5%9B%BE%20%281%29.png`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    })
    expect(String(whole.headers['content-security-policy'])).toMatch(/default-src 'none';.*sandbox/)
  })

  test('goes on where a download broke off', async () => {
    const { headers } = await ask()
    const etag = String(headers.etag)
    const rest = await ask({ range: 'bytes=20-', 'if-range': etag })
    expect([rest.statusCode, rest.rawPayload]).toEqual([206, PNG.subarray(20)])
    expect(rest.headers).toMatchObject({
      'content-range': `bytes 20-${PNG.length - 1}/${PNG.length}`,
      'content-length': String(PNG.length - 20),
      'content-type': 'image/png',
    })
    expect((await ask({ range: 'bytes=-5' })).rawPayload).toEqual(PNG.subarray(-5))
    const outside = await ask({ range: `bytes=${PNG.length}-` })
    expect([outside.statusCode, outside.headers['content-range']]).toEqual([416, `bytes */${PNG.length}`])
    // Another file by now, or several parts at once: the whole.
    for (const asked of [{ range: 'bytes=20-', 'if-range': '"another"' }, { range: 'bytes=0-1,4-5' }]) {
      const whole = await ask(asked)
      expect([whole.statusCode, whole.rawPayload]).toEqual([200, PNG])
    }
  })

  test('is not opened for whoever has it, or asks for its size alone', async () => {
    const { headers } = await ask()
    const known = await ask({ 'if-none-match': String(headers.etag), range: 'bytes=20-' })
    expect([known.statusCode, known.body]).toEqual([304, ''])
    const asked = s3.asked.length
    const head = await ask({ range: 'bytes=20-' }, 'HEAD')
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([
      200,
      String(PNG.length),
      '',
    ])
    expect(s3.asked.length).toBe(asked)
  })
})

describe('a file that must not come in', () => {
  test.each([
    ['一个改名的程序', '通知.pdf', Buffer.from('MZ\x90\0'), '只接受列出的文件格式'],
    ['网页改名的文档', '通知.pdf', Buffer.from('<!doctype html><script>1</script>'), '只接受列出的文件格式'],
    ['矢量图', '图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '只接受列出的文件格式'],
    ['夹带压缩包的文档', '通知.pdf', Buffer.concat([PDF, zip({})]), '夹带了一个压缩包'],
    ['缺少结尾的文档', '通知.pdf', PDF.subarray(0, 10), '文件不完整'],
    ['空文件', '通知.pdf', Buffer.alloc(0), '文件是空的'],
    ['带宏的文档', '通知.docx', zip({ '[Content_Types].xml': '', 'word/vbaProject.bin': '' }), '文件含有宏'],
    ['加密的文档', '通知.docx', compoundFile(['EncryptedPackage']), '请解除密码后上传'],
    ['会写到别处的压缩包', '包.zip', zip({ '../../etc/x': '' }), '请重新打包'],
    ['改了扩展名的图片', '通知.docx', PNG, '扩展名与实际格式不符'],
  ])('%s is refused in words that say what to do, and nothing is kept', async (_, name, bytes, words) => {
    const edition = await bucket.drafted()
    const before = s3.objects.size
    const sent = await bucket.upload(edition, { do: 'attach' }, 'files', name, bytes)
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain(words)
    expect(s3.objects.size).toBe(before)
    const standing = await loadStanding(bucket.house.house.db, edition, 'read')
    expect(standing?.content.attachments).toEqual([])
  })

  test.each([
    ['加密的文档', '通知.docx', compoundFile(['EncryptedPackage']), '请解除密码后上传'],
    ['其实是旧格式的文档', '通知.docx', compoundFile(['WordDocument']), '扩展名与实际格式不符'],
    ['带宏的文档', '通知.docx', zip({ '[Content_Types].xml': '', 'word/vbaProject.bin': '' }), '文件含有宏'],
  ])('%s is not read into a text either', async (_, name, bytes, words) => {
    const edition = await bucket.drafted()
    const sent = await bucket.upload(edition, { do: 'read' }, 'document', name, bytes)
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain(words)
  })

  test('a form that declares, or turns out, to be larger than its page takes is refused, and nothing stays on the disk', async () => {
    const { house, cookies } = folder
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    const own = await mkdtemp(join(tmpdir(), 'uploads-'))
    const { TMPDIR } = process.env
    process.env.TMPDIR = own
    onTestFinished(async () => {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
      await rm(own, { recursive: true })
    })
    async function* endless() {
      yield Buffer.from(head)
      for (let sent = 0; sent < 3; sent++) yield Buffer.alloc(1024 * 1024, 'a')
      yield Buffer.from('\r\n--x--\r\n')
    }
    // A page that takes no file takes a megabyte in all.
    const send = (headers: Record<string, string>, payload: AsyncIterable<Buffer>) =>
      house.server.inject({
        method: 'POST',
        url: '/desk/publications/new',
        headers: {
          host: 'localhost:8080',
          origin: 'http://localhost:8080',
          cookie: cookies.drafter ?? '',
          'content-type': 'multipart/form-data; boundary=x',
          ...headers,
        },
        payload: Readable.from(payload),
      })
    expect((await send({ 'content-length': '1048577' }, endless())).statusCode).toBe(413)
    const refused = await send({}, endless())
    expect([refused.statusCode, refused.body.includes('文件')]).toEqual([413, true])
    expect(await readdir(own)).toEqual([])
  })

  test('a part that is a file by its type alone is a file without a name', async () => {
    const edition = await folder.drafted()
    const sent = await folder.house.server.inject({
      method: 'POST',
      url: folder.at(edition, '/edit'),
      headers: {
        host: 'localhost:8080',
        origin: 'http://localhost:8080',
        cookie: folder.cookies.drafter ?? '',
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload:
        '--x\r\ncontent-disposition: form-data; name="do"\r\n\r\nattach\r\n--x\r\ncontent-disposition: form-data; name="files"\r\ncontent-type: application/octet-stream\r\n\r\nabc\r\n--x--\r\n',
    })
    expect(sent.statusCode).toBe(422)
  })
})

describe('when the store of files does not answer', () => {
  test('a monitor reads so, and pages are served on', async () => {
    const ready = async () => JSON.parse((await bucket.house.get('/readyz')).body)
    expect(await ready()).toMatchObject({ ready: true, files: 'ready' })
    s3.troubles.push('unavailable', 'unavailable', 'unavailable')
    expect(await ready()).toMatchObject({ ready: true, files: 'unreachable' })
    expect(await ready()).toMatchObject({ files: 'ready' })
    expect((await bucket.house.get('/')).status).toBe(200)
  })
})
