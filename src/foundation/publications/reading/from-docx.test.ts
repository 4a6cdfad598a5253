import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { compoundFile } from '../../../platform/files/compound-file.builder.ts'
import { sanitise } from '../bodies/sanitise.ts'
import { readDocument } from './read-document.ts'

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const cell = (text: string, bold = false) =>
  new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] })

async function wordFile(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

function edited(bytes: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  const content = files[part]
  if (content === undefined) throw new Error(`no part ${part}`)
  return zipSync({ ...files, [part]: strToU8(edit(strFromU8(content))) })
}

describe('a Word document', () => {
  it('is read with its fields, headings, underline, table and picture', async () => {
    const bytes = await wordFile([
      new Paragraph({ text: '示例市人民政府关于示例的通知', heading: HeadingLevel.TITLE }),
      new Paragraph('示政发〔2024〕3号'),
      new Paragraph('各县区人民政府：'),
      new Paragraph({
        children: [new TextRun('请'), new TextRun({ text: '认真', underline: {} }), new TextRun('落实。')],
      }),
      new Paragraph({ text: '一、示例', heading: HeadingLevel.HEADING_1 }),
      new Table({
        rows: [
          new TableRow({ children: [cell('甲', true), cell('乙', true)] }),
          new TableRow({ children: [cell('1'), cell('2')] }),
        ],
      }),
      new Paragraph({
        children: [
          new ImageRun({
            type: 'png',
            data: DOT,
            transformation: { width: 9, height: 9 },
            altText: { title: '', description: '示意图', name: '图' },
          }),
        ],
      }),
      new Paragraph('示例市人民政府'),
      new Paragraph('2024年3月4日'),
    ])
    const read = await readDocument({ name: '示例.docx', bytes })
    expect(read).toMatchObject({
      problem: null,
      title: '示例市人民政府关于示例的通知',
      agency: '示例市人民政府',
      number: '示政发〔2024〕3号',
      written: '2024-03-04',
      addressee: '各县区人民政府',
      unsure: [],
    })
    expect(read.body.split('\n')).toEqual([
      '<p>各县区人民政府：</p>',
      '<p>请<u>认真</u>落实。</p>',
      '<h2>一、示例</h2>',
      '<table><thead><tr><th scope="col">甲</th><th scope="col">乙</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      '<p><img src="attachment:0" alt="示意图"></p>',
      '<p>示例市人民政府</p>',
      '<p>2024年3月4日</p>',
    ])
    expect(
      read.images.map(({ name, type, alt, bytes: content }) => [name, type, alt, content.length]),
    ).toEqual([['image-1.png', 'image/png', '示意图', DOT.length]])
  })

  it('keeps lists, merged cells and footnotes', async () => {
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('注文。')] } },
      sections: [
        {
          children: [
            new Paragraph('示例说明'),
            new Paragraph({
              children: [new TextRun('正文'), new FootnoteReferenceRun(1), new TextRun('。')],
            }),
            new Paragraph({ text: '甲', bullet: { level: 0 } }),
            new Paragraph({ text: '乙', bullet: { level: 0 } }),
            new Table({
              rows: [
                new TableRow({
                  children: [new TableCell({ columnSpan: 2, children: [new Paragraph('宽')] })],
                }),
                new TableRow({ children: [cell('1'), cell('2')] }),
              ],
            }),
          ],
        },
      ],
    })
    const { body } = await readDocument({
      name: '示例.docx',
      bytes: new Uint8Array(await Packer.toBuffer(document)),
    })
    expect(body.split('\n')).toEqual([
      '<p>正文<sup>[1]</sup>。</p>',
      '<ul><li>甲</li><li>乙</li></ul>',
      '<table><tbody><tr><td colspan="2">宽</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
      '<ol><li>注文。</li></ol>',
    ])
  })

  it('names what it could not carry over', async () => {
    const bytes = edited(
      await wordFile([new Paragraph('示例说明'), new Paragraph('正文。')]),
      'word/document.xml',
      xml =>
        xml.replace(
          '</w:body>',
          '<w:p><w:del w:id="1" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p></w:body>',
        ),
    )
    const { lost } = await readDocument({ name: '示例.docx', bytes })
    expect(lost).toContainEqual({ code: 'formula', detail: '1' })
    expect(lost).toContainEqual({ code: 'tracked-deletion', detail: '1' })
  })

  it('that is none is refused, and the reason says what it is', async () => {
    const problem = async (bytes: Uint8Array) => (await readDocument({ name: '示例.docx', bytes })).problem
    expect(await problem(Buffer.from('这不是文档'))).toBe('name-disagrees')
    expect(await problem(zipSync({ 'a.txt': strToU8('甲') }))).toBe('name-disagrees')
    expect(await problem(compoundFile(['WordDocument']))).toBe('name-disagrees')
    expect(await problem(compoundFile(['EncryptedPackage']))).toBe('encrypted')
    const whole = await wordFile([new Paragraph('甲')])
    expect(await problem(whole.slice(0, whole.length / 2))).toBe('damaged-file')
    expect(await problem(edited(whole, 'word/document.xml', () => '<w:document'))).toBe('damaged-file')
    const types = (xml: string) => xml.replace('document.main+xml', 'document.macroEnabled.main+xml')
    expect(await problem(edited(whole, '[Content_Types].xml', types))).toBe('macros')
    const entities = (xml: string) => `<!DOCTYPE x [<!ENTITY a "aa">]>${xml.replace(/<\?xml[^>]*>/, '')}`
    expect(await problem(edited(whole, 'word/document.xml', entities))).toBe('damaged-file')
    const nested = (xml: string) =>
      xml.replace(
        '</w:body>',
        `${'<w:tbl><w:tr><w:tc>'.repeat(200_000)}${'</w:tc></w:tr></w:tbl>'.repeat(200_000)}</w:body>`,
      )
    expect(await problem(edited(whole, 'word/document.xml', nested))).toBe('damaged-file')
  })

  it('that declares to unpack beyond all measure is refused before it is unpacked', async () => {
    const bytes = await wordFile([new Paragraph('甲')])
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = bytes.findLastIndex(
      (_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50,
    )
    view.setUint32(directory + 24, 130 * 1024 * 1024, true)
    expect((await readDocument({ name: '示例.docx', bytes })).problem).toBe('file-too-large')
  })

  it('that asks for things from elsewhere gets none of them, and no script stays in its text', async () => {
    const relations = (xml: string) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/>' +
          '<Relationship Id="rId92" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>' +
          '<Relationship Id="rId93" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://192.0.2.1/t.dotm" TargetMode="External"/>' +
          '</Relationships>',
      )
    const picture =
      '<w:p><w:r><w:drawing><wp:inline><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId91"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const link = '<w:p><w:hyperlink r:id="rId92"><w:r><w:t>请点击</w:t></w:r></w:hyperlink></w:p>'
    const whole = await wordFile([new Paragraph('示例说明'), new Paragraph('正文。')])
    const bytes = edited(edited(whole, 'word/_rels/document.xml.rels', relations), 'word/document.xml', xml =>
      xml.replace('</w:body>', `${picture}${link}</w:body>`),
    )
    const read = await readDocument({ name: '示例.docx', bytes })
    const shown = `${sanitise(read.body)}${read.images.map(image => Buffer.from(image.bytes).toString())}`
    expect(shown).toContain('正文。')
    expect(shown).not.toMatch(/javascript|root:|192\.0\.2\.1/)
  })
})
