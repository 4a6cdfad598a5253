/** The levels of government that articles 20 and 21 tell apart; departments follow their government. */
export type DisclosureLevel = 'city' | 'county' | 'township'

/** A kind of information that must be published on one's own initiative (法定主动公开内容). */
export interface DisclosureItem {
  /** Stable key: `a20.01`–`a20.15`, then `a21c.01`… for city and county, `a21t.01`… for townships. */
  readonly key: string
  readonly text: string
  readonly article: string
}

const REGULATION = '《中华人民共和国政府信息公开条例》（国务院令第711号）'

/** Art. 19: the test by which an agency finds what it must publish. */
export const DISCLOSURE_TEST = {
  text: '涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的政府信息',
  article: `${REGULATION}第十九条`,
} as const

const ARTICLE_20: readonly (readonly [ordinal: string, text: string])[] = [
  ['一', '行政法规、规章和规范性文件'],
  ['二', '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名'],
  ['三', '国民经济和社会发展规划、专项规划、区域规划及相关政策'],
  ['四', '国民经济和社会发展统计信息'],
  ['五', '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果'],
  ['六', '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定'],
  ['七', '财政预算、决算信息'],
  ['八', '行政事业性收费项目及其依据、标准'],
  ['九', '政府集中采购项目的目录、标准及实施情况'],
  ['十', '重大建设项目的批准和实施情况'],
  ['十一', '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况'],
  ['十二', '突发公共事件的应急预案、预警信息及应对情况'],
  ['十三', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况'],
  ['十四', '公务员招考的职位、名额、报考条件等事项以及录用结果'],
  ['十五', '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息'],
]

const ARTICLE_21_CITY_AND_COUNTY = [
  '市政建设',
  '公共服务',
  '公益事业',
  '土地征收',
  '房屋征收',
  '治安管理',
  '社会救助',
]

const ARTICLE_21_TOWNSHIP = [
  '贯彻落实农业农村政策',
  '农田水利工程建设运营',
  '农村土地承包经营权流转',
  '宅基地使用情况审核',
  '土地征收',
  '房屋征收',
  '筹资筹劳',
  '社会救助',
]

/** The fifteen items of art. 20, which every administrative agency publishes as far as they are its own. */
export const ARTICLE_20_ITEMS: readonly DisclosureItem[] = ARTICLE_20.map(([ordinal, text], index) => ({
  key: `a20.${twoDigits(index + 1)}`,
  text,
  article: `${REGULATION}第二十条第（${ordinal}）项`,
}))

/** What art. 21 adds for governments of districted cities and counties and their departments. */
export const CITY_AND_COUNTY_ITEMS: readonly DisclosureItem[] = itemsOfArticle21(
  'a21c',
  ARTICLE_21_CITY_AND_COUNTY,
)

/** What art. 21 adds for township governments. */
export const TOWNSHIP_ITEMS: readonly DisclosureItem[] = itemsOfArticle21('a21t', ARTICLE_21_TOWNSHIP)

/** All items of arts. 20 and 21 for an agency of that level, in the order of the law. */
export function itemsFor(level: DisclosureLevel): readonly DisclosureItem[] {
  return [...ARTICLE_20_ITEMS, ...(level === 'township' ? TOWNSHIP_ITEMS : CITY_AND_COUNTY_ITEMS)]
}

function itemsOfArticle21(stem: string, texts: readonly string[]): DisclosureItem[] {
  return texts.map((text, index) => ({
    key: `${stem}.${twoDigits(index + 1)}`,
    text,
    article: `${REGULATION}第二十一条`,
  }))
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
