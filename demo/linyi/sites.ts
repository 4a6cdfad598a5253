import type { CitySites } from '../../src/foundation/sites/demo.ts'

const common = {
  icp: '',
  police: '',
  policeCode: '',
  stateMark: false,
  errorReport: '',
}

/** The city's site, and one department's on the same base: open http://finance.localhost:8080 beside http://localhost:8080. */
export const sites: CitySites = {
  base: {
    ...common,
    name: '临沂市人民政府（示例）',
    domain: 'www.linyi.gov.cn',
    idCode: '3713000000',
    sponsor: '临沂市人民政府办公室（示例）',
    operator: '临沂市大数据中心（示例）',
    telephone: '12345 政务服务便民热线（示例）',
    email: 'webmaster@example.org',
    agencyKey: null,
    hosts: [],
  },
  others: [
    {
      ...common,
      key: 'finance',
      name: '临沂市财政局（示例）',
      domain: 'czj.linyi.gov.cn',
      idCode: '3713000001',
      sponsor: '临沂市财政局（示例）',
      operator: '临沂市大数据中心（示例）',
      telephone: '12345 政务服务便民热线（示例）',
      email: '',
      agencyKey: 'finance',
      hosts: ['finance.localhost'],
    },
  ],
}
