import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { withoutChance } from '../../platform/word/same-bytes.ts'
import { BODY_SIZE, FANGSONG, HEITI, LINE, pageNumbers, SHEET, SONGTI } from '../../platform/word/sheet.ts'
import { type Paper, type PaperBlock, type PaperCell, SEAL_PLACE } from '../../ui/paper/paper.ts'

/** Two characters of 三号, four of them. */
const TWO = 640
const FOUR = 1280

/** A paper as a Word file in the manner of GB/T 9704-2012, from the same words as its page and its PDF. The same paper gives the same bytes. */
export async function paperWord(paper: Paper): Promise<Buffer> {
  const { title, number, addressee, blocks, attachments = [], signer, sealed, date, watermark } = paper
  const file = new Document({
    title,
    creator: signer,
    styles: {
      default: {
        document: { run: { font: FANGSONG, size: BODY_SIZE }, paragraph: { spacing: LINE } },
        heading1: {
          run: { font: HEITI, size: BODY_SIZE, color: '000000' },
          paragraph: { spacing: LINE, indent: { firstLine: TWO } },
        },
      },
    },
    numbering: { config: [] },
    sections: [
      {
        properties: { page: SHEET },
        footers: { default: pageNumbers() },
        ...(watermark === undefined
          ? {}
          : { headers: { default: new Header({ children: [line(`【${watermark}】`, 'center')] }) } }),
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 700, lineRule: 'exact', after: 300 },
            children: [new TextRun({ text: title, font: SONGTI, size: 44, bold: true })],
          }),
          ...(number === undefined ? [] : [line(number, 'center')]),
          ...(addressee === undefined ? [] : [line(`${addressee}：`, 'left')]),
          ...blocks.flatMap(blockOf),
          ...attachments.map((name, at) =>
            line(attachments.length > 1 ? `附件${at + 1}：${name}` : `附件：${name}`, 'indented'),
          ),
          line('', 'left'),
          line('', 'left'),
          line(sealed ? `${signer}${SEAL_PLACE}` : signer, 'right'),
          ...(date === undefined ? [] : [line(date, 'right')]),
        ],
      },
    ],
  })
  return withoutChance(await Packer.toBuffer(file))
}

type Place = 'left' | 'center' | 'right' | 'indented'

function line(text: string, place: Place): Paragraph {
  return new Paragraph({
    alignment:
      place === 'center'
        ? AlignmentType.CENTER
        : place === 'right'
          ? AlignmentType.RIGHT
          : AlignmentType.LEFT,
    spacing: LINE,
    ...(place === 'indented'
      ? { indent: { firstLine: TWO } }
      : place === 'right'
        ? { indent: { right: FOUR } }
        : {}),
    children: [new TextRun(text)],
  })
}

function blockOf(block: PaperBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return [line(block.text, 'indented')]
    case 'heading':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun({ text: block.text })] }),
      ]
    case 'table': {
      const whole = block.widths.reduce((sum, width) => sum + width, 0)
      const table = new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        columnWidths: block.widths.map(width => Math.round((width / whole) * 8800)),
        rows: block.rows.map(row => new TableRow({ cantSplit: true, children: row.map(cellOf) })),
      })
      return block.caption === undefined ? [table] : [line(block.caption, 'center'), table]
    }
  }
}

function cellOf({ text, head = false, colspan = 1, rowspan = 1, number = false }: PaperCell): TableCell {
  return new TableCell({
    columnSpan: colspan,
    rowSpan: rowspan,
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: head ? AlignmentType.CENTER : number ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { line: 300, lineRule: 'atLeast' },
        children: [new TextRun({ text, size: 21, bold: head })],
      }),
    ],
  })
}
