import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importListItem, type ReadDocument } from './document.ts'
import { readDocument } from './read-document.ts'
import { encodeGbk } from './testing-encodings.ts'

const read = (text: string, name = '示例.txt'): Promise<ReadDocument> =>
  readDocument({ name, bytes: Buffer.from(text) })

const NOTICE = [
  '示例市人民政府办公室关于做好示例工作的通知',
  '示政办字〔2024〕7号',
  '各县区人民政府：',
  '根据示例要求（示政发〔2023〕1号），现通知如下。',
  '附件：1.示例清单',
  '2.示例目录',
  '示例市人民政府办公室',
  '2024年7月17日',
  '（2024年7月18日印发）',
]

describe('a clerk who imports a document', () => {
  it('finds every field of a notice filled, and none in doubt', async () => {
    expect(await read(NOTICE.join('\n'))).toMatchObject({
      problem: null,
      title: '示例市人民政府办公室关于做好示例工作的通知',
      agency: '示例市人民政府办公室',
      number: '示政办字〔2024〕7号',
      written: '2024-07-17',
      published: null,
      addressee: '各县区人民政府',
      attachmentsNamed: ['示例清单', '示例目录'],
      unsure: [],
    })
  })

  it('sees the fields alone in the list of imported files', async () => {
    expect(importListItem('甲.txt', await read(NOTICE.join('\n')))).toEqual({
      file: '甲.txt',
      title: '示例市人民政府办公室关于做好示例工作的通知',
      agency: '示例市人民政府办公室',
      number: '示政办字〔2024〕7号',
      written: '2024-07-17',
      published: null,
      addressee: '各县区人民政府',
      unsure: [],
    })
  })

  it('finds the title of the enclosed document where the copy begins with its letter', async () => {
    const text = [
      '示政办字﹝2024﹞7号',
      '各县区人民政府:',
      '现将《示例工作要点》印发给你们。',
      '示例市人民政府办公室',
      '2024年7月17日',
      '示例工作要点',
      '做好示例工作。',
    ]
    const document = await read(text.join('\n'))
    expect(document).toMatchObject({ title: '示例工作要点', number: '示政办字〔2024〕7号', unsure: [] })
    expect(document.body).toContain('<h2>示例工作要点</h2>')
    const unnamed = await read(
      text.map(line => line.replace('现将《示例工作要点》', '现将有关文件')).join('\n'),
    )
    expect(unnamed).toMatchObject({ title: '示例工作要点', unsure: ['title'] })
  })

  it('reads the header of labelled lines and keeps it out of the body', async () => {
    const header = [
      '标题: 示例市人民政府办公室关于做好示例工作的通知',
      '日期: 成文 2024-07-17 / 发布 2024-07-20',
      '索引号: 示例001/2024-7',
      '主题分类: 综合政务',
      '----',
    ]
    const document = await read([...header, ...NOTICE].join('\n'))
    expect(document).toMatchObject({
      published: '2024-07-20',
      indexNumber: '示例001/2024-7',
      theme: '综合政务',
      unsure: [],
    })
    expect(document.body).not.toContain('索引号')
  })

  it('is told where header and text contradict one another', async () => {
    const header = [
      '标题: 另一件事的说明',
      '发文机关: 示例市教育局',
      '发文字号: 示教发〔2024〕9号',
      '日期: 成文 2024-01-01',
      '----',
    ]
    const { unsure } = await read([...header, ...NOTICE].join('\n'))
    expect(unsure).toEqual(['title', 'agency', 'number', 'written'])
  })

  it('is told where signature, title and number name different issuers', async () => {
    const document = await read(
      NOTICE.map(line => (line === '示例市人民政府办公室' ? '示例市教育局' : line)).join('\n'),
    )
    expect(document).toMatchObject({ agency: '示例市教育局', unsure: ['agency', 'written'] })
    const prefixes = new Map([['示政办字', '示例市民政局']])
    const known = await readDocument(
      { name: '示例.txt', bytes: Buffer.from(NOTICE.join('\n')) },
      { numberPrefixes: prefixes },
    )
    expect(known.unsure).toEqual(['agency', 'written'])
  })

  it('is told what a notice lacks, and gets no invented date', async () => {
    const document = await read('关于做好示例工作的通知\n请做好示例工作。\n（2024年7月18日印发）')
    expect(document).toMatchObject({
      agency: null,
      number: null,
      written: '2024-07-18',
      published: null,
      addressee: null,
    })
    expect(document.unsure).toEqual(
      ['agency', 'number', 'written', 'addressee'].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
    )
  })

  it('is told when the year of the number is not the year of the signature', async () => {
    expect((await read(NOTICE.join('\n').replace('2024年7月17日', '2025年7月17日'))).unsure).toEqual([
      'written',
    ])
  })

  it('gets the short name of an agency as a guess only', async () => {
    const text = NOTICE.map(line => line.replaceAll('示例市人民政府办公室', '市政府办公室')).join('\n')
    expect(await read(text)).toMatchObject({ agency: '市政府办公室', unsure: ['agency'] })
  })

  it('gets every issuer of a joint document', async () => {
    const text = [
      '示例市教育局 示例市财政局关于示例资金的通知',
      '示教发〔2024〕9号',
      '各学校：',
      '请执行。',
      '示例市教育局',
      '示例市财政局',
      '2024年7月17日',
    ]
    expect(await read(text.join('\n'))).toMatchObject({ agency: '示例市教育局、示例市财政局', unsure: [] })
  })

  it('finds the issuer and the date below the title of a bulletin', async () => {
    const text = '示例区2023年统计公报\n示例区统计局\n2024年3月5日\n2023年，全区示例。\n'
    expect(await read(text)).toMatchObject({
      title: '示例区2023年统计公报',
      agency: '示例区统计局',
      written: '2024-03-05',
      unsure: [],
    })
  })

  it('may bring a file in GBK, and is told so', async () => {
    const document = await readDocument({ name: '示例.txt', bytes: encodeGbk(NOTICE.join('\r\n')) })
    expect(document).toMatchObject({ title: NOTICE[0], repaired: [{ code: 'encoding', detail: 'gb18030' }] })
  })

  it('may bring a law in Markdown, whose dates a person must look at', async () => {
    const law =
      '# 示例市供水条例\n\n2023年8月25日 示例市第二届人民代表大会常务委员会第三次会议通过\n\n## 第一章 总则\n\n第一条 为了供水。\n'
    expect(await read(law, '条例.md')).toMatchObject({
      title: '示例市供水条例',
      agency: '示例市人民代表大会常务委员会',
      written: '2023-08-25',
      number: null,
      unsure: ['written'],
    })
  })
})

describe('a file that is not as it should be', () => {
  it('is refused with a reason', async () => {
    expect((await read('')).problem).toBe('empty-file')
    expect((await read(' \n\t\n')).problem).toBe('empty-file')
    expect((await read('甲', '示例.pdf')).problem).toBe('unknown-format')
    expect((await read('甲', '示例')).problem).toBe('unknown-format')
    const noise = Uint8Array.from(
      { length: 4000 },
      (_, index) => (index * 7919 + (index >> 3) * 104729) % 256,
    )
    const refused = await readDocument({ name: '图.txt', bytes: noise })
    expect(refused).toMatchObject({ problem: 'not-text', title: '图.txt', body: '' })
    expect(refused.unsure).toHaveLength(6)
  })

  it('with a title alone gives the title and an empty body', async () => {
    expect(await read('示例市人民政府关于示例的公告')).toMatchObject({
      problem: null,
      title: '示例市人民政府关于示例的公告',
      agency: '示例市人民政府',
      body: '',
      unsure: ['number', 'written'],
    })
  })

  it('without any title is called by its name, in doubt', async () => {
    expect(await read('只有一句话，没有标题。', '示例稿.txt')).toMatchObject({
      title: '示例稿',
      unsure: ['title', 'agency', 'written'],
    })
  })

  it('of five megabytes is read whole', async () => {
    const line = `示例文字${'，内容'.repeat(40)}。\n`
    const many = await read(
      `示例报告\n${line.repeat(Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(line)))}`,
    )
    expect(many.title).toBe('示例报告')
    expect(many.body.length).toBeGreaterThan(1_000_000)
    const oneLine = await read(`示例报告\n${'（一）甲﹝2024﹞、 '.repeat(200_000)}`)
    expect(oneLine.body.length).toBeGreaterThan(1_000_000)
  })

  it('made of any pieces is read without a throw into allowed tags alone', async () => {
    const pieces = fc.array(fc.constantFrom(...PIECES, '\n', '\n'), { maxLength: 40 })
    const name = fc.constantFrom('甲.txt', '甲.md', '甲.html')
    await fc.assert(
      fc.asyncProperty(name, pieces, async (file, parts) => {
        const { body, unsure, title } = await read(`甲${parts.join('')}`, file)
        const tags = [...body.matchAll(/<\/?([a-z0-9]+)/g)].map(match => match[1] ?? '')
        expect(tags.filter(tag => !ALLOWED.has(tag))).toEqual([])
        expect(title === '' && !unsure.includes('title')).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('cannot bring script or markup into the body', async () => {
    const html =
      '<p>示例公告</p><p onclick="x()">甲<script>alert(1)</script><iframe src="https://example.com"></iframe></p><style>p{}</style>'
    const document = await read(html, '示例.html')
    expect(document.body).toBe('<p>甲</p>')
    expect((await read('示例公告\n<b onclick=x()>甲</b>')).body).toBe(
      '<p>&lt;b onclick=x()&gt;甲&lt;/b&gt;</p>',
    )
  })
})

const ALLOWED: ReadonlySet<string> = new Set(
  'h2 h3 h4 h5 h6 p ul ol li table caption thead tbody tr th td strong em u s sub sup br a img blockquote figure figcaption hr'.split(
    ' ',
  ),
)
const PIECES = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '<br>',
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<ul>',
    '<li>',
  ],
  ...[
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<h1>',
    '</h1>',
    '<img src=x onerror=y>',
    '<a href="javascript:x">',
    '</a>',
  ],
  ...[
    '# ',
    '## ',
    '- ',
    '> ',
    '| ',
    ' |',
    '|---|',
    '**',
    '![a](b)',
    '[a](b)',
    '----',
    '&amp;',
    '&lt;b&gt;',
    '"',
    '<',
    '\u0000',
  ],
  ...[
    '标题：甲',
    '文号：乙',
    '一、',
    '（一）',
    '第一章 ',
    '第一条 ',
    '附件',
    '：',
    '。',
    '关于示例的通知',
    '示例市人民政府',
  ],
  ...[
    '2024年7月17日',
    '示政发〔2024〕1号',
    '令',
    '第7号',
    '序号 |',
    '1 |',
    '责任单位 |',
    '市甲局 |',
    '\u3000',
    '目 录',
  ],
]

const ORDER = ['title', 'agency', 'number', 'written', 'published', 'addressee']
