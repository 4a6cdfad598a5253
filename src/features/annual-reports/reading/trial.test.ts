import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatDecimal } from '../../../law/report-cells.ts'
import { checkReport } from '../../../law/report-checks.ts'
import type { ReportCell, ReportForm } from '../../../law/report-form.ts'
import { type Grid, readTables } from './read-tables.ts'

/** Reports that were published (domain/02 §6 names what holds in them), where they are there to be read. */
const FOLDER = join(process.env.GONGKAI_TRIAL_DATA ?? resolve('../shared/data'), 'documents')
const there = existsSync(FOLDER) ? readdirSync(FOLDER) : []

/** The tables of a Markdown file. */
function tablesOf(start: string): Grid[] {
  const name = there.find(each => each.startsWith(start)) ?? ''
  const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n')
  const grids: string[][][] = []
  lines.forEach((line, at) => {
    if (!line.startsWith('|') || /^\|[-|: ]+\|$/.test(line)) return
    const row = line.split('|').slice(1, -1)
    const last = grids.at(-1)
    if (last && lines[at - 1]?.startsWith('|')) last.push(row)
    else grids.push([row])
  })
  return grids
}

function readTrial(start: string, form: ReportForm) {
  const { values, strange } = readTables(form, tablesOf(start))
  const texts = { overview: '', problems: '', others: '' }
  const facts = { counted: undefined, below: undefined, previous: undefined, makesRules: false }
  const findings = checkReport({ form, scope: 'government', values, texts, ...facts })
  const at = (cell: string) => formatDecimal(values.get(cell as ReportCell) ?? 0n)
  return { strange, at, broken: findings.filter(each => /^V[1235]$/.test(each.rule)) }
}

describe.skipIf(!there.some(name => name.startsWith('local-02')))(
  'a real report (needs the trial data)',
  () => {
    it('in the form of 2021 is read whole, and its identities hold', () => {
      const { strange, at, broken } = readTrial('local-02', '2021')
      expect(strange).toEqual([])
      expect([at('t1.fees.amount'), at('t2.r1.natural'), at('t2.r3.7.total')]).toEqual([
        '18651.06',
        '217',
        '218',
      ])
      expect([at('t3.review.total'), at('t3.after.upheld')]).toEqual(['7', '13'])
      expect(broken).toEqual([])
    })

    it('in the trial form of 2019 leaves totals blank, which are the sums', () => {
      const { strange, broken } = readTrial('local-29', '2019')
      // An amount with its unit is no number: somebody has to look at it.
      expect(strange.map(each => each.why)).toEqual(['not-a-number'])
      expect(broken).toEqual([])
    })
  },
)
