/** A way for a concern that is not answered as a letter: what goes there, to whom, and by which text. */
export interface Channel {
  readonly key: string
  /** What the way is called: 信访, 行政复议 … */
  readonly name: string
  /** What belongs there. */
  readonly concerns: string
  /** Who receives it. */
  readonly body: string
  /** How it is reached; numbers that are the same everywhere in the country. */
  readonly reach: string
  readonly basis: string
  /** The basis has not been read in the original. */
  readonly unverified: boolean
}

/**
 * Where a concern goes that another procedure of its own is for. A letter is no petition, no application and no lawsuit:
 * treating it as one would cost its writer a remedy or a time limit. Whoever returns a letter names one of these.
 */
export const CHANNELS: readonly Channel[] = [
  channel(
    'emergency',
    '报警求助和急救',
    '人身安全、火灾、急病等紧急情况',
    '公安机关、消防救援机构、急救机构',
    '拨打 110、119、120',
    '《中华人民共和国突发事件应对法》',
  ),
  channel(
    'hotline',
    '12345 政务服务便民热线',
    '停水停电、噪声、占道等需要当日派人处理的具体诉求，或者不清楚由哪个部门负责的事项',
    '12345 政务服务便民热线',
    '拨打 12345',
    '《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》（国办发〔2020〕53号）',
  ),
  channel(
    'information-request',
    '依申请公开政府信息',
    '要求提供某一份文件、档案或者数据',
    '制作或者保存该信息的行政机关的政府信息公开工作机构',
    '按该机关政府信息公开指南写明的方式提交申请',
    '《中华人民共和国政府信息公开条例》第二十七条、第二十九条',
    false,
  ),
  channel(
    'petition',
    '信访',
    '已经由有关机关处理过、要求重新处理或者复查复核的事项，以及反映情况、提出意见的信访事项',
    '有权处理的机关、单位的信访工作机构',
    '国家信访局网上信访平台，或者到当地信访接待场所',
    '《信访工作条例》第十七条至第二十二条',
  ),
  channel(
    'discipline',
    '检举控告党员干部和公职人员',
    '反映党员、公职人员违纪违法、职务犯罪',
    '纪检监察机关',
    '拨打 12388，或者当地纪检监察机关公布的方式',
    '《中华人民共和国监察法》、《纪检监察机关处理检举控告工作规则》',
  ),
  channel(
    'violation',
    '举报违法行为',
    '举报他人违反市场监管、生态环境、安全生产、劳动保障等法律法规的行为',
    '对该行为有行政处罚权的行政机关的举报受理机构',
    '市场监管 12315，劳动保障 12333，或者该机关公布的举报方式',
    '《中华人民共和国行政处罚法》第五十四条，有关法律关于举报的规定',
  ),
  channel(
    'reconsideration',
    '行政复议',
    '不服行政处罚、行政许可、行政强制等行政行为，要求撤销、变更或者确认违法',
    '作出该行为的机关的本级人民政府或者法律规定的其他行政复议机关',
    '在法定申请期限内（一般自知道之日起六十日）向行政复议机关提出',
    '《中华人民共和国行政复议法》第十一条、第二十条、第二十四条',
  ),
  channel(
    'court',
    '诉讼和仲裁',
    '正在或者应当通过诉讼、仲裁解决的争议，以及不服生效裁判',
    '人民法院、仲裁机构',
    '向有管辖权的人民法院起诉，或者按约定申请仲裁',
    '《中华人民共和国行政诉讼法》、《中华人民共和国民事诉讼法》、《中华人民共和国仲裁法》',
  ),
  channel(
    'other-level',
    '其他地方或者上级机关的事项',
    '由其他地方、上级机关或者垂直管理部门负责的事项',
    '负责该事项的机关',
    '该机关的网站或者公布的电话',
    '机关职责分工',
  ),
]

/** The channel of a key; undefined for any other text. */
export function channelOf(key: string): Channel | undefined {
  return CHANNELS.find(channel => channel.key === key)
}

function channel(
  key: string,
  name: string,
  concerns: string,
  body: string,
  reach: string,
  basis: string,
  unverified = true,
): Channel {
  return { key, name, concerns, body, reach, basis, unverified }
}
