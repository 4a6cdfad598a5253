import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CHECKS } from './checks/run.ts'
import { FINDING_WORDS } from './checks/words.ts'
import { FIELD_LABELS, fieldLabel, PROBLEM_WORDS, problemWords, readingReport } from './words.ts'
import { editionWorkflow } from './workflow.ts'

const HERE = import.meta.dirname
const FOLDERS = [HERE, join(HERE, 'actions'), join(HERE, 'desk')]

/** Every code that a refusal of this room is built with, read from the source. */
function codesInSource(): string[] {
  const codes = new Set<string>()
  for (const folder of FOLDERS) {
    for (const name of readdirSync(folder)) {
      if (!/\.tsx?$/.test(name) || name.includes('.test.')) continue
      const source = readFileSync(join(folder, name), 'utf8')
      for (const match of source.matchAll(/\b(?:code|error): '([a-z-]+)'|\brefused\('[^']*', '([a-z-]+)'/g)) {
        codes.add(match[1] ?? match[2] ?? '')
      }
    }
  }
  return [...codes]
}

describe('the words of refusals', () => {
  const needs = new Set(editionWorkflow.cells.flatMap(cell => cell.needs))

  test.each([...needs])('a clerk is told what to do about the need %s', need => {
    expect(Object.hasOwn(PROBLEM_WORDS, need)).toBe(true)
  })

  test.each(codesInSource())('the code %s has words', code => {
    expect(Object.hasOwn(PROBLEM_WORDS, code)).toBe(true)
  })

  test('the search for codes finds those that are there', () => {
    expect(codesInSource()).toEqual(expect.arrayContaining(['one-per-agency', 'edition-in-work', 'blocks']))
  })

  test.each(Object.entries(PROBLEM_WORDS))('%s is a whole sentence', (_, words) => {
    expect(words).toMatch(/。$/)
    expect(words.length).toBeGreaterThan(5)
  })

  test('a limit is said with its number', () => {
    expect(problemWords({ code: 'too-long', detail: { maximum: 200 } })).toContain('200')
  })

  test('every machine check has words', () => {
    expect(CHECKS.map(check => check.code).filter(code => !Object.hasOwn(FINDING_WORDS, code))).toEqual([])
  })
})

test('a field of the kind is called as the kind calls it', () => {
  expect(fieldLabel('details.reviewed', [{ name: 'reviewed', label: '更新日期' }])).toBe('更新日期')
  expect(fieldLabel('attachments.0190-x.name')).toBe(FIELD_LABELS.attachments)
})

describe('the report of a file that was read in', () => {
  test('counts what was lost and names what was mended once', () => {
    const report = readingReport(
      '示例.docx',
      [{ code: 'formula', detail: '2' }],
      [
        { code: 'broken-lines', detail: 'x' },
        { code: 'broken-lines', detail: 'y' },
      ],
      1,
    )
    expect(report).toContain('公式2处')
    expect(report).toContain('图片1张')
    expect(report.match(/接上被折断的行/g)).toHaveLength(1)
  })

  test('says so when nothing was lost', () => {
    expect(readingReport('示例.docx', [], [], 0)).toContain('没有发现未能带入的内容')
  })
})
