/** A subject of the two-level list by which documents are classified (主题分类). */
export interface Theme {
  /** `02` for a first level, `02.01` for a second. */
  readonly key: string
  readonly name: string
  readonly parent?: string
}

/**
 * The list as the central government's site and most cities use it. The first level is seen in public metadata; the
 * order and the second level are from general knowledge (unverified), so a city may replace the list.
 */
const LISTED: readonly (readonly [name: string, ...children: string[]])[] = [
  [
    '国务院组织机构',
    '国务院',
    '国务院办公厅',
    '国务院组成部门',
    '国务院直属机构',
    '国务院议事协调机构',
    '其他',
  ],
  [
    '综合政务',
    '政务公开',
    '政务督查',
    '应急管理',
    '电子政务',
    '文秘工作',
    '保密工作',
    '信访',
    '参事、文史',
    '其他',
  ],
  ['国民经济管理、国有资产监管', '宏观经济', '经济体制改革', '物价', '统计', '国有资产监管', '其他'],
  ['财政、金融、审计', '财政', '税务', '银行', '货币（含外汇）', '证券', '保险', '审计', '其他'],
  ['国土资源、能源', '土地', '矿产', '水资源', '海洋', '煤炭', '石油与天然气', '电力', '其他'],
  ['农业、林业、水利', '农业、畜牧业、渔业', '林业', '水利、水务', '其他'],
  [
    '工业、交通',
    '机械制造与重工业',
    '轻工纺织',
    '化工',
    '信息产业（含电信）',
    '航空、航天',
    '公路',
    '铁路',
    '水运',
    '民航',
    '邮政',
    '其他',
  ],
  ['商贸、海关、旅游', '对外经贸合作', '国内贸易（含供销）', '海关', '旅游', '其他'],
  ['市场监管、安全生产监管', '工商', '质量监督', '食品药品监管', '安全生产监管', '其他'],
  [
    '城乡建设、环境保护',
    '城乡规划',
    '城市建设（含住房）',
    '环境监测、保护与治理',
    '节能与资源综合利用',
    '气象、水文、测绘、地震',
    '其他',
  ],
  ['科技、教育', '科技', '教育', '知识产权', '其他'],
  ['文化、广电、新闻出版', '文化', '文物', '广播、电影、电视', '新闻出版', '其他'],
  ['卫生、体育', '卫生', '医药管理', '体育', '其他'],
  ['人口与计划生育、妇女儿童工作', '人口与计划生育', '妇女儿童工作', '其他'],
  ['劳动、人事、监察', '劳动就业', '社会保障', '人事工作', '监察', '其他'],
  ['公安、安全、司法', '公安', '国家安全', '司法', '其他'],
  ['民政、扶贫、救灾', '减灾救济', '优抚安置', '社会福利', '行政区划与地名', '扶贫', '其他'],
  ['民族、宗教', '民族事务', '宗教事务', '其他'],
  ['对外事务', '外交、外事', '国际条约、国际组织', '其他'],
  ['港澳台侨工作', '港澳工作', '对台工作', '侨务工作', '其他'],
  ['国防', '国防建设', '国防动员', '其他'],
  ['其他'],
]

/** Every theme, each first level followed by its second. */
export const THEMES: readonly Theme[] = LISTED.flatMap(([name, ...children], index) => {
  const parent = String(index + 1).padStart(2, '0')
  return [
    { key: parent, name },
    ...children.map((child, place) => ({
      key: `${parent}.${String(place + 1).padStart(2, '0')}`,
      name: child,
      parent,
    })),
  ]
})

/** The theme of a key; undefined for any other text. */
export function themeOf(key: string): Theme | undefined {
  return THEMES.find(theme => theme.key === key)
}

/** The theme as sites print it: `综合政务\政务公开`. Undefined for an unknown key. */
export function themePath(key: string): string | undefined {
  const theme = themeOf(key)
  if (!theme?.parent) return theme?.name
  return `${themeOf(theme.parent)?.name ?? ''}\\${theme.name}`
}

/** Reads what `themePath` writes, also with `/`, `-`, `>` or full-width signs between the levels. */
export function themeOfPath(path: string): Theme | undefined {
  const [first = '', second] = path.split(/[\\/＼／\->＞]/).map(part => part.trim())
  const parent = THEMES.find(theme => theme.parent === undefined && theme.name === first)
  if (!parent || second === undefined) return parent
  return THEMES.find(theme => theme.parent === parent.key && theme.name === second)
}
