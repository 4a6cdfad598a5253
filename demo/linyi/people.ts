import type { RoleKey } from '../../src/law/roles.ts'

export interface DemoPerson {
  /** Stable slug, e.g. `finance-drafter`. */
  readonly key: string
  /** What a tester types at sign-in, e.g. `finance.drafter`. */
  readonly account: string
  /** An invented name. */
  readonly name: string
  /** Says what the person shows, and that the person is invented: 示例人员·财政局拟稿人. */
  readonly title: string
  readonly agency: string
  /** Name of an inner office in the agency's row. */
  readonly office: string
  /** `main` accounts carry the guided tour; `supporting` ones only let further agencies publish. */
  readonly cast: 'main' | 'supporting'
  readonly roles: readonly { readonly role: RoleKey; readonly agency: string }[]
}

type Seat = readonly [
  account: string,
  name: string,
  title: string,
  office: string,
  ...roles: readonly [RoleKey, ...RoleKey[]],
]

function seated(agency: string, cast: DemoPerson['cast'], seats: readonly Seat[]): DemoPerson[] {
  return seats.map(([account, name, title, office, ...roles]) => ({
    key: account.replace('.', '-'),
    account,
    name,
    title: `示例人员·${title}`,
    agency,
    office,
    cast,
    roles: roles.map(role => ({ role, agency })),
  }))
}

/** The lead office shows every role apart: nobody there holds two signatures. */
const cityOffice = seated('city-office', 'main', [
  ['drafter', '林知远', '拟稿人', '政务公开科', 'drafter'],
  ['reviewer', '周慎言', '初审人', '文电科', 'reviewer'],
  ['legality', '沈立衡', '合法性审核人', '法制审核科', 'legality-reviewer'],
  ['secrecy', '何守正', '保密审查人', '保密机要科', 'confidentiality-reviewer'],
  ['releaser', '程致公', '终审发布人', '办公室', 'releaser'],
  ['registrar', '方书宁', '登记员', '政务公开科', 'registrar'],
  ['handler', '许承安', '承办员', '政务公开科', 'handler'],
  ['head', '陆明达', '公开工作机构负责人', '政务公开科', 'disclosure-head'],
  ['supervisor', '秦笃行', '本机关公开工作监督员', '督查科', 'agency-supervisor'],
  ['supervising', '韩全', '全市公开工作主管部门', '政务公开科', 'supervising-office'],
  ['sysadmin', '夏维新', '系统管理员', '信息化科', 'system-admin'],
  ['secadmin', '唐安策', '安全管理员', '信息化科', 'security-admin'],
  ['auditadmin', '尹鉴明', '审计管理员', '督查科', 'audit-admin'],
])

/** A bureau is smaller: one person reviews the text and its legality, one handles and registers. */
const finance = seated('finance', 'main', [
  ['finance.drafter', '苏清', '财政局拟稿人', '预算科', 'drafter'],
  ['finance.reviewer', '马文渊', '财政局审核人', '税政法规科', 'reviewer', 'legality-reviewer'],
  ['finance.secrecy', '丁守诚', '财政局保密审查人', '办公室', 'confidentiality-reviewer'],
  ['finance.releaser', '高远', '财政局发布人', '办公室', 'releaser', 'disclosure-head'],
  ['finance.handler', '罗思敏', '财政局承办员', '办公室', 'registrar', 'handler'],
])

const lanshan = seated('lanshan-office', 'main', [
  ['lanshan.drafter', '孟兰舟', '兰山区拟稿人', '政务公开科', 'drafter'],
  ['lanshan.reviewer', '石惠', '兰山区审核人', '法制科', 'reviewer', 'legality-reviewer'],
  ['lanshan.secrecy', '贺严守', '兰山区保密审查人', '保密室', 'confidentiality-reviewer'],
  [
    'lanshan.releaser',
    '江定安',
    '兰山区发布人',
    '办公室',
    'releaser',
    'disclosure-head',
    'agency-supervisor',
  ],
  ['lanshan.handler', '白洁', '兰山区承办员', '政务公开科', 'registrar', 'handler'],
])

interface Team {
  readonly agency: string
  readonly prefix: string
  readonly label: string
  readonly draftingOffice: string
  readonly reviewingOffice: string
  readonly secrecyOffice: string
  /** Drafter, reviewer, confidentiality reviewer, releaser. */
  readonly names: readonly [string, string, string, string]
}

/** The least that the rules allow: author, text and legality, 保密 and release on four different people. */
function team(of: Team): DemoPerson[] {
  const [drafter, reviewer, secrecy, releaser] = of.names
  return seated(of.agency, 'supporting', [
    [`${of.prefix}.drafter`, drafter, `${of.label}拟稿人`, of.draftingOffice, 'drafter'],
    [
      `${of.prefix}.reviewer`,
      reviewer,
      `${of.label}审核人`,
      of.reviewingOffice,
      'reviewer',
      'legality-reviewer',
    ],
    [`${of.prefix}.secrecy`, secrecy, `${of.label}保密审查人`, of.secrecyOffice, 'confidentiality-reviewer'],
    [`${of.prefix}.releaser`, releaser, `${of.label}发布人`, '办公室', 'releaser'],
  ])
}

const supportingTeams: readonly Team[] = [
  {
    agency: 'education',
    prefix: 'education',
    label: '教育局',
    draftingOffice: '基础教育科',
    reviewingOffice: '政策法规科',
    secrecyOffice: '办公室',
    names: ['叶书桐', '姚正', '龚思齐', '梁启明'],
  },
  {
    agency: 'health',
    prefix: 'health',
    label: '卫生健康委',
    draftingOffice: '医政科',
    reviewingOffice: '法规科',
    secrecyOffice: '办公室',
    names: ['宋和安', '魏慎之', '殷素心', '卢康宁'],
  },
  {
    agency: 'emergency-management',
    prefix: 'emergency',
    label: '应急局',
    draftingOffice: '应急指挥科',
    reviewingOffice: '政策法规科',
    secrecyOffice: '办公室',
    names: ['雷雨田', '史明', '段守一', '郝志远'],
  },
  {
    agency: 'human-resources',
    prefix: 'jobs',
    label: '人社局',
    draftingOffice: '就业促进科',
    reviewingOffice: '法规科',
    secrecyOffice: '办公室',
    names: ['汪乐', '邱立言', '侯静', '常惠民'],
  },
  {
    agency: 'yinan-office',
    prefix: 'yinan',
    label: '沂南县',
    draftingOffice: '政务公开科',
    reviewingOffice: '法制科',
    secrecyOffice: '保密室',
    names: ['童沂川', '庄言', '葛成', '柳青'],
  },
]

/** A town has one office: four people write, read, look for secrets and release. */
const liguan = seated('liguan-town', 'supporting', [
  ['liguan.drafter', '谷丰年', '李官镇拟稿人', '办公室', 'drafter'],
  ['liguan.reviewer', '田守正', '李官镇审核人', '办公室', 'reviewer', 'legality-reviewer'],
  ['liguan.secrecy', '麦慎', '李官镇保密审查人', '办公室', 'confidentiality-reviewer'],
  ['liguan.releaser', '禾安民', '李官镇发布人', '办公室', 'releaser'],
])

/** Every account of the demonstration; passwords are made at start and are not written here. */
export const people: readonly DemoPerson[] = [
  ...cityOffice,
  ...finance,
  ...lanshan,
  ...supportingTeams.flatMap(team),
  ...liguan,
]
