/**
 * Composed official documents for measuring: invented places, people and sentences, of the length and the habits of real
 * ones. Pure and seeded: the same number gives the same document on every machine. All titles say 示例.
 */
export interface ComposedDocument {
  readonly title: string
  readonly number: string | null
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly agencyKey: string
  readonly agencyName: string
  readonly topic: string
  readonly text: string
}

/** A small generator of random numbers (mulberry32): enough for texts, not for secrets. */
export function randomOf(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const words = (text: string) => text.trim().split(/\s+/)

/** Frequent words of the field, the commonest first: drawn with a weight that falls with the rank. */
export const VOCABULARY = words(`
  工作 管理 服务 建设 发展 单位 部门 项目 实施 安全 企业 落实 加强 组织 社会 要求 责任 政府 监督 检查 资金 信息 公开 办理
  政策 规定 制度 标准 推进 群众 保障 环境 机制 设施 办法 责任制 申请 审批 改革 生产 经济 重点 评估 考核 教育 培训 就业 养老
  医疗 卫生 住房 补贴 农村 农业 土地 规划 交通 道路 水利 防汛 应急 预案 消防 食品 药品 质量 市场 主体 登记 许可 处罚 执法
  行政 决策 听证 论证 风险 审查 合法性 规范性 文件 清理 备案 解读 回应 关切 平台 数据 共享 网站 公报 专栏 目录 指南 年度
  报告 预算 决算 绩效 审计 采购 招标 投标 合同 信用 示范 试点 验收 移交 运行 维护 巡查 整改 台账 清单 流程 时限 窗口 大厅
  热线 投诉 举报 来信 答复 调查 统计 普查 调度 协调 联席会议 专家 委员会 街道 乡镇 社区 村民 居民 学校 幼儿园 医院 图书馆
  文化 旅游 体育 残疾人 妇女 儿童 老年人 退役军人 志愿者 慈善 救助 低保 特困 孤儿 补助 津贴 工资 社保 公积金 物业 电梯
  燃气 供水 供热 排水 污水 垃圾 分类 绿化 河道 湿地 林地 耕地 种子 化肥 畜牧 渔业 疫病 防控 检疫 屠宰 粮食 储备 物流 港口
  机场 铁路 公路 客运 货运 停车 充电桩 光伏 风电 电网 通信 宽带 专利 商标 科技 创新 孵化 人才 引进 职称 技能 竞赛 仲裁 调解
  公证 律师 法律援助 普法 信访 维稳 治安 户籍 身份证 驾驶证 护照 档案 史志 方志 宗教 民族 侨务 对外 贸易 口岸 海关 税务 金融
  保险 担保 债务 国有 资产 产权 不动产 测绘 地名 界线 地震 气象 水文 监测 预警 避难 演练 物资 捐赠 灾情 重建 搬迁 安置 征收
  补偿 拆迁 改造 棚户区 老旧小区 海绵 城市 乡村 振兴 脱贫 帮扶 合作社 家庭农场 品牌 展会 电商 直播 快递 外卖 平安 文明 创建`)

/** Terms of four characters that run through such texts. */
export const TERMS = words(`
  安全生产 政务公开 养老服务 营商环境 公共资源 信息公开 主动公开 依法行政 食品安全 环境保护 污染防治 乡村振兴 社会救助 医疗保障
  义务教育 职业培训 城市管理 综合执法 行政处罚 行政许可 重大决策 专项资金 财政预算 政府采购 工程建设 招标投标 质量监督 市场监管
  消费维权 知识产权 科技创新 人才引进 防汛抗旱 森林防火 应急管理 疫情防控 公共卫生 妇幼保健 文化遗产 全民健身 交通运输 道路养护
  土地征收 房屋征收 住房保障 物业管理 垃圾分类 污水处理 河道治理 水土保持 粮食储备 农产品质量 高标准农田 社会保险 劳动监察`)

/** Invented places: two parts and a kind. */
const FIRST = words(
  '青 白 清 云 南 北 东 西 龙 凤 金 银 石 柳 杨 松 梅 兰 竹 荷 沙 汤 费 莒 郯 沂 蒙 临 平 安 永 长 大 小 新 古',
)
const SECOND = words('河 山 泉 桥 庄 岭 湖 沟 园 坪 埠 集 店 堂 楼 寨 埝 峪 涧 渚 皋 墩 圩 塘 湾')
const KIND = words('街道 镇 乡 社区 村 开发区')
/** Places and people are many and each is rare. */
export const placeOf = (n: number): string =>
  `${FIRST[n % FIRST.length]}${SECOND[Math.floor(n / FIRST.length) % SECOND.length]}${KIND[Math.floor(n / (FIRST.length * SECOND.length)) % KIND.length]}`
export const PLACES = FIRST.length * SECOND.length * KIND.length

const FAMILY = words(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧',
)
const GIVEN = words(
  '建 国 志 明 秀 英 晓 东 丽 华 文 军 海 燕 春 玉 兰 德 永 福 桂 芳 俊 杰 佳 宁 浩 然 思 源 雨 辰 一 帆 可 欣',
)
export const nameOf = (n: number): string =>
  `${FAMILY[n % FAMILY.length]}${GIVEN[Math.floor(n / FAMILY.length) % GIVEN.length]}${GIVEN[Math.floor(n / (FAMILY.length * GIVEN.length)) % GIVEN.length]}`
export const PEOPLE = FAMILY.length * GIVEN.length * GIVEN.length

export const TOPICS = words(
  '综合政务 城乡建设 农业农村 教育文体 卫生健康 社会保障 财政金融 市场监管 交通运输 应急管理 生态环境 科技人才',
)
const AGENCY_WORDS = words(
  '办公室 发展改革 教育 科技 工业 公安 民政 司法 财政 人社 自然资源 生态环境 住建 交通 水利 农业农村 商务 文旅 卫健 应急 审计 国资 市场监管 体育 统计 医保 信访 城管',
)
const COUNTIES = words('示例市 青河区 白泉区 云岭县 南埠县 龙湖县 柳园县 松山县 荷塘区 永安县')

/** One of 280 invented agencies. */
export function agencyOf(n: number): { key: string; name: string } {
  const county = COUNTIES[Math.floor(n / AGENCY_WORDS.length) % COUNTIES.length]
  const word = AGENCY_WORDS[n % AGENCY_WORDS.length]
  return { key: `composed-${n}`, name: `${county}${word}${word === '办公室' ? '' : '局'}` }
}
export const AGENCIES = AGENCY_WORDS.length * COUNTIES.length

const PATTERNS: readonly string[] = [
  '各有关单位要结合{w}和{w}，做好{t}，{w}{w}{w}。',
  '为进一步加强{w}{w}，根据有关{w}的规定，现就{t}作如下安排。',
  '对{p}的{w}{w}，由{w}{w}牵头，{n}负责联系，{m}月{d}日前完成。',
  '（{c}）健全{w}{w}，完善{t}的{w}{w}和{w}，提高{w}水平。',
  '{p}、{p}应当按照{w}{w}的要求，每年安排{w}{w}不少于{s}万元。',
  '要把{t}同{w}{w}结合起来，坚持{w}{w}，防止{w}流于形式。',
  '第{c}条　{w}{w}的{w}，适用本办法；{t}另有规定的，从其规定。',
  '经{w}{w}研究，{p}{w}{w}纳入{y}年{w}计划，编号GK{s}。',
  '建立{w}、{w}、{w}相互衔接的{t}体系，逐项{w}。',
  '联系人：{n}，{w}{w}科；办理{w}：{p}{w}大厅{d}号窗口。',
  '{w}{w}不力、造成{w}{w}的，依法追究{w}；涉及{t}的，移送{w}{w}。',
  '到{y}年底，{p}{w}覆盖率达到{d}%以上，{w}{w}明显改善。',
]
const TITLES: readonly string[] = [
  '关于印发《{t}{w}{w}办法》的通知',
  '关于做好{y}年{t}{w}的通知',
  '关于{p}{w}{w}的批复',
  '{y}年{t}工作要点',
  '关于加强{w}{w}的实施意见',
  '{p}{t}{w}方案',
  '关于公布{w}{w}{w}的公告',
  '{w}{w}政策解读',
]
const NUMERALS = words('一 二 三 四 五 六 七 八 九 十')

/** Document `seed` of the corpus: about 1,600 characters, between 2005 and 2026. */
export function composedDocument(seed: number): ComposedDocument {
  const random = randomOf(seed)
  const below = (n: number) => Math.floor(random() * n)
  // The rank of a Zipf-like draw: half of all draws fall on the first tenth.
  const ranked = (n: number) => Math.min(n - 1, Math.floor(n ** random() - 1 + random()))
  const home = [below(PLACES), below(PLACES), below(PLACES)]
  const people = [below(PEOPLE), below(PEOPLE)]
  const terms = [ranked(TERMS.length), ranked(TERMS.length), below(TERMS.length)]
  const year = 2026 - Math.floor(21 * random() ** 1.5)
  const month = 1 + below(year === 2026 ? 10 : 12)
  const date = 1 + below(28)
  const filled = (pattern: string) =>
    pattern.replace(/\{(\w)\}/g, (_, hole: string) => {
      if (hole === 'w') return VOCABULARY[ranked(VOCABULARY.length)] ?? ''
      if (hole === 't') return TERMS[terms[below(terms.length)] ?? 0] ?? ''
      if (hole === 'p') return placeOf(home[below(home.length)] ?? 0)
      if (hole === 'n') return nameOf(people[below(people.length)] ?? 0)
      if (hole === 'y') return String(year + below(2))
      if (hole === 'm') return String(1 + below(12))
      if (hole === 'd') return String(1 + below(99))
      if (hole === 's') return String(10 + below(90_000))
      return NUMERALS[below(NUMERALS.length)] ?? ''
    })
  const agency = ranked(AGENCIES)
  const { key, name } = agencyOf(agency)
  const title = `${name}${filled(TITLES[below(TITLES.length)] ?? '')}（示例）`
  const paragraphs: string[] = []
  let length = 0
  while (length < 1600) {
    let paragraph = ''
    const sentences = 2 + below(4)
    for (let n = 0; n < sentences; n += 1) paragraph += filled(PATTERNS[below(PATTERNS.length)] ?? '')
    paragraphs.push(paragraph)
    length += paragraph.length
  }
  return {
    title,
    number:
      random() < 0.6
        ? `示${AGENCY_WORDS[agency % AGENCY_WORDS.length]?.charAt(0)}发〔${year}〕${1 + below(200)}号`
        : null,
    day: `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
    agencyKey: key,
    agencyName: name,
    topic: TOPICS[below(TOPICS.length)] ?? '',
    text: paragraphs.join('\n'),
  }
}
