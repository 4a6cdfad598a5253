import type { AgencyRow } from './agency.ts'

interface Area {
  readonly no: number
  readonly key: string
  readonly name: string
  readonly code: string
  readonly postcode: string
  /** What the place is, for its text. */
  readonly note: string
}

/** The twelve counties and districts with their codes of GB/T 2260. */
const counties: readonly Area[] = [
  { no: 101, key: 'lanshan', name: '兰山区', code: '371302', postcode: '276000', note: '市政府驻地' },
  { no: 102, key: 'luozhuang', name: '罗庄区', code: '371311', postcode: '276017', note: '中心城区南部' },
  { no: 103, key: 'hedong', name: '河东区', code: '371312', postcode: '276034', note: '沂河东岸' },
  { no: 104, key: 'yinan', name: '沂南县', code: '371321', postcode: '276300', note: '市域中部' },
  { no: 105, key: 'tancheng', name: '郯城县', code: '371322', postcode: '276100', note: '市域南端' },
  { no: 106, key: 'yishui', name: '沂水县', code: '371323', postcode: '276400', note: '市域北部' },
  { no: 107, key: 'lanling', name: '兰陵县', code: '371324', postcode: '277700', note: '市域西南部' },
  { no: 108, key: 'feixian', name: '费县', code: '371325', postcode: '273400', note: '市域西部' },
  { no: 109, key: 'pingyi', name: '平邑县', code: '371326', postcode: '273300', note: '市域西端' },
  { no: 110, key: 'junan', name: '莒南县', code: '371327', postcode: '276600', note: '市域东部' },
  { no: 111, key: 'mengyin', name: '蒙阴县', code: '371328', postcode: '276200', note: '市域西北部' },
  { no: 112, key: 'linshu', name: '临沭县', code: '371329', postcode: '276700', note: '市域东南部' },
]

/** A district writes the city before its name; a county does not. */
function countyRow(area: Area): AgencyRow {
  const district = area.name.endsWith('区')
  return {
    no: area.no,
    key: area.key,
    name: `${district ? '临沂市' : ''}${area.name}人民政府`,
    short: `${area.name}政府`,
    aliases: [area.name, `${district ? '' : '临沂市'}${area.name}人民政府`],
    kind: 'county',
    parent: 'city-government',
    regionCode: area.code,
    postcode: area.postcode,
    level: 'county',
    prefixes: [`${area.name.slice(0, -1)}政示例字`],
    functions: `领导${area.name}（${area.note}）的行政工作，管理本行政区域的经济、教育、卫生、民政、公安等事务，指导所属部门和乡镇、街道的信息公开。`,
  }
}

interface Zone extends Area {
  readonly full: string
  readonly aliases: readonly string[]
}

/**
 * Development zones. Their codes are the statistical ones as far as known and are unverified; the bonded zone has
 * none of its own and carries the city's.
 */
const zones: readonly Zone[] = [
  {
    no: 121,
    key: 'high-tech-zone',
    name: '高新区',
    full: '临沂高新技术产业开发区管理委员会',
    aliases: ['高新区', '临沂高新区', '临沂高新区管委会'],
    code: '371371',
    postcode: '276000',
    note: '高新技术产业集聚区',
  },
  {
    no: 122,
    key: 'economic-zone',
    name: '经开区',
    full: '临沂经济技术开发区管理委员会',
    aliases: ['经开区', '临沂经开区', '临沂经济技术开发区管委会'],
    code: '371372',
    postcode: '276000',
    note: '先进制造业集聚区',
  },
  {
    no: 123,
    key: 'port-zone',
    name: '临港区',
    full: '临沂临港经济开发区管理委员会',
    aliases: ['临港区', '临港经济开发区管委会'],
    code: '371373',
    postcode: '276600',
    note: '临港产业集聚区',
  },
  {
    no: 124,
    key: 'bonded-zone',
    name: '综保区',
    full: '临沂综合保税区管理委员会',
    aliases: ['综保区', '临沂综保区', '临沂综合保税区管委会'],
    code: '371300',
    postcode: '276000',
    note: '海关特殊监管区域',
  },
]

function zoneRow(zone: Zone): AgencyRow {
  return {
    no: zone.no,
    key: zone.key,
    name: zone.full,
    short: `${zone.name}管委会`,
    aliases: zone.aliases,
    kind: 'zone',
    parent: 'city-government',
    regionCode: zone.code,
    postcode: zone.postcode,
    level: 'county',
    prefixes: [`临${zone.name.slice(0, -1)}管示例字`],
    functions: `受市政府委托管理${zone.name}（${zone.note}），承担规划建设、招商服务和区内公共事务。`,
  }
}

/** A few bodies below two counties, enough to show the tree's depth. */
const countyBodies: readonly AgencyRow[] = [
  {
    no: 131,
    key: 'lanshan-office',
    name: '临沂市兰山区人民政府办公室',
    short: '兰山区政府办公室',
    aliases: ['兰山区人民政府办公室', '兰山区政府办'],
    kind: 'office',
    parent: 'lanshan',
    regionCode: '371302',
    level: 'county',
    prefixes: ['兰政办示例字'],
    functions: '协助区政府领导同志处理日常工作，主管全区政府信息公开工作。',
    offices: [
      ['政务公开科', '全区公开工作的推进、检查和依申请公开办理'],
      ['法制科', '以区政府名义印发文件的合法性审核'],
      ['保密室', '公开前的保密审查'],
    ],
  },
  {
    no: 132,
    key: 'yinan-office',
    name: '沂南县人民政府办公室',
    short: '沂南县政府办公室',
    aliases: ['沂南县政府办'],
    kind: 'office',
    parent: 'yinan',
    regionCode: '371321',
    postcode: '276300',
    level: 'county',
    prefixes: ['沂南政办示例字'],
    functions: '协助县政府领导同志处理日常工作，主管全县政府信息公开工作。',
    offices: [
      ['政务公开科', '全县公开工作的推进、检查和依申请公开办理'],
      ['法制科', '以县政府名义印发文件的合法性审核'],
      ['保密室', '公开前的保密审查'],
    ],
  },
  {
    no: 133,
    key: 'lanshan-education',
    name: '临沂市兰山区教育和体育局',
    short: '兰山区教体局',
    aliases: ['兰山区教育和体育局'],
    kind: 'department',
    parent: 'lanshan',
    regionCode: '371302',
    level: 'county',
    prefixes: ['兰教体示例字'],
    functions: '管理全区中小学和幼儿园，公布学区划分和招生安排，发展群众体育。',
    offices: [['基础教育科', '学区划分和招生安排的公开']],
  },
]

interface Township {
  readonly no: number
  readonly key: string
  readonly name: string
  readonly county: string
  readonly countyName: string
  readonly code: string
  readonly postcode: string
}

/** Nine-digit codes from 901 upwards are invented: no township of these counties bears them. */
const townships: readonly Township[] = [
  {
    no: 141,
    key: 'lanshan-subdistrict',
    name: '兰山街道',
    county: 'lanshan',
    countyName: '临沂市兰山区',
    code: '371302901',
    postcode: '276000',
  },
  {
    no: 142,
    key: 'yinqueshan-subdistrict',
    name: '银雀山街道',
    county: 'lanshan',
    countyName: '临沂市兰山区',
    code: '371302902',
    postcode: '276000',
  },
  {
    no: 143,
    key: 'liguan-town',
    name: '李官镇',
    county: 'lanshan',
    countyName: '临沂市兰山区',
    code: '371302903',
    postcode: '276000',
  },
  {
    no: 144,
    key: 'jiehu-subdistrict',
    name: '界湖街道',
    county: 'yinan',
    countyName: '沂南县',
    code: '371321901',
    postcode: '276300',
  },
  {
    no: 145,
    key: 'tongjing-town',
    name: '铜井镇',
    county: 'yinan',
    countyName: '沂南县',
    code: '371321902',
    postcode: '276300',
  },
]

function townshipRow(place: Township): AgencyRow {
  const subdistrict = place.name.endsWith('街道')
  return {
    no: place.no,
    key: place.key,
    name: `${place.countyName}${place.name}${subdistrict ? '办事处' : '人民政府'}`,
    short: subdistrict ? `${place.name}办事处` : `${place.name}政府`,
    aliases: [place.name],
    kind: subdistrict ? 'subdistrict' : 'township',
    parent: place.county,
    regionCode: place.code,
    postcode: place.postcode,
    level: 'township',
    functions: subdistrict
      ? `作为派出机关，承担${place.name}辖区的公共服务、城市管理和社区建设。`
      : `管理${place.name}的农业农村、社会救助、筹资筹劳和宅基地审核等事务。`,
  }
}

/** Counties and districts, development zones, county bodies, townships and subdistricts. */
export const areaAgencies: readonly AgencyRow[] = [
  ...counties.map(countyRow),
  ...zones.map(zoneRow),
  ...countyBodies,
  ...townships.map(townshipRow),
]
