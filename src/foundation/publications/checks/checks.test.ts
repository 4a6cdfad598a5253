import { describe, expect, it } from 'vitest'
import { identityCheckCharacter } from '../../../law/identity-numbers.ts'
import { paragraphs, sanitise } from '../bodies/sanitise.ts'
import { plainText } from '../bodies/text.ts'
import { links } from './links.ts'
import { blocking, CHECKS, runChecks } from './run.ts'
import { MISSPELLINGS } from './spelling-table.ts'
import type { Checkable, CheckableAttachment, CheckFacts } from './types.ts'
import { FINDING_WORDS } from './words.ts'

const facts: CheckFacts = {
  now: new Date('2026-11-22T04:00:00Z'),
  deadLinks: new Set(),
  knownPhones: new Set(),
}

const publication = (over: Partial<Checkable> = {}): Checkable => ({
  title: '示例市人民政府办公室关于做好示例工作的通知',
  documentNumber: '示政办字〔2026〕5号',
  issuers: ['示例市人民政府办公室'],
  written: '2026-11-20',
  body: '<p>各县区人民政府：</p>\n<p>现将有关事项通知如下。</p>',
  summary: '',
  attachments: [],
  disclosure: 'proactive',
  ...over,
})

const file = (over: Partial<CheckableAttachment> = {}): CheckableAttachment => ({
  id: 'a1',
  name: '附件.pdf',
  mediaType: 'application/pdf',
  size: 10,
  scan: 'clean',
  ...over,
})

const codes = (over: Partial<Checkable>, more: Partial<CheckFacts> = {}) => [
  ...new Set(runChecks(publication(over), { ...facts, ...more }).map(finding => finding.code)),
]
const inText = (...lines: string[]) => codes({ body: sanitise(paragraphs(lines.join('\n'))) })

/** A made-up number of a made-up person that passes the check. */
const first17 = '37130219990101123'
const IDENTITY = `${first17}${identityCheckCharacter(first17) ?? ''}`
const CARD = '6222021234567890128'
const MOBILE = '13812345678'

describe('an ordinary notice', () => {
  it('passes without a finding', () => {
    expect(runChecks(publication(), facts)).toEqual([])
  })
})

describe('personal data', () => {
  it.each([
    ['in the title', { title: `关于${IDENTITY}的通知` }, 'title'],
    ['in the body', { body: `<p>张某，身份证号${IDENTITY}。</p>` }, 'body'],
    [
      'across marks',
      { body: `<p>号码<strong>${IDENTITY.slice(0, 6)}</strong>${IDENTITY.slice(6)}</p>` },
      'body',
    ],
    [
      'in a table',
      { body: `<table><tbody><tr><th>姓名</th><td>${IDENTITY}</td></tr></tbody></table>` },
      'body',
    ],
    ['in the summary', { summary: IDENTITY }, 'summary'],
    ['in an attachment', { attachments: [file({ text: `名单 ${IDENTITY}` })] }, 'attachments.a1'],
    [
      "in an attachment's name",
      { attachments: [file({ name: `张某${IDENTITY}.pdf` })] },
      'attachments.a1.name',
    ],
  ])('blocks an identity number %s', (_, over, field) => {
    const found = blocking(runChecks(publication(over), facts))
    expect(found.map(finding => [finding.code, finding.field])).toEqual([['identity-number', field]])
  })

  it('never repeats a whole number in any finding', () => {
    const secret = [IDENTITY, CARD, MOBILE]
    const found = runChecks(
      publication({
        title: `按排${IDENTITY}的的（${'很长的标题'.repeat(20)}`,
        documentNumber: IDENTITY,
        body: `<p>按排，，${secret.join('，，')}）帐号</p><p><a href="https://x.example/${IDENTITY}">点击这里</a><img src="/files/a" alt=""></p><table><tbody><tr><td>${IDENTITY}</td></tr></tbody></table>`,
        attachments: [file({ name: `${IDENTITY}.pdf`, scan: 'infected', text: `内部资料 ${IDENTITY}` })],
      }),
      { ...facts, deadLinks: new Set([`https://x.example/${IDENTITY}`]) },
    )
    expect(found.length).toBeGreaterThan(10)
    for (const number of secret) expect(JSON.stringify(found)).not.toContain(number)
  })

  it('masks as the rules of masking say: three in front, two behind', () => {
    const [finding] = runChecks(publication({ body: `<p>${IDENTITY}</p>` }), facts)
    expect(finding?.excerpt).toBe(`371*************${IDENTITY.slice(-2)}`)
  })

  it('names the place in the plain text of the body', () => {
    const body = sanitise(`<p>第一段</p><ul><li>号码${IDENTITY}</li></ul>`)
    const [finding] = runChecks(publication({ body }), facts)
    expect(plainText(body).slice(finding?.start, finding?.end)).toBe(IDENTITY)
  })

  it('blocks a bank card and warns of a mobile number', () => {
    expect(blocking(runChecks(publication({ body: `<p>卡号${CARD}</p>` }), facts)).map(f => f.code)).toEqual([
      'bank-card-number',
    ])
    const [mobile] = runChecks(publication({ body: `<p>电话${MOBILE}</p>` }), facts)
    expect([mobile?.code, mobile?.level]).toEqual(['mobile-number', 'warn'])
  })

  it('knows the official mobile of an agency, however it is written', () => {
    const body = '<p>联系电话：138-1234-5678</p>'
    expect(codes({ body }, { knownPhones: new Set(['+86 138 1234 5678', '0539-8888888']) })).toContain(
      'mobile-number',
    )
    expect(codes({ body }, { knownPhones: new Set(['138 1234 5678']) })).toEqual([])
  })

  it('warns of a mistyped identity number after its label, and of plates and homes', () => {
    expect(inText(`身份证号：${first17}${IDENTITY.endsWith('1') ? '2' : '1'}`)).toContain(
      'identity-number-doubtful',
    )
    expect(inText('车牌号为鲁Q·12A45的车辆')).toContain('number-plate')
    expect(inText('家住示例小区3号楼2单元501室')).toContain('home-address')
    expect(inText('家庭住址：示例市示例区示例路1号')).toContain('home-address')
  })

  it('does not read the figures of neighbouring cells as one number', () => {
    const row = (cells: string[]) =>
      `<table><tbody><tr><th>年</th>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr></tbody></table>`
    expect(codes({ body: row(['4111', '1111', '1111', '1111']) })).toEqual([])
    expect(codes({ body: row(['138', '1234', '5678']) })).toEqual([])
    expect(codes({ body: row(['4111 1111 1111 1111']) })).toEqual(['bank-card-number'])
  })

  it('leaves masked numbers, offices, codes and amounts alone', () => {
    expect(
      inText(
        `号码371302********1234，电话138****5678。`,
        '统一社会信用代码91370000123456789J，项目代码2020-371300-47-03-012345。',
        '地址：示例市政务服务中心3号楼205室，电话：0539-8888888。',
        '总投资12345678901234元，鲁A类项目20个，GB/T 9704-2012。',
      ),
    ).toEqual([])
  })
})

describe('secrecy', () => {
  it.each(['秘密★10年', '机密 ★ 长期', '绝　密★30年', '秘密☆', '文中夹带的 机密★5年 标志', '密级：秘密'])(
    'blocks the mark: %s',
    line => {
      expect(
        blocking(runChecks(publication({ body: paragraphs(`${line}\n正文`) }), facts)).map(f => f.code),
      ).toEqual(['secrecy-mark'])
    },
  )

  it('blocks a mark that stands alone at the head, also of an attachment, and in a title', () => {
    expect(inText('机　密', '正文')).toContain('secrecy-mark')
    expect(codes({ attachments: [file({ text: '000012\n秘密 5年\n某某文件' })] })).toContain('secrecy-mark')
    expect(codes({ title: '关于示例工作的报告（机密）' })).toContain('secrecy-mark')
    expect(codes({ attachments: [file({ name: '【秘密】名单.docx' })] })).toContain('secrecy-mark')
  })

  it('lets ordinary prose about secrets pass', () => {
    expect(
      inText(
        '保守国家秘密，依法保护商业秘密和个人隐私。',
        '国家秘密的密级分为绝密、机密、秘密三级。',
        '秘密级国家秘密的保密期限不超过十年，绝密级不超过三十年。',
        '机密文件由专人保管。',
        '密级：无',
        '加强单位内部文件管理，办好内部资料性出版物。',
      ),
    ).toEqual([])
  })

  it('blocks an internal mark at the head, and only warns of the words elsewhere', () => {
    expect(
      blocking(runChecks(publication({ body: paragraphs('内部资料　注意保存\n正文') }), facts)).map(
        f => f.code,
      ),
    ).toEqual(['internal-mark'])
    expect(
      blocking(runChecks(publication({ body: paragraphs('【内部文件　不得外传】\n正文') }), facts)).length,
    ).toBe(1)
    const found = runChecks(publication({ body: paragraphs('会上发放的内部资料由各单位自行保管。') }), facts)
    expect(found.map(f => [f.code, f.level])).toEqual([['internal-words', 'warn']])
  })
})

describe('the attribute of disclosure', () => {
  const closing = (line: string) => paragraphs(`正文\n${line}`)

  it.each(['（此件依申请公开）', '（此件不予公开）', '(此件不公开)', '（依申请公开）', '公开属性：不予公开'])(
    'blocks %s at the foot of what is to be open',
    line => {
      expect(blocking(runChecks(publication({ body: closing(line) }), facts)).map(f => f.code)).toEqual([
        'disclosure-conflict',
      ])
      expect(codes({ body: closing(line), disclosure: 'on-request' })).not.toContain('disclosure-conflict')
    },
  )

  it('is glad of an open one, and of words about disclosure in the middle', () => {
    expect(codes({ body: closing('（此件公开发布）') })).toEqual([])
    const middle = Array.from({ length: 30 }, (_, at) =>
      at === 15 ? '凡标注此件不予公开的文件，不上网。' : `第${at}段。`,
    )
    expect(inText(...middle)).toEqual([])
    expect(inText('规范依申请公开办理工作，对不予公开的说明理由。')).toEqual([])
  })

  it('warns where an open paper is registered as closed', () => {
    expect(codes({ body: closing('（此件主动公开）'), disclosure: 'withheld' })).toEqual([
      'disclosure-differs',
    ])
  })
})

describe('the basics', () => {
  it('blocks what has no title or no text', () => {
    expect(codes({ title: '  ' })).toEqual(['title-empty'])
    expect(codes({ body: '' })).toEqual(['body-empty'])
    expect(codes({ body: '', attachments: [file()] })).toEqual(['body-only-attachment'])
    expect(codes({ body: '<p>详见附件。</p>', attachments: [file()] })).toEqual(['body-only-attachment'])
  })

  it('warns of a title that no list can show', () => {
    expect(codes({ title: '长'.repeat(81) })).toContain('title-long')
    expect(
      codes({ title: '示例市人民政府办公室关于印发《示例市示例工作实施方案（2026—2030年）》的通知' }),
    ).toEqual([])
  })

  it('counts days as Shanghai does', () => {
    const evening = { now: new Date('2026-11-22T16:30:00Z') }
    expect(codes({ written: '2026-11-23' }, evening)).toEqual([])
    expect(codes({ written: '2026-11-24' }, evening)).toEqual(['written-in-future'])
    expect(codes({ written: null })).toEqual([])
  })

  it('warns of document numbers that are not written by the standard, with the right form', () => {
    const [finding] = runChecks(publication({ body: '<p>按照示政办字[2026]05号要求</p>' }), facts)
    expect([finding?.code, finding?.suggestion]).toEqual(['document-number-form', '示政办字〔2026〕5号'])
    expect(codes({ documentNumber: '示政办字(2026)5号' })).toEqual(['document-number-form'])
    expect(codes({ documentNumber: '五号文' })).toEqual(['document-number-unreadable'])
    expect(codes({ documentNumber: '示例市人民政府令第7号' })).toEqual([])
    expect(codes({ documentNumber: null })).toEqual([])
  })
})

describe('attachments', () => {
  it.each([
    [{ scan: 'infected' as const }, 'attachment-infected', 'block'],
    [{ size: 0 }, 'attachment-empty', 'block'],
    [{ scan: 'unscanned' as const }, 'attachment-unscanned', 'warn'],
    [{ imageOnly: true }, 'attachment-image-only', 'warn'],
  ])('are looked at: %o', (over, code, level) => {
    const found = runChecks(publication({ attachments: [file({ id: 'ok' }), file(over)] }), facts)
    expect(found).toEqual([{ code, level, field: 'attachments.a1', excerpt: '附件.pdf' }])
  })
})

describe('misspellings', () => {
  it('are each found, with the right form', () => {
    const missed = MISSPELLINGS.filter(({ wrong, right, only }) => {
      // The shortest text of the context that the entry asks for.
      const context = (only ?? '').replace(/^\(\?:|\)$/g, '').split('|')[0] ?? ''
      const next = context
        .replace('\\d{4}', '2026')
        .replace('\\d{1,2}', '6')
        .replace(/的\?|\(\?:|\)/g, '')
      const found = runChecks(
        publication({ body: `<p>会议上${wrong}${next === '' ? '。' : next}</p>` }),
        facts,
      )
      return !found.some(finding => finding.code === 'misspelling' && finding.suggestion === right)
    })
    expect(missed.map(entry => entry.wrong)).toEqual([])
  })

  it('never suggest a form that is itself in the table', () => {
    const wrong = new Set(MISSPELLINGS.map(entry => entry.wrong))
    expect(MISSPELLINGS.filter(entry => wrong.has(entry.right))).toEqual([])
  })

  it('are not found where the same characters are right', () => {
    expect(
      inText(
        '按排放标准执行，按排名先后公布，截止日期为6月1日，报名截止2026年6月1日。',
        '中央部属高校，全部置换，给予警告，给予案件当事人帮助，授予期满。',
        '自己经营，自己经常，期末按要求，年末能完成，周末经过，自已经发布之日起。',
        '建全国统一大市场，支付主任医师津贴，修复盖板，人群从事生产。',
        '既使群众满意，又使企业受益。发生化学反应情况，快速反应问题。',
        '认真作为，完善自身，帐篷，所做为民之事，防害虫。',
      ),
    ).toEqual([])
  })
})

describe('slips of the keyboard', () => {
  it.each([
    ['这是我们的的工作', '的'],
    ['全面推进全面推进各项工作', '全面推进'],
    ['为了了却心愿并并且', undefined],
    ['完成了了任务', '了'],
  ])('finds a word said twice: %s', (text, suggestion) => {
    const [finding] = runChecks(publication({ body: `<p>${text}</p>` }), facts)
    if (suggestion === undefined) expect(finding?.excerpt).toContain('并并')
    else expect([finding?.code, finding?.suggestion]).toEqual(['doubled-words', suggestion])
  })

  it('lets words that only look doubled pass', () => {
    expect(
      inText(
        '以达到目的的方式，为了了解情况，建设和和美美的社区，保障和和谐稳定，将将军故里打造好，是是非非，标的的名称，对对口帮扶，研究研究再说，一项一项落实。',
      ),
    ).toEqual([])
  })

  it('finds doubled and half-width marks, the latter once', () => {
    expect(inText('认真落实。。下一步，，继续')).toEqual(['doubled-marks'])
    expect(inText('真的？！……好——的')).toEqual([])
    const found = runChecks(publication({ body: '<p>各县区,各部门:</p><p>现通知如下,请落实</p>' }), facts)
    expect(found.map(f => [f.code, f.excerpt.slice(-5), f.suggestion])).toEqual([
      ['half-width-marks', '（共3处）', '，'],
    ])
    expect(inText('增长1,234.5万元，比例1:2，时间9:30，见http://www.example.cn/a,b')).toEqual([])
  })

  it('finds brackets and quotes without a partner', () => {
    expect(inText('根据《示例条例的规定')).toEqual(['unpaired-marks'])
    expect(inText('（一）总体要求”')).toEqual(['unpaired-marks'])
    expect(inText('示例）文字')).toEqual(['unpaired-marks'])
    expect(
      inText('1）第一项', '2) 第二项', 'a）第三项', '“《关于印发〈示例办法〉的通知》”（以下称“办法”）'),
    ).toEqual([])
    expect(inText('“第一段的引文', '“第二段的引文。”')).toEqual([])
  })
})

describe('structure', () => {
  const body = (html: string) => codes({ body: sanitise(html) })

  it('finds skipped, empty and unmarked headings', () => {
    expect(body('<h2>一</h2><p>文</p><h4>二</h4>')).toEqual(['heading-skipped'])
    expect(body('<h3>一</h3><p>文</p>')).toEqual(['heading-skipped'])
    expect(body('<h2>一</h2><h3>二</h3><h4>三</h4><h2>四</h2>')).toEqual([])
    expect(body('<h2><img src="/files/a.png" alt="章"></h2><p>文</p>')).toEqual(['heading-empty'])
    expect(body('<p>一、甲</p><p>文</p><p>二、乙</p><p>文</p>')).toEqual(['headings-unmarked'])
  })

  it('finds pictures without words and tables without headers, each at its place', () => {
    const html = sanitise(
      '<p>前文</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table><p>后<img src="/files/a.png" alt=""></p><p>再<img src="/files/b.png" alt="IMG_0001.jpg"></p><p><img src="/files/c.png" alt="流程图"></p>',
    )
    const found = runChecks(publication({ body: html }), facts)
    expect(found.map(f => [f.code, f.start])).toEqual([
      ['table-without-headers', plainText(html).indexOf('甲')],
      ['image-without-words', plainText(html).indexOf('后') + 1],
      ['image-without-words', plainText(html).indexOf('再') + 1],
    ])
  })
})

describe('links', () => {
  const html = sanitise(
    '<p><a href="https://www.example.cn/a">点击这里</a><a href="/d/7">示例办法</a><a href="#s-1">一</a><a href="mailto:a@example.cn">信箱</a><a href="https://www.example.cn/a">示例网站</a><img src="/files/a.png" alt="图"></p>',
  )

  it('are collected once each', () => {
    expect(links(html)).toEqual(['https://www.example.cn/a', '/d/7', '/files/a.png'])
  })

  it('warn when dead, vague or numeric', () => {
    expect(codes({ body: html })).toEqual(['link-vague'])
    const found = runChecks(publication({ body: html }), { ...facts, deadLinks: new Set(['/d/7']) })
    expect(found.filter(f => f.code === 'link-dead').map(f => f.excerpt)).toEqual(['示例办法（/d/7）'])
    expect(codes({ body: '<p><a href="http://192.0.2.1:8080/x">示例系统</a></p>' })).toEqual([
      'link-numeric-host',
    ])
  })
})

describe('the findings as a whole', () => {
  it('have Chinese words for each code, and no words too many', () => {
    expect(Object.keys(FINDING_WORDS).sort()).toEqual(CHECKS.map(check => check.code).sort())
  })

  it('come with what blocks first, then by field and place', () => {
    const found = runChecks(
      publication({
        title: '关于按排的的通知',
        body: `<p>帐号，，</p><p>${IDENTITY}</p>`,
        attachments: [file({ scan: 'unscanned' })],
      }),
      facts,
    )
    expect(found.map(f => `${f.level} ${f.field} ${f.code}`)).toEqual([
      'block body identity-number',
      'warn title misspelling',
      'warn title doubled-words',
      'warn body misspelling',
      'warn body doubled-marks',
      'warn attachments.a1 attachment-unscanned',
    ])
  })
})
