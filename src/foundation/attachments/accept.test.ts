import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileStore } from '../../platform/files/file-store.ts'
import { openLocalFileStore } from '../../platform/files/local-file-store.ts'
import { fileOfBytes } from '../../platform/forms/uploaded-file.ts'
import { noScanner, type Scanner } from '../../platform/scan/scanner.ts'
import { acceptUpload } from './accept.ts'

let folder = ''
let files: FileStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accept-'))
  files = await openLocalFileStore(folder)
})
afterAll(() => rm(folder, { recursive: true }))

const most = 1_000_000
const accept = (name: string, bytes: Uint8Array, scanner: Scanner = noScanner()) =>
  acceptUpload({ files, scanner }, fileOfBytes(name, 'text/html', bytes), most)
const stored = async () => {
  const found: string[] = []
  for await (const { sha256 } of files.list()) found.push(sha256)
  return found
}

/** A page with one line, and what else stands in the trailer. */
function pdf(objects = '', trailer = ''): Buffer {
  const content = 'BT /F1 12 Tf 9 9 Td (Sample text of a notice) Tj ET'
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
      `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
      objects,
      `trailer<</Root 1 0 R/Size 9${trailer}>>`,
      '%%EOF',
    ].join('\n'),
  )
}

test('a PDF is kept with the text that a machine reads in it, under a name that is safe to show', async () => {
  const accepted = await accept('C:\\temp\\..\\通知\u202Efdp.pdf', pdf())
  expect(accepted).toMatchObject({
    ok: true,
    file: { name: '通知fdp.pdf', mediaType: 'application/pdf', scan: 'unscanned' },
  })
  expect(accepted.ok && accepted.file.inspected.text).toContain('Sample text of a notice')
})

test('a PDF that opens only with a password is refused, and nothing of it is kept', async () => {
  const before = await stored()
  const secret = `6 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -1/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>endobj`
  const locked = pdf(secret, `/Encrypt 6 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]`)
  expect(await accept('通知.pdf', locked)).toEqual({ ok: false, code: 'encrypted' })
  expect(await stored()).toEqual(before)
})

test('a PDF that no machine can read counts as pictures alone', async () => {
  const accepted = await accept('通知.pdf', Buffer.from('%PDF-1.4\nnothing\n%%EOF'))
  expect(accepted.ok && accepted.file.inspected).toEqual({ imageOnly: true })
})

test('what is too large, infected, or not what it says is not kept', async () => {
  const before = await stored()
  const infected: Scanner = { ...noScanner(), scan: async () => 'infected' }
  expect(await accept('a.pdf', Buffer.alloc(most + 1, '%PDF-'))).toEqual({ ok: false, code: 'too-large' })
  expect(await accept('a.pdf', pdf(), infected)).toEqual({ ok: false, code: 'infected' })
  expect(await accept('a.docx', pdf())).toEqual({ ok: false, code: 'name-disagrees' })
  expect(await accept('a.pdf', Buffer.from('<script>1</script>'))).toEqual({ ok: false, code: 'not-offered' })
  expect(await accept('a.pdf', Buffer.alloc(0))).toEqual({ ok: false, code: 'empty' })
  expect(await stored()).toEqual(before)
})
