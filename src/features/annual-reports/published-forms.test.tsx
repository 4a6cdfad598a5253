import mammoth from 'mammoth'
import { renderToString } from 'preact-render-to-string'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { paperAnswer } from '../../foundation/papers/index.ts'
import { cellsOf, formatDecimal, type Millionths, withSums } from '../../law/report-cells.ts'
import type { ReportCell, ReportForm } from '../../law/report-form.ts'
import { PaperSheet } from '../../ui/paper/paper-sheet.tsx'
import { writtenValues } from './content.ts'
import { reportPaper } from './report-paper.ts'

/** No number of the form's own words, no year and no date is as large as these, so that they are found among them. */
const LEAST = 20_001

/** A report in which every cell that is no sum holds a number of its own. */
function sample(form: ReportForm) {
  const own = cellsOf(form).filter(each => !each.sum)
  const numbers = own.map(({ cell }, at): [ReportCell, Millionths] => [cell, BigInt(LEAST + at) * 1_000_000n])
  const values = withSums(form, new Map(numbers))
  const content = {
    ...{ year: form === '2021' ? 2025 : 2020, form, scope: 'agency' as const, agency: '示例市财政局' },
    values: writtenValues(values),
    texts: { overview: '示例总体情况。', problems: '示例问题。', others: '无。' },
    notes: [],
  }
  return { values, content }
}

const numbersIn = (text: string) => [...text.matchAll(/(?<!\d)\d{5,}(?!\d)/g)].map(each => each[0])

async function bytesOf(paper: Parameters<typeof paperAnswer>[0], file: 'pdf' | 'docx'): Promise<Uint8Array> {
  const answer = await paperAnswer(paper, file)
  if (answer.kind !== 'bytes') throw new Error(`no ${file}: ${answer.kind}`)
  return new Uint8Array(answer.body as Uint8Array)
}

/** The pieces of text of a PDF, one for each cell: what stands close together is not one number. */
async function piecesOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes)
  const pieces: string[] = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    for (const item of items) if ('str' in item) pieces.push(item.str)
  }
  return pieces.join(' ')
}

test.each(['2021', '2019'] as const)(
  'whoever lays page, PDF and Word file of a report in the form of %s side by side finds every number in each, in the same order',
  async form => {
    const { values, content } = sample(form)
    const at = new Date('2026-03-06T02:00:00Z')
    const paper = reportPaper(content, { date: '2026年3月6日', demonstration: false, at })
    const wanted = cellsOf(form).map(({ cell }) => formatDecimal(values.get(cell) ?? 0n))
    expect(numbersIn(renderToString(<PaperSheet paper={paper} />).replace(/<[^>]*>/g, ' '))).toEqual(wanted)
    const { value: word } = await mammoth.extractRawText({
      buffer: Buffer.from(await bytesOf(paper, 'docx')),
    })
    expect(numbersIn(word)).toEqual(wanted)
    expect(numbersIn(await piecesOf(await bytesOf(paper, 'pdf')))).toEqual(wanted)
  },
  60_000,
)
