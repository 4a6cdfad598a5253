import { expect, test } from 'vitest'
import type { EditionEventRow } from '../tables.ts'
import { timelineOf } from './timeline.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 1, minute))
const event = (parts: Partial<EditionEventRow>): EditionEventRow => ({
  id: '',
  edition_id: 'e',
  event: 'edit',
  from_state: 'draft',
  to_state: 'draft',
  actor_id: 'a',
  note: '',
  at: at(0),
  ...parts,
})
const nameOf = (id: string) => (id === 'a' ? '拟稿人甲' : '审核人乙')

test('saves in a row by one person are one line, and a remark stands alone', () => {
  const events = [event({}), event({ at: at(1) }), event({ note: '已读入', at: at(2) }), event({ at: at(3) })]
  expect(timelineOf(events, [], nameOf).map(item => [item.title, item.detail])).toEqual([
    ['已保存　拟稿人甲', undefined],
    ['已保存　拟稿人甲', '已读入'],
    ['已保存（2次）　拟稿人甲', undefined],
  ])
})

test('a signature says which gates, and what the system did is said to be its', () => {
  const signed = event({
    event: 'sign',
    from_state: 'submitted',
    to_state: 'submitted',
    actor_id: 'b',
    at: at(5),
  })
  const passed = event({
    event: 'pass',
    from_state: 'submitted',
    to_state: 'reviewed',
    actor_id: null,
    at: at(5),
  })
  const signatures = [
    { gate: 'political', personId: 'b', at: at(5) },
    { gate: 'text', personId: 'b', at: at(5) },
    { gate: 'legality', personId: 'c', at: at(4) },
  ]
  expect(timelineOf([signed, passed], signatures, nameOf).map(item => item.title)).toEqual([
    '各关均已签署　系统',
    '已签署政治关、文字关　审核人乙',
  ])
})
