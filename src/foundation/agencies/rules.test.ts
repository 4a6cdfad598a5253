import { describe, expect, it } from 'vitest'
import type { AgencyName } from './names.ts'
import {
  aliasProblems,
  endingProblems,
  foundingProblems,
  movingProblems,
  renamingProblems,
  type Standing,
  type Tree,
} from './rules.ts'

const TODAY = '2026-11-22'

function standing(id: string, parts: Partial<Standing> = {}): Standing {
  return { id, parentId: 'city', state: 'active', level: 'city', founded: null, lastEvent: null, ...parts }
}

const official = (agencyId: string, name: string, from: string | null, until: string | null): AgencyName => ({
  agencyId,
  name,
  kind: 'official',
  from,
  until,
})

/** City → two departments, one of them with a branch; a county with a town; a department that ended. */
const tree: Tree = {
  agencies: new Map(
    [
      standing('city', { parentId: null }),
      standing('finance', { lastEvent: '2019-01-10' }),
      standing('justice', { founded: '2024-05-01', lastEvent: '2024-05-01' }),
      standing('branch', { parentId: 'finance' }),
      standing('county', { level: 'county' }),
      standing('town', { parentId: 'county', level: 'township' }),
      standing('ended', { state: 'abolished', lastEvent: '2020-01-01' }),
    ].map(each => [each.id, each]),
  ),
  names: [
    official('finance', '市财政局', null, null),
    official('justice', '市司法局', '2024-05-01', null),
    official('ended', '市旧局', null, '2020-01-01'),
    { agencyId: 'justice', name: '司法局', kind: 'alias', from: null, until: '2025-01-01' },
  ],
}

const said = (problems: readonly { field: string; code: string }[]) =>
  problems.map(({ field, code }) => `${field}/${code}`)

describe('founding an agency', () => {
  const input = {
    name: '市新局',
    kind: 'department',
    level: 'city',
    parentId: 'city',
    date: '2026-01-01',
  } as const

  it.each([
    ['goes below one that is', {}, []],
    ['may lie before the record', { date: null }, []],
    ['may be today', { date: TODAY }, []],
    ['does not lie ahead', { date: '2026-11-23' }, ['date/in-the-future']],
    ['needs somebody above', { parentId: null }, ['parent/required']],
    ['does not go below nobody', { parentId: 'nobody' }, ['parent/not-offered']],
    ['does not go below one that ended', { parentId: 'ended' }, ['parent/parent-abolished']],
    ['does not put a city’s body below a county', { parentId: 'county' }, ['level/level-above-parent']],
    ['takes no name that another bears', { name: '市 财政局' }, ['name/name-taken']],
    ['may take the name of one that ended before', { name: '市旧局' }, []],
    [
      'does not take that name while it was borne',
      { name: '市旧局', date: '2019-12-31' },
      ['name/name-taken'],
    ],
    ['takes no name that somebody bears later', { name: '市司法局', date: null }, ['name/name-taken']],
  ])('%s', (_, change, expected) => {
    expect(said(foundingProblems({ ...input, ...change }, tree, TODAY))).toEqual(expected)
  })

  it('begins a city with its government', () => {
    const nobody: Tree = { agencies: new Map(), names: [] }
    expect(said(foundingProblems({ ...input, kind: 'government', parentId: null }, nobody, TODAY))).toEqual(
      [],
    )
  })
})

describe('renaming an agency', () => {
  it.each([
    ['gives a new name', 'finance', '市财政委', '2026-01-01', []],
    ['gives no name twice', 'finance', '市司法局', '2026-01-01', ['name/name-taken']],
    ['changes something', 'finance', '市财政局', '2026-01-01', ['name/same-name']],
    ['comes after the last event', 'finance', '市财政委', '2019-01-10', ['date/before-last-event']],
    ['does not lie ahead', 'finance', '市财政委', '2027-01-01', ['date/in-the-future']],
    ['happens to who still is', 'ended', '市新局', '2026-01-01', ['/abolished']],
    ['happens to somebody', 'nobody', '市新局', '2026-01-01', ['/unknown']],
  ])('%s', (_, id, name, date, expected) => {
    expect(said(renamingProblems(id, { name, date }, tree, TODAY))).toEqual(expected)
  })
})

describe('moving an agency', () => {
  it.each([
    ['puts it below another', 'branch', 'justice', []],
    ['changes something', 'branch', 'finance', ['parent/same-parent']],
    ['never puts it below itself', 'finance', 'finance', ['parent/below-itself']],
    ['never puts it below what lies below it', 'finance', 'branch', ['parent/below-itself']],
    ['does not put it below one that ended', 'branch', 'ended', ['parent/parent-abolished']],
    ['does not put a county below a town', 'county', 'town', ['parent/below-itself']],
    ['does not put a city’s body below a county', 'branch', 'county', ['parent/level-above-parent']],
  ])('%s', (_, id, parentId, expected) => {
    expect(said(movingProblems(id, { parentId, date: '2026-01-01' }, tree, TODAY))).toEqual(expected)
  })

  it('ends even where the tree was broken by hand', () => {
    const ring: Tree = {
      agencies: new Map([
        ['a', standing('a', { parentId: 'b' })],
        ['b', standing('b', { parentId: 'a' })],
        ['c', standing('c', { parentId: null })],
      ]),
      names: [],
    }
    expect(said(movingProblems('c', { parentId: 'a', date: '2026-01-01' }, ring, TODAY))).toEqual([])
  })
})

describe('ending an agency', () => {
  const end = (
    ending: 'merged' | 'split' | 'abolished',
    agencyIds: string[],
    successorIds: string[],
    date = '2026-01-01',
  ) => said(endingProblems(ending, { agencyIds, successorIds, date }, tree, TODAY))

  it.each([
    ['merges into one', 'merged', ['branch', 'town'], ['justice'], []],
    ['does not merge into two', 'merged', ['branch'], ['justice', 'county'], ['successors/one-successor']],
    ['splits into two', 'split', ['branch'], ['justice', 'county'], []],
    [
      'does not split into one, named twice',
      'split',
      ['branch'],
      ['justice', 'justice'],
      ['successors/two-successors'],
    ],
    ['may leave nobody', 'abolished', ['branch'], [], []],
    ['leaves nobody hanging below', 'abolished', ['finance'], ['justice'], ['/active-children']],
    ['is not succeeded by itself', 'abolished', ['branch'], ['branch'], ['successors/succeeds-itself']],
    ['is not succeeded by who ended', 'abolished', ['branch'], ['ended'], ['successors/successor-abolished']],
    ['is not succeeded by nobody known', 'abolished', ['branch'], ['nobody'], ['successors/not-offered']],
    ['happens once', 'abolished', ['ended'], [], ['/abolished']],
  ] as const)('%s', (_, ending, agencies, successors, expected) => {
    expect(end(ending, [...agencies], [...successors])).toEqual(expected)
  })

  it('needs a successor that was founded by the day', () => {
    expect(end('abolished', ['branch'], ['justice'], '2024-04-30')).toEqual([
      'successors/successor-too-young',
    ])
    expect(end('abolished', ['branch'], ['justice'], '2024-05-01')).toEqual([])
  })

  it('says each reason once, however many agencies it holds for', () => {
    expect(end('merged', ['branch', 'town'], ['justice'], '2027-01-01')).toEqual(['date/in-the-future'])
  })
})

describe('a further name', () => {
  const alias = (id: string, name: string, from: string | null = null, until: string | null = null) =>
    said(aliasProblems(id, { name, from, until }, tree))

  it.each([
    ['is recorded', alias('finance', '财政局'), []],
    ['is not recorded twice for one time', alias('justice', '司 法局', '2024-12-31'), ['name/alias-known']],
    ['may come back later', alias('justice', '司法局', '2025-01-01'), []],
    ['may be another’s too', alias('finance', '司法局'), []],
    [
      'ends after it begins',
      alias('finance', '财政局', '2026-01-01', '2026-01-01'),
      ['until/ends-before-start'],
    ],
    ['of who ended has ended as well', alias('ended', '旧局'), ['until/required']],
    ['belongs to somebody', alias('nobody', '无'), ['/unknown']],
  ])('%s', (_, problems, expected) => {
    expect(problems).toEqual(expected)
  })
})
