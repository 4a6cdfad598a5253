import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findMisTypedNumbers, parseDocumentNumber } from '../../src/law/document-numbers.ts'
import { findPersonalNumbers } from '../../src/law/personal-numbers.ts'
import { agencyOf } from '../linyi/agencies.ts'
import { people } from '../linyi/people.ts'
import { documents } from './documents.ts'

const trialData = process.env.GONGKAI_TRIAL_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')

const bodiesOf = (document: (typeof documents)[number]): string[] => [
  document.body,
  ...(document.versions ?? []).map(version => version.body),
]

/** Sentences of twenty characters and more, without punctuation and spaces, so that width does not matter. */
function longSentences(text: string): string[] {
  return text
    .replace(/<[^>]*>/gu, '。')
    .split(/[。；;：:\n|]/u)
    .map(sentence => sentence.replace(/[\s\p{P}\p{S}]/gu, ''))
    .filter(sentence => sentence.length >= 20)
}

describe('the publications of the demonstration city', () => {
  it('say in their titles that they are examples, each under its own key and number', () => {
    for (const document of documents) expect(document.title).toContain('示例')
    expect(new Set(documents.map(document => document.key)).size).toBe(documents.length)
    const numbers = documents.flatMap(document => document.documentNumber ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('bear numbers as the standard writes them, in a series of their own agency', () => {
    for (const document of documents.filter(candidate => candidate.documentNumber !== null)) {
      const number = parseDocumentNumber(document.documentNumber ?? '')
      expect(number?.canonical).toBe(document.documentNumber)
      if (number?.kind !== 'serial') throw new Error(`${document.key} bears no serial number`)
      expect(agencyOf(document.agency).numberPrefixes).toContain(number.prefix)
      expect(number.prefix).toContain('示例')
      expect(String(number.year)).toBe(document.written.slice(0, 4))
    }
  })

  it('come from agencies where four different people can write, review, sign 保密 and release', () => {
    for (const { agency } of documents) {
      const holders = ['drafter', 'reviewer', 'confidentiality-reviewer', 'releaser'].map(
        role => people.find(person => person.roles.some(r => r.role === role && r.agency === agency))?.key,
      )
      expect(holders, agency).not.toContain(undefined)
      expect(new Set(holders).size, agency).toBe(4)
    }
  })

  it('give the machine checks nothing to stop: no personal number, no mis-typed document number', () => {
    for (const body of documents.flatMap(bodiesOf)) {
      expect(findPersonalNumbers(body)).toEqual([])
      expect(findMisTypedNumbers(body)).toEqual([])
    }
  })

  it('are headed in order, with captioned tables whose headers have a scope', () => {
    for (const body of documents.flatMap(bodiesOf)) {
      const headings = [...body.matchAll(/<h([1-6])>(.)/gu)].map(match => [match[1], match[2]])
      expect(headings[0]?.[0]).toBe('2')
      for (const [level, mark] of headings) {
        expect(['2', '3']).toContain(level)
        if (level === '3') expect(mark).toBe('（')
        else expect('一二三四五六七八九').toContain(mark)
      }
      for (const table of body.match(/<table>.*?<\/table>/gsu) ?? []) {
        expect(table).toContain('<caption>')
        expect(table).toMatch(/<th scope="(?:col|row)">/u)
        expect(table).not.toContain('<th>')
      }
      expect(body).not.toMatch(/<h1|style=|class=|<script/u)
    }
  })

  it('hold one that changed with a note, and one that was taken back with a reason', () => {
    const changed = documents.filter(document => document.versions !== undefined)
    expect(changed).toHaveLength(1)
    for (const document of changed) {
      for (const version of document.versions ?? []) {
        expect(version.note).not.toBe('')
        expect(version.body).not.toBe(document.body)
        expect(version.changed > document.written).toBe(true)
      }
    }
    const withdrawn = documents.filter(document => document.withdrawn !== undefined)
    expect(withdrawn).toHaveLength(1)
    for (const document of withdrawn) expect(document.withdrawn?.reason).not.toBe('')
  })

  it('hold a guide with everything that article 12 asks for, and its update date', () => {
    const guides = documents.flatMap(document => (document.kind === 'guide' ? [document] : []))
    expect(guides).toHaveLength(1)
    for (const guide of guides) {
      const [year, month, day] = guide.reviewed.split('-').map(Number)
      expect(guide.body).toContain(`更新日期：${year}年${month}月${day}日`)
      for (const part of ['分类', '编排体系', '获取方式', '机构名称', '办公地址', '办公时间', '联系电话']) {
        expect(guide.body).toContain(part)
      }
      for (const part of ['传真号码', '电子邮箱', '主动公开', '依申请公开', '监督', '收费']) {
        expect(guide.body).toContain(part)
      }
      expect(guide.body).toContain(agencyOf(guide.agency).telephone)
    }
  })

  it.skipIf(!existsSync(trialData))('share no sentence with the real documents (trial data)', () => {
    const real = ['seed', 'documents', 'laws']
      .map(folder => path.join(trialData, folder))
      .filter(folder => existsSync(folder))
      .flatMap(folder => readdirSync(folder).map(file => readFileSync(path.join(folder, file), 'utf8')))
      .map(text => text.replace(/<[^>]*>/gu, '').replace(/[\s\p{P}\p{S}]/gu, ''))
    expect(real.length).toBeGreaterThan(0)
    const shared = documents
      .flatMap(bodiesOf)
      .flatMap(longSentences)
      .filter(sentence => real.some(text => text.includes(sentence)))
    expect(shared).toEqual([])
  })
})
