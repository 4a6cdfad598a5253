import { describe, expect, it } from 'vitest'
import { itemsFor } from '../../law/disclosure-items.ts'
import { COLUMNS, columnOf, columnsFor, columnTree, itemColumns, withParents } from './columns.ts'

describe('the columns', () => {
  it('each have their own key, and a parent that stands before them in the same group', () => {
    expect(new Set(COLUMNS.map(column => column.key)).size).toBe(COLUMNS.length)
    for (const [at, column] of COLUMNS.entries()) {
      if (column.parent === undefined) continue
      const above = COLUMNS.slice(0, at).find(each => each.key === column.parent)
      expect(above?.group, column.key).toBe(column.group)
    }
  })

  it('carry what the page labels ask for', () => {
    for (const { key, name, description, keywords, basis } of COLUMNS) {
      expect(key).toMatch(/^[a-z0-9][a-z0-9.-]{1,39}$/)
      expect(
        [name, description, basis, ...keywords].every(text => text.trim() !== ''),
        key,
      ).toBe(true)
      expect(keywords.length, key).toBeGreaterThan(0)
    }
  })

  it.each(['city', 'county', 'township'] as const)(
    'give a %s agency the items of the law, in its order',
    level => {
      expect(itemColumns(level).map(column => column.key)).toEqual(itemsFor(level).map(item => item.key))
    },
  )

  it('give a township the items of its own, and not those of cities', () => {
    const keys = columnsFor('township').map(column => column.key)
    expect(keys).toContain('a21t.04')
    expect(keys.some(key => key.startsWith('a21c.'))).toBe(false)
    expect(keys).toContain('a19')
  })
})

describe('a choice of columns', () => {
  it('brings the field of each part along, once, in the order of the pages', () => {
    expect(withParents(['tenders', 'a20.10', 'procurement'])).toEqual([
      'a20.10',
      'public-resources',
      'procurement',
      'tenders',
    ])
  })

  it('forgets what no definition has', () => {
    expect(withParents(['a20.99', '../etc', 'education'])).toEqual(['education'])
  })
})

describe('the tree', () => {
  it('puts parts below their field, in their group', () => {
    const tree = columnTree(COLUMNS)
    expect(tree.map(({ group }) => group.name)).toEqual([
      '法定主动公开内容',
      '重点领域',
      '政策解读',
      '公众参与',
      '建议提案办理结果',
      '会议公开',
    ])
    const battles = tree[1]?.branches.find(branch => branch.column.key === 'three-battles')
    expect(battles?.parts.map(part => part.name)).toEqual(['扶贫脱困', '污染防治', '防范化解重大风险'])
  })

  it('lets a part stand alone where its field is not shown', () => {
    const poverty = columnOf('poverty')
    expect(columnTree(poverty ? [poverty] : [])[0]?.branches[0]?.column.name).toBe('扶贫脱困')
  })
})
