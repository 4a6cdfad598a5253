import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import Excel from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { MEDIA_TYPES } from '../sniff.ts'
import { hiddenData, withoutHiddenData } from './index.ts'

const XLSX = MEDIA_TYPES['.xlsx']
const DOCX = MEDIA_TYPES['.docx']
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

async function found(bytes: Uint8Array, type: string) {
  const looked = await hiddenData(bytes, type)
  if (!looked.ok) throw new Error(looked.problem)
  return looked.findings
}

async function cleaned(bytes: Uint8Array, type: string): Promise<Uint8Array> {
  const clean = await withoutHiddenData(bytes, type)
  if (!clean) throw new Error('not cleaned')
  return clean
}

async function workbook(): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  book.creator = '经办人'
  book.lastModifiedBy = '复核人'
  book.company = '示例局'
  const list = book.addWorksheet('名单')
  list.addRows([
    ['序号', '单位', '内部意见'],
    [1, '示例一', '暂缓'],
    [2, '示例二', '同意'],
  ])
  list.getCell('E1').value = { formula: 'SUM(合计范围)', result: 3 }
  list.getRow(3).hidden = true
  list.getRow(9).hidden = true
  list.getColumn(3).hidden = true
  list.getColumn(20).hidden = true
  list.getCell('B2').note = '这一家再核对'
  book.addWorksheet('底稿', { state: 'veryHidden' }).addRow(['草稿'])
  book.definedNames.add('名单!$A$2:$A$3', '合计范围')
  book.definedNames.add('底稿!$A$1', '旧名称')
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function values(bytes: Uint8Array) {
  const book = new Excel.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as Excel.Buffer)
  return book.worksheets.map(sheet => [sheet.name, sheet.state, sheet.getSheetValues()])
}

test('a clerk sees which sheets, rows, columns, notes and names of a workbook nobody sees', async () => {
  expect(await found(await workbook(), XLSX)).toEqual([
    { kind: 'hidden-rows', place: '工作表“名单”', count: 1 },
    { kind: 'hidden-columns', place: '工作表“名单”', count: 1 },
    { kind: 'comment', place: '工作表“名单”', count: 1 },
    { kind: 'hidden-sheet', place: '工作表“底稿”', count: 1 },
    { kind: 'defined-name', place: '名称管理器', count: 2 },
    { kind: 'properties', place: '文档属性：作者', count: 1 },
    { kind: 'properties', place: '文档属性：最后修改人', count: 1 },
    { kind: 'properties', place: '文档属性：单位', count: 1 },
  ])
})

test('a clerk sees the cells whose words cannot be seen, but not headings that are white on a colour', async () => {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(['单位', '示例一', '示例二', '示例三', '示例四'])
  const white = { color: { argb: 'FFFFFFFF' } }
  sheet.getCell('A1').font = white
  sheet.getCell('A1').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0B5394' } }
  sheet.getCell('B1').font = white
  sheet.getCell('C1').font = { color: { theme: 0 } as Partial<Excel.Color> }
  sheet.getCell('D1').numFmt = ';;;'
  sheet.getCell('F1').font = white
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  expect(await found(bytes, XLSX)).toContainEqual({ kind: 'unseen-text', place: '工作表“名单”', count: 3 })
})

test('a clerk sees white words on white paper, but not those on a coloured ground', async () => {
  const cell = (fill?: string) =>
    new TableCell({
      ...(fill ? { shading: { fill } } : {}),
      children: [new Paragraph({ children: [new TextRun({ text: '白字', color: 'FFFFFF' })] })],
    })
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun({ text: '看不见', color: 'FFFFFF' }),
              new TextRun({ text: '看得见', color: 'FFFFFF', shading: { fill: '0B5394' } }),
              new TextRun({ text: '看得见', color: 'FFFFFF', highlight: 'darkBlue' }),
              new TextRun({ text: '照常', color: '000000' }),
            ],
          }),
          new Paragraph({
            shading: { fill: '0B5394' },
            children: [new TextRun({ text: '标题', color: 'FFFFFF' })],
          }),
          new Paragraph({ children: [new TextRun({ text: '又看不见', color: 'FFFFFF' })] }),
          new Table({ rows: [new TableRow({ children: [cell('0B5394'), cell()] })] }),
        ],
      },
    ],
  })
  const told = await found(new Uint8Array(await Packer.toBuffer(document)), DOCX)
  expect(told).toContainEqual({ kind: 'unseen-text', place: '正文', count: 3 })
})

test('a cleaned workbook keeps its values, its hidden sheet and the name that a formula needs', async () => {
  const before = await workbook()
  const after = await cleaned(before, XLSX)
  expect((await found(after, XLSX)).map(each => [each.kind, each.count])).toEqual([
    ['hidden-rows', 1],
    ['hidden-columns', 1],
    ['hidden-sheet', 1],
    ['defined-name', 1],
  ])
  expect(await values(after)).toEqual(await values(before))
})

async function letter(): Promise<Uint8Array> {
  const document = new Document({
    creator: '经办人',
    title: '答复',
    comments: { children: [{ id: 0, author: '甲', children: [new Paragraph('再改')] }] },
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              new TextRun('现答复如下。'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
            ],
          }),
          new Paragraph({
            children: [
              new InsertedTextRun({ text: '新增', id: 1, author: '甲', date: '2026-01-01T00:00:00Z' }),
              new TextRun({ text: '内部', vanish: true }),
              new TextRun({ text: '照常', vanish: false }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

test('a clerk sees the comments, revisions and hidden words of a text; comments and properties can be taken away', async () => {
  const before = await letter()
  const told = await found(before, DOCX)
  expect(told).toEqual(
    expect.arrayContaining([
      { kind: 'comment', place: '批注', count: 1 },
      { kind: 'tracked-change', place: '正文', count: 1 },
      { kind: 'hidden-text', place: '正文', count: 1 },
      { kind: 'properties', place: '文档属性：作者', count: 1 },
    ]),
  )
  const after = await cleaned(before, DOCX)
  expect((await found(after, DOCX)).map(each => each.kind).sort()).toEqual(['hidden-text', 'tracked-change'])
  const text = async (bytes: Uint8Array) =>
    (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
  expect(await text(after)).toBe(await text(before))
  expect(Object.keys(unzipSync(after)).some(name => /comments|docProps/.test(name))).toBe(false)
})

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = (...all: [id: string, kind: string, to: string][]) =>
  `<Relationships>${all.map(([id, kind, to]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${to}"/>`).join('')}</Relationships>`

test('a clerk sees hidden slides and notes; the notes can be taken away', async () => {
  const bytes = zipSync({
    '[Content_Types].xml': strToU8(
      '<Types><Override PartName="/ppt/notesSlides/n1.xml" ContentType="x"/></Types>',
    ),
    '_rels/.rels': strToU8(links(['r1', 'officeDocument', 'ppt/presentation.xml'])),
    'ppt/presentation.xml': strToU8('<p:p><p:sldId id="256" r:id="r1"/><p:sldId id="257" r:id="r2"/></p:p>'),
    'ppt/_rels/presentation.xml.rels': strToU8(
      links(['r1', 'slide', 'slides/s1.xml'], ['r2', 'slide', 'slides/s2.xml']),
    ),
    'ppt/slides/s1.xml': strToU8('<p:sld><a:t>公开</a:t></p:sld>'),
    'ppt/slides/s2.xml': strToU8('<p:sld show="0"><a:t>不讲</a:t></p:sld>'),
    'ppt/slides/_rels/s1.xml.rels': strToU8(links(['r1', 'notesSlide', '../notesSlides/n1.xml'])),
    'ppt/notesSlides/n1.xml': strToU8('<p:notes><a:t>只对内说</a:t><a:fld><a:t>1</a:t></a:fld></p:notes>'),
  })
  const hidden = { kind: 'hidden-sheet', place: '第 2 张幻灯片', count: 1 }
  expect(await found(bytes, PPTX)).toEqual([
    { kind: 'comment', place: '第 1 张幻灯片的备注', count: 1 },
    hidden,
  ])
  const after = await cleaned(bytes, PPTX)
  expect(await found(after, PPTX)).toEqual([hidden])
  expect(Object.keys(unzipSync(after))).not.toContain('ppt/notesSlides/n1.xml')
})

test('a bomb, a file cut short and what is no archive are refused as values', async () => {
  const book = await workbook()
  const bomb = Buffer.from(book)
  // What the archive says of its first entry is all that is read of it.
  bomb.writeUInt32LE(1024 ** 3, bomb.indexOf('PK\x01\x02', 'latin1') + 24)
  expect(await hiddenData(bomb, XLSX)).toEqual({ ok: false, problem: 'too-large' })
  for (const bytes of [book.subarray(0, book.length / 2), strToU8('no archive'), new Uint8Array()]) {
    expect(await hiddenData(bytes, XLSX)).toEqual({ ok: false, problem: 'unreadable' })
    expect(await withoutHiddenData(bytes, XLSX)).toBeNull()
  }
  const broken = zipSync({ ...unzipSync(book), 'xl/workbook.xml': new Uint8Array([0x3c, 0xff, 0xfe]) })
  expect(await hiddenData(broken, XLSX)).toEqual({ ok: false, problem: 'unreadable' })
})
