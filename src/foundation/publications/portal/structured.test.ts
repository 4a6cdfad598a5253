import { expect, test } from 'vitest'
import { emptyContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import { documentNode } from './structured.ts'

const kind: PublicationKind = {
  key: 'rule',
  label: '行政规范性文件',
  description: '',
  columnType: '政策文件',
  column: '规范性文件',
  listHref: '/rules',
  details: [],
  official: true,
  onePerAgency: false,
}
const row = {
  id: 'a',
  number: 7,
  kind: 'rule',
  agency_id: 'b',
  agency_key: 'city-office',
  agency_name: '示例市人民政府办公室',
  title: '示例办法',
  document_number: '示政办发〔2026〕7号',
  index_number: 'SL01/2026-00007',
  written: '2026-11-01',
  first_published: null,
  released_at: new Date('2026-11-02T01:00:00Z'),
  changed_at: new Date('2026-11-03T01:00:00Z'),
  version: 2,
  state: 'live' as const,
  digest: '',
  pinned_until: null,
  withdrawn_at: null,
  withdrawn_reason: null,
}
const content = {
  ...emptyContent(),
  title: '示例办法',
  documentNumber: '示政办发〔2026〕7号',
  written: '2026-11-01',
  issuers: ['示例市人民政府办公室'],
}
const node = (of: PublicationKind) => documentNode(row, content, of, 'https://gov.example')

test('a search engine reads which document it is, when it was made public and by whom', () => {
  expect(JSON.parse(JSON.stringify(node(kind)))).toEqual({
    '@type': 'DigitalDocument',
    '@id': 'https://gov.example/d/7',
    url: 'https://gov.example/d/7',
    name: '示例办法',
    identifier: [
      { '@type': 'PropertyValue', propertyID: '索引号', value: 'SL01/2026-00007' },
      { '@type': 'PropertyValue', propertyID: '发文字号', value: '示政办发〔2026〕7号' },
    ],
    inLanguage: 'zh-CN',
    dateCreated: '2026-11-01',
    datePublished: '2026-11-02T01:00:00.000Z',
    dateModified: '2026-11-03T01:00:00.000Z',
    version: 2,
    isAccessibleForFree: true,
    author: [{ '@type': 'GovernmentOrganization', name: '示例市人民政府办公室' }],
    publisher: {
      '@type': 'GovernmentOrganization',
      '@id': 'https://gov.example/agencies/city-office',
      name: '示例市人民政府办公室',
      url: 'https://gov.example/agencies/city-office',
    },
  })
})

test('a text that binds is legislation, with its number, day and issuer; what is not known is left out', () => {
  const law = node({ ...kind, normative: true })
  expect(law).toMatchObject({
    '@type': 'Legislation',
    legislationIdentifier: '示政办发〔2026〕7号',
    legislationType: '行政规范性文件',
    legislationDate: '2026-11-01',
    legislationPassedBy: [{ '@type': 'GovernmentOrganization', name: '示例市人民政府办公室' }],
  })
  expect(JSON.stringify(law)).not.toContain('legislationLegalForce')
})
