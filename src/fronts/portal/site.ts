import type { House } from '../../platform/room/house.ts'

/** How a site names itself: in the head of every page, in the footer and in feeds. */
export interface Site {
  readonly name: string
  /** The domain that the state's register knows, for the label SiteDomain. */
  readonly domain: string
  /** 网站标识码: ten digits, the first six an administrative division. */
  readonly idCode: string
  readonly sponsor: string
  readonly operator: string
  readonly contact: string
  /** Said in the footer and above the page while invented texts are loaded. */
  readonly notice: string | undefined
}

const LINYI: Site = {
  name: '临沂市人民政府',
  domain: 'www.linyi.gov.cn',
  idCode: '3713000000',
  sponsor: '临沂市人民政府办公室',
  operator: '临沂市大数据中心',
  contact: '12345 政务服务便民热线',
  notice: undefined,
}

/** The site that this house serves. The demonstration says everywhere that it is one. */
export function siteOf(house: Pick<House, 'demonstration'>): Site {
  if (!house.demonstration) return LINYI
  return {
    ...LINYI,
    name: '临沂市人民政府（示例）',
    sponsor: '临沂市人民政府办公室（示例）',
    operator: '临沂市大数据中心（示例）',
    contact: '12345 政务服务便民热线（示例）',
    notice: '这是演示网站，不是政府网站。页面上的文件、机构信息和数据均为示例，不具有任何效力。',
  }
}
