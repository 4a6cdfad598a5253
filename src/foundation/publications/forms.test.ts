import { describe, expect, test } from 'vitest'
import { makeForm } from '../../platform/forms/form.ts'
import { dayBefore, momentValue, readDayEnd, readDraftForm, readMoment, readSeen } from './forms.ts'
import type { PublicationKind } from './kinds.ts'

const kind: PublicationKind = {
  key: 'guide',
  label: '指南',
  description: '',
  columnType: '',
  column: '',
  listHref: '/guides',
  details: [{ name: 'reviewed', label: '更新日期', type: 'date', required: true }],
  official: true,
  onePerAgency: true,
}

const form = (fields: Record<string, string>) => makeForm(Object.entries(fields))

describe('the form of a draft', () => {
  test('an empty draft can be saved: gaps are asked for when it is submitted', () => {
    const read = readDraftForm(form({}), kind)
    expect(read).toMatchObject({
      ok: true,
      value: { note: '', content: { title: '', issuers: [], written: null, disclosure: 'proactive' } },
    })
  })

  test('issuers stand one a line, keywords between any marks, none twice', () => {
    const read = readDraftForm(
      form({ issuers: '示例市人民政府\n示例市财政局\n示例市财政局', keywords: '预算；决算，预算 公开' }),
      kind,
    )
    expect(read.ok && read.value.content.issuers).toEqual(['示例市人民政府', '示例市财政局'])
    expect(read.ok && read.value.content.keywords).toEqual(['预算', '决算', '公开'])
  })

  test('a document number gets the brackets of the standard, and one that cannot be read stays as typed', () => {
    const number = (typed: string) => {
      const read = readDraftForm(form({ documentNumber: typed }), kind)
      return read.ok ? read.value.content.documentNumber : read.problems
    }
    expect(number('示政字[2026]5号')).toBe('示政字〔2026〕5号')
    expect(number('没有号的字号')).toBe('没有号的字号')
  })

  test('what is no date is named by its field, also one of the kind', () => {
    const read = readDraftForm(form({ written: '2026-02-30', 'details.reviewed': '昨天' }), kind)
    expect(read).toEqual({
      ok: false,
      problems: [
        { field: 'written', code: 'not-a-date' },
        { field: 'details.reviewed', code: 'not-a-date' },
      ],
    })
  })

  test('a theme and an attribute come from their lists', () => {
    const read = readDraftForm(form({ theme: '自拟主题', disclosure: 'secret' }), kind)
    expect(read.ok || read.problems.map(each => [each.field, each.code])).toEqual([
      ['theme', 'not-offered'],
      ['disclosure', 'not-offered'],
    ])
    expect(readDraftForm(form({ theme: '综合政务\\政务公开' }), kind).ok).toBe(true)
  })

  test('no form can name an attachment', () => {
    const read = readDraftForm(form({ attachments: 'x', id: 'y' }), kind)
    expect(read.ok && 'attachments' in read.value.content).toBe(false)
  })
})

describe('a moment typed by a releaser', () => {
  test('is a moment in Shanghai', () => {
    expect(readMoment('2026-11-25T09:00')?.toISOString()).toBe('2026-11-25T01:00:00.000Z')
    expect(momentValue(new Date('2026-11-24T16:30:00Z'))).toBe('2026-11-25T00:30')
  })
  test.each(['', '2026-11-25', '2026-02-30T09:00', '2026-11-25T24:00', '2026-11-25T09:00Z'])(
    '%j is refused',
    text => {
      expect(readMoment(text)).toBeUndefined()
    },
  )
  test('a pin lasts to the end of its last day', () => {
    const end = readDayEnd('2026-11-30')
    expect(end?.toISOString()).toBe('2026-11-30T16:00:00.000Z')
    expect(end && dayBefore(end)).toBe('2026-11-30')
    expect(readDayEnd('2026-11-31')).toBeUndefined()
  })
})

test('a form without the hidden fields counts as outdated', () => {
  expect(readSeen(form({}))).toEqual({ version: 0, digest: '' })
  expect(readSeen(form({ version: '1.5' })).version).toBe(0)
})
