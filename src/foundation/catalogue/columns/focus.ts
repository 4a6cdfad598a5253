import { A_YEAR, type Column, type ColumnType, HALF_A_YEAR } from './column.ts'

/** The year's plan of disclosure work, which names these fields. */
const PLAN = '全市政务公开工作要点（重点领域政府信息公开）'

type Line = readonly [
  key: string,
  name: string,
  description: string,
  keywords: string,
  freshDays?: number | null,
  type?: ColumnType,
]

/** 重点领域: one line each. */
const LINES: readonly Line[] = [
  ['deployments', '重大决策部署落实', '重大决策部署的进展和落实情况', '决策部署 进展 落实'],
  [
    'major-projects',
    '重大建设项目',
    '重大建设项目的批准服务、批准结果、招标投标、征收土地、设计变更、施工、质量安全监督和竣工信息',
    '重大建设项目 招标投标 竣工',
  ],
  ['consumption', '释放消费需求潜力', '促进消费的政策、措施及其效果', '消费 促消费'],
  ['opening-up', '对外开放新高地', '对外开放、招商引资和外贸方面的政策与情况', '对外开放 外贸 招商'],
  ['qilu-culture', '弘扬齐鲁文化', '文化保护、传承和旅游发展方面的信息', '文化 文物 旅游'],
  ['private-economy', '支持民营经济发展', '支持民营企业和中小企业的政策与情况', '民营经济 中小企业'],
  [
    'budgets',
    '财政预决算',
    '政府和部门的预算、决算、“三公”经费、债务、绩效和专项资金',
    '预算 决算 三公经费 政府债务 绩效',
    A_YEAR,
    '统计数据',
  ],
  [
    'public-resources',
    '公共资源配置',
    '公共资源交易的目录、程序、公告和结果',
    '公共资源 交易',
    HALF_A_YEAR,
    '通知公告',
  ],
  [
    'public-welfare',
    '社会公益事业',
    '公共文化体育、灾害事故救援等社会公益事业建设的信息',
    '公共文化 体育 灾害救援',
  ],
  [
    'education',
    '教育',
    '学前教育、义务教育招生入学、高考改革、民办教育和高等教育的政策与信息',
    '教育 招生 入学',
  ],
  [
    'employment',
    '就业创业',
    '就业创业政策措施，面向高校毕业生、农民工、退役军人等的就业创业信息',
    '就业 创业 高校毕业生 农民工 退役军人',
  ],
  [
    'social-insurance',
    '社会保险',
    '养老、工伤等社会保险的政策与经办信息，医保异地就医联网医疗机构',
    '社会保险 养老保险 工伤保险 异地就医',
  ],
  [
    'social-assistance',
    '社会救助和社会福利',
    '低保、特困、临时救助，儿童、残疾人和老年人福利的政策、标准和资金',
    '社会救助 低保 特困 福利',
  ],
  ['elderly-care', '养老服务', '养老服务的项目清单、服务指南和服务标准', '养老 养老服务'],
  [
    'health',
    '医疗卫生',
    '医疗服务、公共卫生和重大疾病防治、药品安全、医保监管和公立医疗卫生机构绩效考核',
    '医疗 公共卫生 药品安全 医保',
  ],
  [
    'medical-prices',
    '药品和医疗服务价格',
    '药品、医用耗材的价格监测和医疗服务价格',
    '药品价格 医用耗材 医疗服务价格',
  ],
  ['quality-medicines', '品质鲁药', '“品质鲁药”品牌信息', '品质鲁药 药品'],
  ['one-window', '一窗受理·一次办好', '审批服务改革和优化涉企政务服务的信息', '一窗受理 一次办好 政务服务'],
  ['tax-cuts', '减税降费', '减税降费的政策、执行情况和解读', '减税 降费'],
  ['enterprise-policies', '涉企政策', '面向企业的政策、申请条件、材料、流程和时间', '涉企政策 惠企'],
  ['epidemic', '疫情信息和防控措施', '疫情信息、防控措施和公共卫生知识', '疫情 防控 公共卫生'],
  ['epidemic-funds', '疫情防控资金物资', '疫情防控资金、物资的来源、分配和使用', '疫情防控 资金 物资 捐赠'],
  ['resuming-work', '复工复产', '各行业复工复产工作指引和扶持政策', '复工复产 指引'],
  ['emergencies', '公共突发事件', '公共突发事件的预警、应对、处置和回应', '突发事件 预警 处置'],
  ['emergency-plans', '应急预案', '各级各类应急预案', '应急预案', A_YEAR],
  ['six-stabilities', '六稳六保', '“六稳”“六保”的政策、举措和效果', '六稳 六保 就业 民生 市场主体'],
  ['state-assets', '国资监管和国企改革', '国有资产监管、国有企业改革和经营情况', '国资监管 国企改革'],
]

/** Parts of a field: everything in them is found in the field too. */
const PARTS: Readonly<Record<string, readonly Line[]>> = {
  'public-resources': [
    ['housing-security', '住房保障', '保障性住房和棚户区改造的计划、分配和退出', '住房保障 棚改'],
    ['land-grants', '国有土地使用权出让', '国有土地使用权的出让公告、结果和供地计划', '土地出让 供地'],
    ['mining-rights', '矿业权出让', '矿业权的出让公告、结果和登记信息', '矿业权 出让'],
    ['procurement', '政府采购', '政府采购的项目、文件、结果和合同', '政府采购 合同'],
    ['state-property', '国有产权交易', '国有产权的转让公告和交易结果', '国有产权 交易'],
    ['tenders', '工程建设项目招标投标', '工程建设项目的招标公告、中标结果和履约信息', '招标 中标'],
  ],
  'three-battles': [
    ['poverty', '扶贫脱困', '脱贫攻坚的政策、资金、项目和成效', '扶贫 脱贫'],
    ['pollution', '污染防治', '大气、水、土壤污染防治的措施、监测和督察', '污染防治 环境监测'],
    ['risks', '防范化解重大风险', '防范化解金融、债务、安全等重大风险的举措', '重大风险 防范化解'],
  ],
}

const BATTLES: Line = [
  'three-battles',
  '三大攻坚战',
  '脱贫攻坚、污染防治、防范化解重大风险的信息',
  '三大攻坚战',
]

function column([key, name, description, keywords, freshDays, type]: Line, parent?: string): Column {
  return {
    key,
    name,
    group: 'focus',
    type: type ?? '专题专栏',
    description,
    keywords: keywords.split(' '),
    basis: PLAN,
    freshDays: freshDays === undefined ? HALF_A_YEAR : freshDays,
    ...(parent === undefined ? {} : { parent }),
  }
}

/** The fields of the plan, each followed by its parts. */
export const FOCUS_COLUMNS: readonly Column[] = [...LINES.slice(0, 6), BATTLES, ...LINES.slice(6)].flatMap(
  line => [column(line), ...(PARTS[line[0]] ?? []).map(part => column(part, line[0]))],
)
