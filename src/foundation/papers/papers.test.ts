import mammoth from 'mammoth'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { missingSigns } from '../../platform/typesetting/coverage.ts'
import { typeset } from '../../platform/typesetting/typeset.ts'
import type { Paper } from '../../ui/paper/paper.ts'
import { PaperSheet } from '../../ui/paper/paper-sheet.tsx'
import { paperAnswer } from './answers.ts'
import { paperPdf } from './pdf.ts'
import { paperWord } from './word.ts'

const HOSTILE = '\\ # $ * _ @ < > [ ] #import "x" <b>粗</b> = 标题 - 列表 // 注释 $' + '{x} #{1+1} `x`'
const LETTER: Paper = {
  title: '政府信息公开答复书',
  number: '〔2026〕第12号-答',
  addressee: '王示例',
  blocks: [
    { kind: 'text', text: '您提出的政府信息公开申请收悉。' },
    { kind: 'heading', text: '一、示例情况' },
    { kind: 'text', text: HOSTILE },
    {
      kind: 'table',
      caption: '示例表',
      widths: [2, 1, 1],
      rows: [
        [
          { text: '项目', head: true, rowspan: 2 },
          { text: '数量', head: true, colspan: 2 },
        ],
        [
          { text: '上半年', head: true },
          { text: '下半年', head: true },
        ],
        [{ text: '示例' }, { text: '12', number: true }, { text: '0', number: true }],
      ],
    },
  ],
  attachments: ['示例供水规划', '示例说明'],
  signer: '示例市水务局',
  date: '2026年3月16日',
  created: new Date('2026-03-16T02:00:00Z'),
}
/** In the order in which it is read. */
const READ = [
  '政府信息公开答复书',
  '〔2026〕第12号-答',
  '王示例：',
  '收悉',
  '一、示例情况',
  '#import',
  '附件2：',
  '示例市水务局',
  '2026年3月16日',
]

const flat = (text: string) => text.replace(/\s+/g, '')
const inOrder = (text: string) => READ.map(each => flat(text).lastIndexOf(flat(each)))
const ascending = (places: readonly number[]) =>
  places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? 0))

async function pdfOf(
  paper: Paper,
): Promise<{ readonly bytes: Buffer; readonly text: string; readonly pages: number }> {
  const made = await paperPdf(paper)
  if (!made.ok) throw new Error(JSON.stringify(made))
  const document = await getDocumentProxy(new Uint8Array(made.pdf))
  const { text, totalPages } = await extractText(document, { mergePages: true })
  return { bytes: made.pdf, text, pages: totalPages }
}

describe('a paper', () => {
  test('says the same in the same order as PDF, as a Word file and on its page', async () => {
    const pdf = await pdfOf(LETTER)
    const word = await mammoth.extractRawText({ buffer: await paperWord(LETTER) })
    const page = renderToString(h(PaperSheet, { paper: LETTER }))
      .replace(/<[^>]*>/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
    for (const text of [pdf.text, word.value, page]) {
      expect(ascending(inOrder(text)), JSON.stringify([inOrder(text), text])).toBe(true)
      expect(flat(text)).toContain(flat(HOSTILE))
      // Nothing was counted, imported or drawn from what somebody wrote.
      expect(flat(text)).toContain('#{1+1}')
    }
    expect(pdf.bytes.toString('latin1')).toMatch(/^%PDF-1\.7/)
    expect(pdf.bytes.toString('latin1')).toContain('/StructTreeRoot')
  }, 30_000)

  test('is the same bytes each time', async () => {
    const [first, second] = [await pdfOf(LETTER), await pdfOf(LETTER)]
    expect(first.bytes.equals(second.bytes)).toBe(true)
    expect((await paperWord(LETTER)).equals(await paperWord(LETTER))).toBe(true)
  }, 30_000)

  test('of many pages, with a long word and a long table, is whole', async () => {
    const long: Paper = {
      ...LETTER,
      watermark: '草稿',
      blocks: [
        { kind: 'text', text: `${'很长的一段示例文字。'.repeat(600)}末尾` },
        { kind: 'text', text: 'a'.repeat(500) },
        {
          kind: 'table',
          widths: [1, 1],
          rows: Array.from({ length: 200 }, (_, at) => [{ text: `第${at + 1}行` }, { text: '示例' }]),
        },
      ],
    }
    const { text, pages } = await pdfOf(long)
    expect(pages).toBeGreaterThan(10)
    for (const said of ['末尾', '第1行', '第200行', '草稿'])
      expect([said, flat(text).includes(said)]).toEqual([said, true])
    expect(flat(text).match(/a/g)?.length).toBe(500)
  }, 30_000)

  test('whose words the font has no sign for is not printed with an empty box: whoever asks is told which', async () => {
    expect(await missingSigns('王䶮、㛃、龘 ABC 〔2026〕 ①②③')).toEqual([])
    const rare = String.fromCodePoint(0x2a6d6)
    expect(await missingSigns(`李${rare}${rare}`)).toEqual([rare])
    const answer = await paperAnswer({ ...LETTER, addressee: `李${rare}` }, 'pdf')
    expect(answer).toMatchObject({ kind: 'refusal', status: 409 })
    expect(JSON.stringify(answer)).toContain(rare)
    expect(await paperAnswer({ ...LETTER, addressee: `李${rare}` }, 'docx')).toMatchObject({ kind: 'bytes' })
  })

  test('that cannot be typeset is said to be broken, and holds up nobody behind it', async () => {
    const broken = typeset({ source: '#no-such-function()', data: {}, created: new Date(0) })
    const after = paperPdf(LETTER)
    expect(await broken).toMatchObject({ ok: false, code: 'broken' })
    expect(await after).toMatchObject({ ok: true })
  }, 30_000)
})
