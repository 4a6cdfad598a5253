import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareBodies } from '../bodies/compare.ts'
import { paragraphs, sanitise } from '../bodies/sanitise.ts'
import { tidy } from '../bodies/structure.ts'
import { plainText } from '../bodies/text.ts'
import { runChecks } from './run.ts'
import type { Checkable, Finding } from './types.ts'

/** Real documents that were released by real offices: what blocks one of them, or warns of most, is a fault of ours. */

const folder = process.env.GONGKAI_TRIAL_DATA ?? resolve('../shared/data')
const present = existsSync(join(folder, 'documents'))
if (!present) console.info(`trial data not found in ${folder}: the checks are not tried on real documents`)

const facts = {
  now: new Date('2026-11-22T04:00:00Z'),
  deadLinks: new Set<string>(),
  knownPhones: new Set<string>(),
}

type Trial = { file: string; body: string; text: string }

const trials = (): Trial[] =>
  ['documents', 'laws', 'seed'].flatMap(name =>
    readdirSync(join(folder, name))
      .filter(file => /\.(?:txt|md|html)$/.test(file))
      .map(file => {
        const source = readFileSync(join(folder, name, file), 'utf8')
        const at = source.indexOf('\n----\n')
        const words = at < 0 ? source : source.slice(at + 6)
        const body = file.endsWith('.html') ? sanitise(source) : tidy(sanitise(paragraphs(words)))
        return { file, body, text: words }
      }),
  )

const content = ({ file, body }: Trial): Checkable => ({
  title: file.replace(/^[a-z]+-\d+-|\.[a-z]+$/g, ''),
  documentNumber: null,
  issuers: [],
  written: null,
  body,
  summary: '',
  attachments: [],
  disclosure: 'proactive',
})

describe.skipIf(!present)('real documents', () => {
  const found = present
    ? trials().map(trial => ({ ...trial, findings: runChecks(content(trial), facts) }))
    : []

  it('are there', () => {
    expect(found.length).toBeGreaterThan(50)
  })

  it('are never blocked', () => {
    const blocked = found.flatMap(({ file, findings }) =>
      findings
        .filter(finding => finding.level === 'block')
        .map(finding => `${file} ${finding.code} ${finding.excerpt}`),
    )
    expect(blocked).toEqual([])
  })

  it('of the State Council hardly get a warning', () => {
    const warnings: Record<string, number> = {}
    const all: Finding[] = found
      .filter(({ file }) => file.startsWith('gov-'))
      .flatMap(({ findings }) => findings)
    for (const finding of all) warnings[finding.code] = (warnings[finding.code] ?? 0) + 1
    console.info('warnings on State Council documents:', warnings)
    const writing = all.filter(finding => finding.code !== 'headings-unmarked')
    expect(writing.length).toBeLessThanOrEqual(
      found.filter(({ file }) => file.startsWith('gov-')).length / 10,
    )
  })

  it('keep their words through sanitising and tidying, and the second time changes nothing', () => {
    for (const { file, body, text } of found) {
      expect(sanitise(body) === body, file).toBe(true)
      if (file.endsWith('.html')) continue
      expect(tidy(body) === body, file).toBe(true)
      const squeeze = (words: string) => words.replace(/[\s\u200b]/g, '')
      expect(squeeze(plainText(body)) === squeeze(text), file).toBe(true)
    }
  })

  it('of one law in two versions are compared closely', () => {
    const version = (date: string) =>
      found.find(({ file }) => file.includes('行政复议法-') && file.includes(date))?.body ?? ''
    const { summary, blocks } = compareBodies(version('2017-09-01'), version('2023-09-01'))
    expect(summary.changed).toBeGreaterThan(20)
    expect(blocks.some(block => block.kind === 'same')).toBe(true)
  })
})
