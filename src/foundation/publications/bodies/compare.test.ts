import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from './align.ts'
import { compareBodies, compareMetadata } from './compare.ts'
import { compareWords } from './compare-words.ts'

const body = (...lines: string[]) => lines.map(line => `<p>${line}</p>`).join('\n')
const sentence = (at: number) =>
  `第${at}项任务由示例局牵头办理，${String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))}${String.fromCharCode(0x4e00 + ((at * 104_729) % 20_000))}等事项按季度报告进展情况。`

const oldLines = (blocks: ReturnType<typeof compareBodies>['blocks']) =>
  blocks
    .filter(block => block.kind !== 'added')
    .map(
      block =>
        block.parts
          ?.filter(part => part.kind !== 'ins')
          .map(part => part.text)
          .join('') ?? block.text,
    )
const newLines = (blocks: ReturnType<typeof compareBodies>['blocks']) =>
  blocks
    .filter(block => block.kind !== 'removed')
    .map(
      block =>
        block.parts
          ?.filter(part => part.kind !== 'del')
          .map(part => part.text)
          .join('') ?? block.text,
    )

describe('a reader who compares two versions', () => {
  it('sees the very characters that changed', () => {
    const { blocks, summary } = compareBodies(
      body('一、总则', '申请应当在15个工作日内答复。', '附则'),
      body('一、总则', '申请应当在20个工作日内书面答复。', '附则'),
    )
    expect(summary).toEqual({ added: 0, removed: 0, changed: 1 })
    expect(blocks.map(block => block.kind)).toEqual(['same', 'changed', 'same'])
    expect(blocks[1]?.parts).toEqual([
      { kind: 'same', text: '申请应当在' },
      { kind: 'del', text: '15' },
      { kind: 'ins', text: '20' },
      { kind: 'same', text: '个工作日内' },
      { kind: 'ins', text: '书面' },
      { kind: 'same', text: '答复。' },
    ])
  })

  it('sees a new paragraph as new and a lost one as lost', () => {
    const { blocks } = compareBodies(
      body('甲的内容', '乙的内容'),
      body('甲的内容', '完全另外的文字在此', '乙的内容'),
    )
    expect(blocks.map(block => block.kind)).toEqual(['same', 'added', 'same'])
    expect(compareBodies(body('甲', '乙'), body('乙')).blocks.map(block => block.kind)).toEqual([
      'removed',
      'same',
    ])
  })

  it('does not see two unlike paragraphs as one that changed', () => {
    const { summary } = compareBodies(body('本办法自发布之日起施行。'), body('联系电话见附件表格第三栏'))
    expect(summary).toEqual({ added: 1, removed: 1, changed: 0 })
  })

  it('sees a changed cell within its row', () => {
    const row = (days: number) =>
      `<table><tbody><tr><td>立项核准</td><td>${days}个工作日</td></tr></tbody></table>`
    const { blocks } = compareBodies(row(5), row(3))
    expect(blocks).toEqual([
      {
        kind: 'changed',
        tag: 'tr',
        text: '立项核准\t3个工作日',
        parts: [
          { kind: 'same', text: '立项核准\t' },
          { kind: 'del', text: '5' },
          { kind: 'ins', text: '3' },
          { kind: 'same', text: '个工作日' },
        ],
      },
    ])
  })

  it('is told of a link that leads elsewhere under the same words', () => {
    const link = (href: string) => `<p><a href="${href}">附件下载</a></p>`
    const { blocks, summary } = compareBodies(link('/files/a'), link('/files/b'))
    expect(summary.changed).toBe(1)
    expect(blocks[0]?.targets).toEqual({ before: ['/files/a'], after: ['/files/b'] })
  })

  it('is told of a paragraph that became a heading', () => {
    const { blocks, summary } = compareBodies('<p>一、总体要求</p>', '<h2>一、总体要求</h2>')
    expect(summary.changed).toBe(1)
    expect(blocks[0]).toMatchObject({ kind: 'changed', tag: 'h2', tagBefore: 'p' })
  })

  it('never sees a change in a line that is the same, even among thousands of repeated ones', () => {
    const rows = (words: string[]) =>
      body(...Array.from({ length: 3000 }, (_, at) => words[at % words.length] ?? ''))
    const { blocks } = compareBodies(rows(['甲乙', '丙丁', '戊己']), rows(['甲乙', '戊己', '丙丁', '庚辛']))
    for (const block of blocks)
      if (block.kind === 'changed') expect(block.parts?.some(part => part.kind !== 'same')).toBe(true)
  })

  it('sees nothing where nothing changed', () => {
    const html = body('甲', '乙', '甲')
    expect(compareBodies(html, html)).toEqual({
      blocks: ['甲', '乙', '甲'].map(text => ({ kind: 'same', tag: 'p', text })),
      summary: { added: 0, removed: 0, changed: 0 },
      coarse: false,
    })
  })

  it('can rebuild both versions from the comparison, whatever they were', () => {
    const line = fc
      .array(fc.constantFrom('公', '开', '办', '理', '，', '2020', 'ab', ' x'), {
        minLength: 1,
        maxLength: 12,
      })
      .map(parts => parts.join('').trim() || '空')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
        const { blocks } = compareBodies(body(...before), body(...after))
        expect(oldLines(blocks)).toEqual(before)
        expect(newLines(blocks)).toEqual(after)
      }),
    )
  })
})

describe('a very long document', () => {
  const lines = Array.from({ length: 4000 }, (_, at) => sentence(at))

  it('is compared closely where little changed', () => {
    const after = lines.map((line, at) => (at % 100 === 0 ? line.replace('季度', '月度') : line))
    const { summary, coarse } = compareBodies(body(...lines), body(...after))
    expect(summary).toEqual({ added: 0, removed: 0, changed: 40 })
    expect(coarse).toBe(false)
  })

  it('is compared by whole blocks where too much changed, and says so', () => {
    const before = Array.from({ length: 30 }, (_, at) => lines.slice(at * 40, at * 40 + 40).join(''))
    const after = before.map(line => line.replace(/(.{5})./g, '$1改'))
    const { blocks, coarse } = compareBodies(body(...before), body(...after))
    expect(coarse).toBe(true)
    expect(oldLines(blocks)).toEqual(before)
    expect(newLines(blocks)).toEqual(after)
  })

  it('is compared closely where every line changed a little', () => {
    const after = lines.map(line => line.replace('季度', '月度'))
    const { summary, coarse } = compareBodies(body(...lines), body(...after))
    expect(summary).toEqual({ added: 0, removed: 0, changed: lines.length })
    expect(coarse).toBe(false)
  })

  it('of one endless line is compared as a whole, and says so', () => {
    const half = (from: number) =>
      Array.from({ length: 25_000 }, (_, at) =>
        String.fromCharCode(0x4e00 + ((from + at * 7) % 20_000)),
      ).join('')
    const { blocks, coarse } = compareBodies(body(`开头${half(1)}`), body(`开头${half(3)}`))
    expect(coarse).toBe(true)
    expect(newLines(blocks)).toEqual([`开头${half(3)}`])
  })
})

describe('aligning', () => {
  it('uses every index once, in order, and pairs only equals', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 30 })
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const pairs = align(before, after)
        expect(pairs.flatMap(pair => pair.before ?? [])).toEqual(before.map((_, at) => at))
        expect(pairs.flatMap(pair => pair.after ?? [])).toEqual(after.map((_, at) => at))
        for (const pair of pairs)
          if (pair.before !== undefined && pair.after !== undefined)
            expect(before[pair.before]).toBe(after[pair.after])
      }),
    )
  })
})

describe('words', () => {
  it('keeps figures whole', () => {
    expect(compareWords('共12.5%', '共13.5%').parts).toEqual([
      { kind: 'same', text: '共' },
      { kind: 'del', text: '12.5%' },
      { kind: 'ins', text: '13.5%' },
    ])
  })
})

describe('metadata', () => {
  it('names the fields that differ, with both values', () => {
    expect(
      compareMetadata(
        { title: '甲', number: null, issuers: ['一', '二'], validity: '有效' },
        { title: '乙', number: '示字〔2026〕1号', issuers: ['一', '二'] },
      ),
    ).toEqual([
      { field: 'title', kind: 'changed', before: ['甲'], after: ['乙'] },
      { field: 'number', kind: 'added', before: [], after: ['示字〔2026〕1号'] },
      { field: 'validity', kind: 'removed', before: ['有效'], after: [] },
    ])
  })
})
