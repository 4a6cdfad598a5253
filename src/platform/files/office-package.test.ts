import { Document, Packer, Paragraph } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { compoundFile } from './compound-file.builder.ts'
import { openOfficePackage } from './office-package.ts'

const MOST = 16 * 1024 * 1024
let letter: Record<string, Uint8Array>
beforeAll(async () => {
  const document = new Document({ sections: [{ children: [new Paragraph('正文')] }] })
  letter = unzipSync(new Uint8Array(await Packer.toBuffer(document)))
})

/** The letter with one part changed or added. */
function withPart(name: string, edit: (xml: string) => string | Uint8Array): Uint8Array {
  const edited = edit(strFromU8(letter[name] ?? new Uint8Array()))
  return zipSync({ ...letter, [name]: typeof edited === 'string' ? strToU8(edited) : edited })
}
const codeOf = async (bytes: Uint8Array, kind: '.docx' | '.xlsx' = '.docx') => {
  const opened = await openOfficePackage(bytes, kind, MOST)
  return opened.ok ? 'opened' : opened.code
}

test('a document as a word processor writes it is opened', async () => {
  expect(await codeOf(zipSync(letter))).toBe('opened')
})

const BOMB = `<!DOCTYPE x [<!ENTITY a "${'哈'.repeat(10)}"><!ENTITY b "&a;&a;&a;&a;">]>`
const FOREIGN = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

test.each([
  ['entities that grow', 'word/document.xml', BOMB],
  ['an entity that names another file', 'word/document.xml', FOREIGN],
  ['the same in the list of relations', 'word/_rels/document.xml.rels', FOREIGN],
  ['the same in the list of types', '[Content_Types].xml', FOREIGN],
])('%s are refused before any reader of XML sees them', async (_, part, declaration) => {
  const bytes = withPart(part, xml => xml.replace(/(<\?xml[^>]*>)?/, `$1${declaration}`))
  expect(await codeOf(bytes)).toBe('damaged')
})

test('also where the part is written in UTF-16', async () => {
  const bytes = withPart('word/document.xml', xml => Buffer.from(`\ufeff${BOMB}${xml}`, 'utf16le'))
  expect(await codeOf(bytes)).toBe('damaged')
})

test('what has a password, macros, or another kind of content says so', async () => {
  expect(await codeOf(compoundFile(['EncryptedPackage', 'EncryptionInfo']))).toBe('encrypted')
  expect(await codeOf(withPart('word/vbaProject.bin', () => 'x'))).toBe('macros')
  expect(await codeOf(compoundFile(['WordDocument']))).toBe('name-disagrees')
  expect(await codeOf(zipSync(letter), '.xlsx')).toBe('name-disagrees')
  expect(await codeOf(strToU8('<html><script>1</script></html>'))).toBe('name-disagrees')
  expect(await codeOf(zipSync(letter).subarray(0, 900))).toBe('damaged')
  expect(await codeOf(new Uint8Array())).toBe('damaged')
})

test('a bomb is refused by what it declares', async () => {
  expect(await codeOf(withPart('word/media/a.bmp', () => new Uint8Array(MOST + 1)))).toBe('archive-too-large')
})
