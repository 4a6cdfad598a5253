/** Endings of the names of bodies that issue documents: state organs, Party organs, courts, assemblies, their offices. */
const ENDING =
  /(?:国务院|政府|办公厅|办公室|委员会|管委会|党委|党组|工委|纪委|编委|发展改革委|发改委|卫健委|国资委|卫生健康委|委|部|局|厅|署|总局|法院|检察院|研究院|科学院|社会科学院|中心|领导小组|指挥部|联席会议|银行|总队|支队|大队|办事处|服务中心|事务所|管理处|管理所|学校|大学|学院|医院|协会|联合会|总工会|工会|妇联|人大常委会|代表大会|政协|编办|扶贫办|信访办|研究室|审计署|集团|公司|交易所|公积金中心)(?:[（(][^（）()]{2,20}[）)])?$/
const FIRST_OF_FULL_NAME =
  /^(?:国务院|国家|中共|中国|中华人民共和国|全国|最高人民|中央|人力资源|[\u4e00-\u9fff]{2,12}(?:省|自治区|市|县|区|州|旗|盟|镇|乡|街道))/
const NOT_IN_NAMES =
  /[，。；：！？,;:!?《》“”"\d]|(?:关于|印发|如下|有关|各|等部门|以及|负责|研究|加强|推进|工作$)/

/** Whether a piece of text is the name of one body. */
export function isAgencyName(text: string): boolean {
  return (
    text.length >= 2 && text.length <= 40 && !NOT_IN_NAMES.test(text) && !/\s/.test(text) && ENDING.test(text)
  )
}

/**
 * The bodies named by a signature line: one name, or several set apart by spaces or 、. Undefined when any part is
 * no name of a body, so that a line of prose is never taken for a signature.
 */
export function agenciesOfLine(line: string): string[] | undefined {
  if (line.length > 400) return undefined
  const parts = line.trim().split(/[\s\u3000、]+/)
  return parts.length > 0 && parts.length <= 12 && parts.every(isAgencyName) ? parts : undefined
}

/** A name that begins with its place or says itself that it is national: `市政府` and `区公安局` are short for something. */
export function isFullName(name: string): boolean {
  return FIRST_OF_FULL_NAME.test(name)
}

/**
 * Whether two pieces of evidence may speak of the same issuer: equal, or one the short form that the other ends
 * with (`省人民政府办公厅` of `某某省人民政府办公厅`). 国务院 and 国务院办公厅 are two issuers.
 */
export function mayBeSame(a: string, b: string): boolean {
  return a === b || (a.length >= 4 && b.endsWith(a)) || (b.length >= 4 && a.endsWith(b))
}
