import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ReadDocument, ReadField } from './document.ts'
import { readDocument } from './read-document.ts'

/** Real documents lie outside the repository; their first lines state the fields, which is the truth to measure against. */
const FOLDER =
  process.env.GONGKAI_TRIAL_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
const ABSENT = `no trial data in ${FOLDER}; name its folder in GONGKAI_TRIAL_DATA`

type Truth = Partial<Record<ReadField, string>>

interface Trial {
  readonly file: string
  readonly truth: Truth
  readonly whole: string
  /** The text below the stated fields. */
  readonly below: string
}

function trials(): Trial[] {
  return ['documents', 'laws'].flatMap(folder =>
    readdirSync(join(FOLDER, folder)).map(name => {
      const whole = readFileSync(join(FOLDER, folder, name), 'utf8')
      return { file: name, truth: truthOf(whole), whole, below: belowHeader(whole) }
    }),
  )
}

function truthOf(whole: string): Truth {
  const field = (label: string) => new RegExp(`^(?:<!-- )?${label}: (.*?)(?: -->)?$`, 'm').exec(whole)?.[1]
  const dates = field('日期') ?? ''
  const bare = /^(\d{4}-\d\d-\d\d)(?! \d\d:)/.exec(dates)?.[1]
  const timed = /^(\d{4}-\d\d-\d\d) \d\d:/.exec(dates)?.[1]
  const truth = {
    // The collector's own remark that a text is shortened is no part of its title.
    title: field('标题')?.replace(/（节选）$/, ''),
    agency: field('发文机关'),
    number: field('发文字号') ?? field('文号'),
    written: /成文 ?(\d{4}-\d\d-\d\d)/.exec(dates)?.[1] ?? bare,
    published: /发布 (\d{4}-\d\d-\d\d)/.exec(dates)?.[1] ?? timed,
  }
  return Object.fromEntries(Object.entries(truth).filter(([, value]) => value !== undefined))
}

function belowHeader(whole: string): string {
  const rule = whole.indexOf('\n----\n')
  if (rule > 0 && rule < 3000) return whole.slice(rule + 6)
  const heading = whole.search(/^# /m)
  return heading > 0 && heading < 3000 ? whole.slice(heading) : whole.replace(/^(?:<!--.*-->\s*)+/, '')
}

const plain = (text: string | null | undefined) =>
  (text ?? '')
    .replace(/[\s\u3000]|（节选）$/g, '')
    .replace(/[〈<]/g, '《')
    .replace(/[〉>]/g, '》')

interface Score {
  stated: number
  right: number
  wrongAndSure: string[]
}

async function measure(chosen: readonly Trial[], feed: 'whole' | 'below', fields: readonly ReadField[]) {
  const scores = new Map<ReadField, Score>(
    fields.map(field => [field, { stated: 0, right: 0, wrongAndSure: [] }]),
  )
  for (const trial of chosen) {
    const read = await readDocument({ name: basename(trial.file), bytes: Buffer.from(trial[feed]) })
    for (const [field, score] of scores) compare(trial, read, field, score)
  }
  return scores
}

function compare(trial: Trial, read: ReadDocument, field: ReadField, score: Score): void {
  const truth = trial.truth[field]
  if (truth === undefined) return
  score.stated++
  if (plain(read[field]) === plain(truth)) score.right++
  else if (!read.unsure.includes(field)) score.wrongAndSure.push(`${trial.file}: ${field}`)
}

const share = (score: Score | undefined) =>
  score === undefined ? 0 : score.right / Math.max(1, score.stated)
const BODY_FIELDS: readonly ReadField[] = ['title', 'agency', 'number', 'written']

describe('reading real documents', () => {
  const isHere = existsSync(join(FOLDER, 'documents'))
  const all = isHere ? trials() : []
  const council = all.filter(trial => trial.file.startsWith('gov-'))

  it('finds the fields of State Council documents in their text alone', async ({ skip }) => {
    if (!isHere) skip(ABSENT)
    const scores = await measure(council, 'below', BODY_FIELDS)
    for (const field of BODY_FIELDS) expect(share(scores.get(field)), field).toBeGreaterThanOrEqual(0.97)
    expect(scores.get('title')?.stated).toBeGreaterThan(20)
  })

  it('finds the titles of all documents in their text alone, and the dates of most', async ({ skip }) => {
    if (!isHere) skip(ABSENT)
    const scores = await measure(all, 'below', BODY_FIELDS)
    expect(share(scores.get('title'))).toBeGreaterThanOrEqual(0.99)
    expect(share(scores.get('agency'))).toBeGreaterThanOrEqual(0.97)
    expect(share(scores.get('written'))).toBeGreaterThanOrEqual(0.87)
  })

  it('says of every wrong field that it is unsure', async ({ skip }) => {
    if (!isHere) skip(ABSENT)
    const scores = [
      ...(await measure(all, 'below', BODY_FIELDS)).values(),
      ...(await measure(all, 'whole', [...BODY_FIELDS, 'published'])).values(),
    ]
    expect(scores.flatMap(score => score.wrongAndSure)).toEqual([])
  })

  it('reads every stated field where the file states it, and keeps the statement out of the body', async ({
    skip,
  }) => {
    if (!isHere) skip(ABSENT)
    const scores = await measure(all, 'whole', [...BODY_FIELDS, 'published'])
    for (const field of ['title', 'agency', 'number', 'published'] as const) {
      expect(share(scores.get(field)), field).toBe(1)
    }
    expect(share(scores.get('written'))).toBeGreaterThanOrEqual(0.93)
    for (const trial of council) {
      const { body } = await readDocument({ name: trial.file, bytes: Buffer.from(trial.whole) })
      expect(body.slice(0, 400)).not.toMatch(/索引号: |发文机关: |获取: /)
    }
  })

  it('never invents a date of publication, and finds an addressee wherever a line names one', async ({
    skip,
  }) => {
    if (!isHere) skip(ABSENT)
    for (const trial of council) {
      const read = await readDocument({ name: trial.file, bytes: Buffer.from(trial.below) })
      expect([trial.file, read.published]).toEqual([trial.file, null])
      if (/的(?:通知|批复|复函|函|通报)$/.test(read.title))
        expect([trial.file, read.addressee]).not.toContain(null)
    }
  })

  it('rebuilds the task table of the plan and is sure of every field', async ({ skip }) => {
    if (!isHere) skip(ABSENT)
    const [name = ''] = readdirSync(join(FOLDER, 'seed'))
    const read = await readDocument({ name, bytes: readFileSync(join(FOLDER, 'seed', name)) })
    expect(read.unsure).toEqual([])
    expect(read).toMatchObject({ agency: '临沂市人民政府办公室', written: '2020-07-17', published: null })
    expect(read.number).toMatch(/^临政办字〔2020〕\d+号$/)
    expect(read.body.match(/<tr>/g)?.length).toBeGreaterThan(35)
    expect(read.repaired.map(remark => remark.code)).toEqual(
      expect.arrayContaining(['number-brackets', 'spaces-between-han', 'rebuilt-table', 'empty-cell']),
    )
    expect(read.lost).toEqual([])
  })
})
