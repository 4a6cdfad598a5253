import { describe, expect, it } from 'vitest'
import { identityCheckCharacter } from '../../../law/identity-numbers.ts'
import { sanitise } from '../bodies/sanitise.ts'
import { plainText } from '../bodies/text.ts'
import { codes, facts, file, publication } from './builders.ts'
import { DETAIL_CODES } from './details.ts'
import { links } from './links.ts'
import { CHECKS, runChecks } from './run.ts'
import { FINDING_WORDS } from './words.ts'

/** A made-up number of a made-up person that passes the check. */
const first17 = '37130219990101123'
const IDENTITY = `${first17}${identityCheckCharacter(first17) ?? ''}`

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
    const known = [...CHECKS.map(check => check.code), ...DETAIL_CODES]
    expect(Object.keys(FINDING_WORDS).sort()).toEqual(known.sort())
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
