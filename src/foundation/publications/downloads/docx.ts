import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx'
import { withoutChance } from '../../../platform/word/same-bytes.ts'
import {
  BODY_SIZE,
  FANGSONG,
  HEITI,
  KAITI,
  LINE,
  pageNumbers,
  SHEET,
  SONGTI,
} from '../../../platform/word/sheet.ts'
import type { PublicationContent } from '../content.ts'
import type { MetadataRow } from '../portal/metadata.ts'
import { blocksOf } from './docx-blocks.ts'

/**
 * A publication as a Word file in the manner of GB/T 9704-2012: A4 with its margins, title 二号, body 三号 仿宋 at 22 lines a
 * page, 一、 in 黑体 and （一） in 楷体, page numbers below. Headings are Word's own, so that the outline works.
 */
export async function docxDownload(
  content: PublicationContent,
  metadata: readonly MetadataRow[],
  address: string,
): Promise<Buffer> {
  const document = new Document({
    title: content.title,
    creator: content.issuers.join('、'),
    description: address,
    styles: {
      default: {
        document: { run: { font: FANGSONG, size: BODY_SIZE }, paragraph: { spacing: LINE } },
        heading1: heading(HEITI),
        heading2: heading(KAITI),
        heading3: heading(FANGSONG, true),
        heading4: heading(FANGSONG),
        heading5: heading(FANGSONG),
      },
    },
    numbering: { config: [] },
    sections: [
      {
        properties: { page: SHEET },
        footers: { default: pageNumbers() },
        children: [
          ...title(content),
          ...blocksOf(content.body),
          ...attachmentLines(content),
          ...provenance(metadata, address),
        ],
      },
    ],
  })
  return withoutChance(await Packer.toBuffer(document))
}

function heading(font: typeof FANGSONG, bold = false) {
  return {
    run: { font, size: BODY_SIZE, bold, color: '000000' },
    paragraph: { spacing: LINE, indent: { firstLineChars: 200, firstLine: 640 } },
  }
}

function title(content: PublicationContent): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: 'exact', after: 300 },
      children: [new TextRun({ text: content.title, font: SONGTI, size: 44, bold: true })],
    }),
    ...(content.documentNumber
      ? [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { ...LINE, after: 300 },
            children: [new TextRun({ text: content.documentNumber })],
          }),
        ]
      : []),
  ]
}

function attachmentLines(content: PublicationContent): Paragraph[] {
  const several = content.attachments.length > 1
  return content.attachments.map(
    (file, at) =>
      new Paragraph({
        spacing: LINE,
        indent: { left: 640 },
        children: [new TextRun(several ? `附件${at + 1}：${file.name}` : `附件：${file.name}`)],
      }),
  )
}

/** Set apart at the end: what the site says about the document is not part of its text. */
function provenance(metadata: readonly MetadataRow[], address: string): Paragraph[] {
  const lines = [...metadata.map(row => `${row.label}：${row.value}`), `网页地址：${address}`]
  return lines.map(
    (text, at) =>
      new Paragraph({
        spacing: { line: 400, lineRule: 'exact', ...(at === 0 ? { before: 600 } : {}) },
        ...(at === 0 ? { border: { top: { style: 'single', size: 4, space: 8, color: '000000' } } } : {}),
        children: [new TextRun({ text, font: SONGTI, size: 21 })],
      }),
  )
}
