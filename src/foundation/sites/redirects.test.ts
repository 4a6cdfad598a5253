import { describe, expect, test } from 'vitest'
import {
  candidatesOf,
  matching,
  normalAddress,
  normalOld,
  type Redirect,
  readRedirects,
  targetOf,
} from './redirects.ts'
import { readRedirectsCsv, redirectsCsv } from './redirects-csv.ts'

const hosts = new Set(['www.example.gov.cn', 'old.example.gov.cn'])
const site = new Set(['old.example.gov.cn'])
const read = (...rows: [string, string][]) =>
  readRedirects(
    rows.map(([old, next]) => ({ old, new: next })),
    hosts,
    site,
  )
const codes = (...rows: [string, string][]) => read(...rows).problems.map(({ old, code }) => [old, code])

/** Where somebody arrives who follows an old bookmark. */
function arrives(rows: [string, string][], address: string): string | undefined {
  const table = new Map(read(...rows).redirects.map(each => [each.old, each]))
  const found: Redirect | undefined = matching(table, normalAddress(address))
  return found && targetOf(found, normalAddress(address))
}

describe('whoever follows an old bookmark', () => {
  const rows: [string, string][] = [
    ['/art/1.html', '/d/1'],
    ['/show.asp?id=12', '/d/12'],
    ['/show.asp', '/publications'],
    ['/art/*', '/publications'],
    ['/files/2020/*', 'https://www.example.gov.cn/old-files/*'],
    ['/公告/一.html', '/d/3'],
  ]

  test.each([
    ['/art/1.html', '/d/1'],
    ['/art/1.html?from=timeline', '/d/1'],
    ['/show.asp?id=12', '/d/12'],
    ['/show.asp?id=13', '/publications'],
    ['/art/2020/7/2.html', '/publications'],
    ['/files/2020/a/b.pdf?x=1', 'https://www.example.gov.cn/old-files/a/b.pdf?x=1'],
    ['/%e5%85%ac%e5%91%8a/%e4%b8%80.html', '/d/3'],
    ['/art', undefined],
    ['/', undefined],
  ])('at %s arrives at %s', (address, target) => {
    expect(arrives(rows, address)).toBe(target)
  })

  test('never leaves by what they typed: the rest of an address is no host', () => {
    expect(arrives([['/a/*', '/*']], '/a//evil.example')).toBe('/evil.example')
    expect(arrives([['/a/*', '/*']], '/a/\\evil.example')).toBe('/evil.example')
  })

  test('is looked for by the whole address first, then folder by folder', () => {
    expect(candidatesOf('/a/b/c?x=1')).toEqual(['/a/b/c?x=1', '/a/b/c', '/a/b/*', '/a/*'])
  })
})

describe('a table of redirects', () => {
  test.each(['', '/', '/*', '//evil', 'art/1', '/a*b', '/a/*/b', `/${'x'.repeat(501)}`])(
    'takes no old address like “%s”',
    old => {
      expect(normalOld(old)).toBeUndefined()
    },
  )

  test('takes a full old address for its path', () => {
    expect(normalOld('http://old.example.gov.cn/art/1.html#top')).toBe('/art/1.html')
  })

  test('leads to our own pages alone', () => {
    expect(
      codes(
        ['/a', 'https://evil.example/'],
        ['/b', '//evil.example/'],
        ['/c', 'javascript:alert(1)'],
        ['/d', '/x/..//evil.example'],
        ['/e', 'https://www.example.gov.cn@evil.example/'],
        ['/f', '/new/*'],
        ['/g', 'https://www.example.gov.cn/d/1'],
      ),
    ).toEqual([
      ['/a', 'foreign-host'],
      ['/b', 'new-invalid'],
      ['/c', 'new-invalid'],
      ['/d', 'new-invalid'],
      ['/e', 'new-invalid'],
      ['/f', 'new-invalid'],
    ])
  })

  test('refuses what leads in a circle, also through a folder and through its own full address', () => {
    expect(codes(['/a', '/a'])).toEqual([['/a', 'loop']])
    expect(codes(['/a', '/b'], ['/b', '/a']).map(([, code]) => code)).toEqual(['loop', 'loop'])
    expect(codes(['/old/*', '/old/new/*'])).toEqual([['/old/*', 'loop']])
    expect(codes(['/x/*', '/y/*'], ['/y/a', '/x/a'])).toEqual([['/y/a', 'loop']])
    expect(codes(['/a', 'https://old.example.gov.cn/a'])).toEqual([['/a', 'loop']])
    expect(codes(['/a', 'https://www.example.gov.cn/a'])).toEqual([])
  })

  test('lets an address move twice, and refuses a long way round', () => {
    expect(codes(['/a', '/b'], ['/b', '/c'])).toEqual([])
    expect(codes(['/a', '/b'], ['/b', '/c'], ['/c', '/d'], ['/d', '/e'])).toEqual([['/a', 'loop']])
  })

  test('names what is listed twice', () => {
    expect(codes(['/a', '/d/1'], ['/a', '/d/2'])).toEqual([['/a', 'listed-twice']])
  })
})

describe('the file of redirects', () => {
  test('comes back as it was written', () => {
    const rows = [
      { old: '/a?x="1",2', new: '/d/1' },
      { old: '/b/*', new: '/publications' },
    ]
    expect(readRedirectsCsv(redirectsCsv(rows))).toEqual({ rows, wrong: [] })
  })

  test('may lack its head, and names the lines that are no pair', () => {
    const text = '/a,/d/1\n\n/b\n"/c,/d/3\n, /d/4\n/e , "/d/5"\r\n'
    expect(readRedirectsCsv(text)).toEqual({
      rows: [
        { old: '/a', new: '/d/1' },
        { old: '/e', new: '/d/5' },
      ],
      wrong: [3, 4, 5],
    })
  })
})
