import { describe, expect, test } from 'vitest'
import { changedFields, greyProblems, identityProblems, normalHost, readHosts, unfilled } from './rules.ts'
import { isGrey, originOf, type SiteIdentity, UNFILLED_CODE } from './site.ts'

const identity: SiteIdentity = {
  name: '示例市财政局',
  domain: 'czj.example.gov.cn',
  idCode: '3713000001',
  icp: '示ICP备00000000号',
  police: '示公网安备 37130000000000号',
  policeCode: '37130000000000',
  sponsor: '示例市财政局',
  operator: '示例市大数据中心',
  telephone: '0539-0000000',
  email: '',
  stateMark: true,
  errorReport: '',
  agencyKey: 'finance',
  hosts: ['czj.example.gov.cn'],
}
const codes = (parts: Partial<SiteIdentity>, isDefault = false) =>
  identityProblems({ ...identity, ...parts }, isDefault).map(({ field, code }) => `${field}/${code}`)

describe('a host', () => {
  test.each([
    ['WWW.Example.gov.cn', 'www.example.gov.cn'],
    ['www.example.gov.cn.', 'www.example.gov.cn'],
    ['finance.localhost', 'finance.localhost'],
    ['示例.政务', 'xn--fsqu00a0s.xn--zfr164b'],
    ['http://www.example.gov.cn', undefined],
    ['www.example.gov.cn:8080', undefined],
    ['www.example.gov.cn/a', undefined],
    ['10.0.0.1', undefined],
    ['2130706433', undefined],
    ['[::1]', undefined],
    ['-a.example', undefined],
    ['a..b', undefined],
    ['*.example.gov.cn', undefined],
    ['', undefined],
  ])('“%s” is kept as %s', (typed, kept) => {
    if (typed === '示例.政务') expect(normalHost(typed)).toMatch(/^xn--[a-z0-9]+\.xn--[a-z0-9]+$/)
    else expect(normalHost(typed)).toBe(kept)
  })

  test('is read line by line, once each, and what is none comes back as typed', () => {
    expect(readHosts('a.example\nA.example， b.example\nhttp://c')).toEqual({
      hosts: ['a.example', 'b.example'],
      wrong: ['http://c'],
    })
  })
})

describe('what a site says of itself', () => {
  test('passes where it is whole, and names what cannot be', () => {
    expect(codes({})).toEqual([])
    expect(codes({ idCode: '37130000' })).toEqual(['idCode/not-a-site-code'])
    expect(codes({ idCode: '9913000001' })).toEqual(['idCode/not-a-site-code'])
    expect(codes({ domain: 'http://x' })).toEqual(['domain/not-a-host'])
    expect(codes({ policeCode: '12' })).toEqual(['policeCode/not-a-police-code'])
    expect(codes({ email: 'nobody' })).toEqual(['email/not-an-email'])
    expect(codes({ errorReport: 'http://example.org/' })).toEqual(['errorReport/not-https'])
  })

  test('needs a host but for the default site, which belongs to no agency', () => {
    expect(codes({ hosts: [] })).toEqual(['hosts/required'])
    expect(codes({ hosts: [], agencyKey: null }, true)).toEqual([])
    expect(codes({}, true)).toEqual(['agencyKey/base-is-whole'])
  })

  test('may wait for its code; the desk is told what is missing', () => {
    expect(codes({ idCode: UNFILLED_CODE })).toEqual([])
    expect(unfilled(identity)).toEqual([])
    expect(unfilled({ ...identity, idCode: UNFILLED_CODE, telephone: '', icp: '' })).toEqual([
      'idCode',
      'icp',
      'telephone',
    ])
  })

  test('is compared field by field', () => {
    expect(changedFields(identity, { ...identity, name: '示例局', hosts: ['b.example'] })).toEqual([
      'name',
      'hosts',
    ])
  })
})

describe('mourning', () => {
  const now = new Date('2026-04-03T00:00:00Z')
  const day = (from: string, until: string) =>
    greyProblems({ from: new Date(from), until: new Date(until), reason: '示例' }, now).map(each => each.code)

  test('ends after it begins, not before today, and not in another year', () => {
    expect(day('2026-04-03T16:00:00Z', '2026-04-04T16:00:00Z')).toEqual([])
    expect(day('2026-04-04T16:00:00Z', '2026-04-03T16:00:00Z')).toEqual(['ends-before-start'])
    expect(day('2026-04-01T16:00:00Z', '2026-04-02T16:00:00Z')).toEqual(['in-the-past'])
    expect(day('2026-04-03T16:00:00Z', '2027-04-04T16:00:00Z')).toEqual(['too-long'])
  })

  test('holds from its first moment until its last, which is not included', () => {
    const site = { greyFrom: new Date('2026-04-03T16:00:00Z'), greyUntil: new Date('2026-04-04T16:00:00Z') }
    expect(isGrey(site, new Date('2026-04-03T15:59:59Z'))).toBe(false)
    expect(isGrey(site, new Date('2026-04-03T16:00:00Z'))).toBe(true)
    expect(isGrey(site, new Date('2026-04-04T16:00:00Z'))).toBe(false)
    expect(isGrey({ greyFrom: null, greyUntil: null }, now)).toBe(false)
  })
})

test('a further site has its first host, with the scheme and the port of the platform', () => {
  const site = { isDefault: false, hosts: ['finance.localhost', 'czj.example.gov.cn'] }
  expect(originOf(site, 'http://localhost:8080')).toBe('http://finance.localhost:8080')
  expect(originOf(site, 'https://www.example.gov.cn')).toBe('https://finance.localhost')
  expect(originOf({ isDefault: true, hosts: ['a.example'] }, 'https://www.example.gov.cn')).toBe(
    'https://www.example.gov.cn',
  )
})
