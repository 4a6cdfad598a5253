import { describe, expect, it } from 'vitest'
import { identityCheckCharacter } from '../../../law/identity-numbers.ts'
import { paragraphs, sanitise } from '../bodies/sanitise.ts'
import { plainText } from '../bodies/text.ts'
import { codes, facts, file, inText, publication } from './builders.ts'
import { blocking, runChecks } from './run.ts'

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
