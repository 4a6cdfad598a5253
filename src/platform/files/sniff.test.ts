import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bytesSource, handleSource } from './byte-source.ts'
import { compoundFile } from './compound-file.builder.ts'
import { sniff } from './sniff.ts'

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011118888fe0700', 'hex')

const zip = (files: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])) as Zippable,
    ),
  )
const look = (bytes: Uint8Array, name: string) => sniff(bytesSource(bytes), name)
const refused = (code: string) => ({ ok: false, code })

describe('a file is what its content says', () => {
  test.each([
    ['通知.pdf', PDF, 'application/pdf'],
    ['图.PNG', PNG, 'image/png'],
    ['图.gif', GIF, 'image/gif'],
    ['图.jpeg', JPEG, 'image/jpeg'],
    ['图.jpg', JPEG, 'image/jpeg'],
    ['图.webp', WEBP, 'image/webp'],
    ['文.doc', compoundFile(['WordDocument', '1Table']), 'application/msword'],
    ['文.wps', compoundFile(['1Table', 'WordDocument']), 'application/vnd.ms-works'],
    ['表.xls', compoundFile(['Workbook']), 'application/vnd.ms-excel'],
    ['旧表.xls', compoundFile(['Book']), 'application/vnd.ms-excel'],
    ['版式.ofd', zip({ 'OFD.xml': '<x/>', 'Doc_0/Document.xml': '<x/>' }), 'application/ofd'],
    ['包.zip', zip({ 'a.txt': 'a' }), 'application/zip'],
    [
      '表.xlsx',
      zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('%s', async (name, bytes, mediaType) => {
    expect(await look(bytes, name)).toEqual({
      ok: true,
      mediaType,
      extension: name.slice(name.lastIndexOf('.')).toLowerCase(),
    })
  })

  test('a document that a word processor wrote is a .docx', async () => {
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('正文')] }] }))
    expect(await look(bytes, '正文.docx')).toMatchObject({ ok: true, extension: '.docx' })
  })

  test('a large Word file, whose directory lies behind the first table sectors, is read from the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sniff-'))
    await writeFile(join(folder, 'a.doc'), compoundFile(['WordDocument'], 4000))
    const handle = await open(join(folder, 'a.doc'))
    expect(await sniff(await handleSource(handle), 'a.doc')).toMatchObject({ ok: true, extension: '.doc' })
    await handle.close()
    await rm(folder, { recursive: true })
  })
})

describe('a file is refused', () => {
  test.each([
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'empty'],
    ['SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-offered'],
    [
      'SVG under the name of an image',
      'a.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'not-offered',
    ],
    ['HTML', 'a.html', Buffer.from('<!doctype html><script>1</script>'), 'not-offered'],
    ['a program', 'a.exe', Buffer.from('MZ\x90\0'), 'not-offered'],
    ['a program under the name of a document', '通知.pdf', Buffer.from('MZ\x90\0'), 'not-offered'],
    [
      'a web page named as a document',
      'a.pdf',
      Buffer.from('<html><script>1</script>%PDF-1.7'),
      'not-offered',
    ],
    ['a web page named as a picture', 'a.gif', Buffer.from('<script>1</script>GIF89a'), 'not-offered'],
    ['a script that begins with a comment', 'a.jpg', Buffer.from('/*\xff\xd8\xff*/alert(1)'), 'not-offered'],
    ['a PDF without its end', 'a.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), 'cut-short'],
    ['half a picture', 'a.png', PNG.subarray(0, 40), 'cut-short'],
    ['half an animation', 'a.gif', GIF.subarray(0, 20), 'cut-short'],
    ['an archive behind a PDF', 'a.pdf', behind(PDF, zip({ 'a.htm': '<script>1</script>' })), 'two-kinds'],
    ['an archive behind a picture', 'a.gif', behind(GIF, zip({ 'a.exe': 'MZ' }), ';'), 'two-kinds'],
    ['Word macros of the old kind', 'a.doc', compoundFile(['WordDocument', 'Macros']), 'macros'],
    ['Excel macros of the old kind', 'a.xls', compoundFile(['Workbook', '_VBA_PROJECT_CUR']), 'macros'],
    ['one byte', 'a.zip', Buffer.from('P'), 'not-offered'],
    ['an Outlook message', 'a.doc', compoundFile(['__properties_version1.0']), 'not-offered'],
    ['an image named as a document', 'a.pdf', PNG, 'name-disagrees'],
    ['a Word file named as a spreadsheet', 'a.xls', compoundFile(['WordDocument']), 'name-disagrees'],
    ['a name without extension', 'notice', PDF, 'name-disagrees'],
    ['a second extension', 'a.pdf.exe', PDF, 'name-disagrees'],
    ['an encrypted workbook', 'a.xlsx', compoundFile(['EncryptedPackage', 'EncryptionInfo']), 'encrypted'],
    ['a compound file cut short', 'a.doc', compoundFile(['WordDocument']).subarray(0, 600), 'damaged'],
    ['a zip cut short', 'a.zip', zip({ 'a.txt': 'a' }).subarray(0, 40), 'damaged'],
    ['a zip that climbs out', 'a.zip', zip({ '../../etc/cron.d/x': '' }), 'unsafe-names'],
    ['a zip with an absolute name', 'a.zip', zip({ '/etc/passwd': '' }), 'unsafe-names'],
    [
      'macros under a plain name',
      'a.docx',
      zip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
      'macros',
    ],
  ])('%s', async (_what, name, bytes, code) => {
    expect(await look(bytes, name)).toEqual(refused(code))
  })

  test.each([
    'application/vnd.ms-word.document.macroEnabled.main+xml',
    'application/vnd.ms-office.vbaProject',
  ])('a document whose own list of types says %s, whatever its parts are called', async type => {
    const bytes = zip({
      '[Content_Types].xml': `<Types><Override PartName="/word/a.bin" ContentType="${type}"/></Types>`,
      'word/document.xml': '<x/>',
      'word/a.bin': 'x',
    })
    expect(await look(bytes, '通知.docx')).toEqual(refused('macros'))
  })

  test('an archive of more files than anybody would look through', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, '']))
    expect(await look(zip(many), 'a.zip')).toEqual(refused('archive-too-large'))
  })

  test('an archive that says it would unpack to more than two gigabytes', async () => {
    const bytes = zip({ a: 'a', b: 'b' })
    expect(await look(changed(bytes, 24, 0x7fffffff), 'a.zip')).toEqual(refused('archive-too-large'))
  })

  test('an archive that is too dense to be honest', async () => {
    expect(await look(zip({ zeros: '\0'.repeat(70_000_000) }), 'a.zip')).toEqual(refused('archive-too-large'))
  })

  test('an archive whose entries share their bytes', async () => {
    const bytes = zip({ a: 'a', b: 'b' })
    expect(await look(changed(bytes, 42, 0), 'a.zip')).toEqual(refused('damaged'))
  })

  test('an archive with a password', async () => {
    const bytes = zip({ a: 'a' })
    const at = bytes.indexOf(Buffer.from('PK\x01\x02'))
    bytes.writeUInt16LE(1, at + 8)
    expect(await look(bytes, 'a.zip')).toEqual(refused('encrypted'))
  })
})

/** The bytes of an archive behind those of another file; what its directory says of places is mended as a forger would. */
function behind(front: Buffer, archive: Buffer, last = ''): Buffer {
  const moved = Buffer.from(archive)
  const end = moved.lastIndexOf(Buffer.from('PK\x05\x06'))
  const directory = moved.readUInt32LE(end + 16)
  moved.writeUInt32LE(directory + front.length, end + 16)
  moved.writeUInt32LE(front.length, directory + 42)
  moved.writeUInt16LE(last.length, end + 20)
  return Buffer.concat([front, moved, Buffer.from(last)])
}

/** Changes a 32-bit field of every directory entry. */
function changed(bytes: Buffer, field: number, value: number): Buffer {
  const result = Buffer.from(bytes)
  const mark = Buffer.from('PK\x01\x02')
  for (let at = result.indexOf(mark); at >= 0; at = result.indexOf(mark, at + 4))
    result.writeUInt32LE(value, at + field)
  return result
}
