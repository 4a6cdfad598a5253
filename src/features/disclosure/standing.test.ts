import { describe, expect, it } from 'vitest'
import { shownColumns, statutoryTree, validityOn } from './standing.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const standing = (count: number, day: string) => ({ count, changedAt: new Date(`${day}T02:00:00Z`) })
const none: ReadonlySet<string> = new Set()

describe('the statutory part', () => {
  it('shows a township its own items of art. 21 and not those of cities', () => {
    const titles = statutoryTree('township', new Map(), none, NOW).map(article => article.title)
    expect(titles).toEqual([
      '第二十条：各级行政机关应当公开的信息',
      '第二十一条：乡镇政府还应当公开的信息',
      '第十九条：其他应当主动公开的信息',
    ])
  })

  it('shows the city the items of every level', () => {
    const tree = statutoryTree(undefined, new Map(), none, NOW)
    expect(tree.map(({ items }) => items.length)).toEqual([15, 7, 8, 1])
  })

  it('tells what is public, what is old, what is empty and what the agency does not have', () => {
    const standings = new Map([
      ['a20.01', standing(3, '2026-11-20')],
      ['a20.10', standing(1, '2026-01-01')],
    ])
    const [article] = statutoryTree('county', standings, new Set(['a20.14']), NOW)
    const states = new Map(article?.items.map(item => [item.column.key, item.state]))
    expect(states.get('a20.01')).toBe('fresh')
    expect(states.get('a20.10')).toBe('stale')
    expect(states.get('a20.14')).toBe('absent')
    expect(states.get('a20.15')).toBe('empty')
  })

  it('believes what is public more than what the agency once said', () => {
    const [article] = statutoryTree(
      'city',
      new Map([['a20.14', standing(1, '2026-11-20')]]),
      new Set(['a20.14']),
      NOW,
    )
    expect(article?.items.find(item => item.column.key === 'a20.14')?.state).toBe('fresh')
  })
})

describe('navigation', () => {
  it('leaves out columns without anything, and the statutory ones, which have their own tree', () => {
    const standings = new Map([
      ['education', standing(2, '2026-11-20')],
      ['a20.11', standing(2, '2026-11-20')],
    ])
    expect(shownColumns(standings).map(column => column.key)).toEqual(['education'])
  })
})

describe('the validity of a text', () => {
  it('follows from the dates that it states', () => {
    expect(validityOn({ effective: '2026-12-01' }, '2026-11-22')?.name).toBe('未施行')
    expect(validityOn({ effective: '2026-11-22' }, '2026-11-22')?.name).toBe('有效')
    expect(validityOn({ effective: '2021-01-01', expires: '2026-11-21' }, '2026-11-22')?.name).toBe('失效')
    expect(validityOn({ expires: '2026-11-22' }, '2026-11-22')?.name).toBe('有效')
  })

  it('is not claimed where it states none', () => {
    expect(validityOn({ effective: null }, '2026-11-22')).toBeUndefined()
    expect(validityOn(undefined, '2026-11-22')).toBeUndefined()
  })
})
