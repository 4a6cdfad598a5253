import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, extensionOf, safeFileName } from './file-names.ts'

test.each([
  ['关于印发要点的通知.pdf', '关于印发要点的通知.pdf'],
  ['C:\\Users\\王\\桌面\\附件 1.docx', '附件 1.docx'],
  ['../../etc/passwd', 'passwd'],
  ['a\u202Egpj.exe', 'agpj.exe'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
  ['con.txt', '_con.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['.htaccess', 'htaccess'],
])('the name %j is kept as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

test('a long name is cut between characters and keeps its extension', () => {
  const safe = safeFileName(`${'公'.repeat(300)}.docx`)
  expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
  expect(safe).toMatch(/^公+\.docx$/)
})

test('no name, however made, is unsafe, and a safe name stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), name => {
      const safe = safeFileName(name)
      expect(safe).not.toMatch(/[/\\\p{Cc}<>:"|?*]|^\./u)
      expect(safe.length).toBeGreaterThan(0)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
      expect(safeFileName(safe)).toBe(safe)
    }),
  )
})

test('the extension is told in small letters', () => {
  expect(extensionOf('A.PDF')).toBe('.pdf')
  expect(extensionOf('附件')).toBe('')
})

test('the header carries a Chinese name in both forms and cannot be broken out of', () => {
  expect(contentDisposition('attachment', '附件1.pdf')).toBe(
    `attachment; filename="__1.pdf"; filename*=UTF-8''%E9%99%84%E4%BB%B61.pdf`,
  )
  expect(contentDisposition('inline', `a"b'(1).pdf`)).toBe(
    `inline; filename="a_b'(1).pdf"; filename*=UTF-8''a_b%27%281%29.pdf`,
  )
})
