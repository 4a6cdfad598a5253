/** Who decides: the security administrator about what protects accounts, the supervising office about all else. */
export type SettingCategory = 'security' | 'publishing'

/**
 * Where a default comes from. `custom`: assessors expect it, but no rule that was read names it. `product`: this
 * platform's own choice.
 */
export type SettingOrigin = 'custom' | 'product'

interface SettingText {
  readonly category: SettingCategory
  readonly label: string
  /** What the setting does, in one sentence. */
  readonly meaning: string
  readonly origin: SettingOrigin
  /** The rule that the default answers to. */
  readonly source: string
}

export interface NumberSetting extends SettingText {
  readonly kind: 'number'
  readonly unit: string
  readonly default: number
  readonly min: number
  readonly max: number
}

export interface SwitchSetting extends SettingText {
  readonly kind: 'switch'
  readonly default: boolean
}

export type Setting = NumberSetting | SwitchSetting

type NumberText = Omit<NumberSetting, 'kind' | 'category' | 'label' | 'unit' | 'default' | 'min' | 'max'>
type Numbers = readonly [unit: string, byDefault: number, min: number, max: number]

const AUTHENTICATION = 'GB/T 22239-2019 8.1.4.1 身份鉴别'
const ARTICLE_47 = '《中华人民共和国政府信息公开条例》第四十七条'
const REGULATION = '《中华人民共和国政府信息公开条例》'
const ARTICLE_17 = '《中华人民共和国政府信息公开条例》第十七条'

/**
 * Every number that the city may change, with what it is until somebody decides otherwise. A setting stands here only
 * once code reads it: a decision that changes nothing would deceive whoever makes it.
 */
export const SETTINGS = {
  'people.password-min-length': security('口令最少位数', ['位', 10, 8, 64], {
    meaning: '新口令至少有多少位。',
    origin: 'product',
    source: `${AUTHENTICATION} a：身份鉴别信息具有复杂度要求`,
  }),
  'people.password-classes': security('口令字符种类', ['类', 3, 2, 4], {
    meaning: '新口令至少包含小写字母、大写字母、数字、其他符号中的几类。',
    origin: 'product',
    source: `${AUTHENTICATION} a：身份鉴别信息具有复杂度要求`,
  }),
  'people.password-max-age-days': security('口令更换周期', ['天', 90, 30, 365], {
    meaning: '口令使用多少天后必须更换。',
    origin: 'custom',
    source: `${AUTHENTICATION} a：定期更换`,
  }),
  'people.password-history': security('不得重复的旧口令', ['个', 5, 1, 20], {
    meaning: '新口令不得与最近几个口令相同。',
    origin: 'custom',
    source: `${AUTHENTICATION} a：定期更换`,
  }),
  'people.lockout-failures': security('锁定前的登录失败次数', ['次', 5, 3, 10], {
    meaning: '连续失败多少次后锁定账号。',
    origin: 'custom',
    source: `${AUTHENTICATION} b：限制非法登录次数`,
  }),
  'people.lockout-minutes': security('首次锁定时间', ['分钟', 15, 15, 1440], {
    meaning: '账号第一次锁定多少分钟。',
    origin: 'custom',
    source: `${AUTHENTICATION} b：登录失败处理功能`,
  }),
  'people.repeated-lockout-minutes': security('再次锁定时间', ['分钟', 30, 15, 1440], {
    meaning: '解锁后再次失败，锁定多少分钟。',
    origin: 'custom',
    source: `${AUTHENTICATION} b：登录失败处理功能`,
  }),
  'people.idle-minutes': security('空闲退出时间', ['分钟', 30, 5, 30], {
    meaning: '多少分钟没有操作即退出登录。',
    origin: 'custom',
    source: `${AUTHENTICATION} b：登录连接超时自动退出`,
  }),
  'people.session-hours': security('一次登录的最长时间', ['小时', 12, 1, 24], {
    meaning: '登录多少小时后须重新登录，不论是否空闲。',
    origin: 'product',
    source: `${AUTHENTICATION} b：结束会话`,
  }),
  'people.max-sessions': security('同时登录的数量', ['处', 3, 1, 10], {
    meaning: '一个账号可以同时在几处登录，超过时最久未用的一处退出。',
    origin: 'product',
    source: `${AUTHENTICATION} b：结束会话等相关措施`,
  }),
  'publications.policy-gate': {
    kind: 'switch',
    category: 'publishing',
    label: '另设政策关',
    meaning: '审核人除政治关、文字关外，是否还须签署政策关。',
    default: false,
    origin: 'product',
    source: '发布审核的政治关、法律关、政策关、保密关、文字关要求',
  },
  'publications.emergency-gates-hours': publishing('紧急发布补签时限', ['小时', 24, 1, 24], {
    meaning: '紧急发布后，其余各关须在多少小时内由第三人补签。保密关始终先签。',
    origin: 'product',
    source: `${ARTICLE_17}：先审查、后公开`,
  }),
  'publications.preview-hours': publishing('预览链接有效期', ['小时', 72, 1, 720], {
    meaning: '给未登录人员看的预览链接多少小时后失效。',
    origin: 'product',
    source: `${ARTICLE_17}：公开前的内容不得扩散`,
  }),
  'disclosure.guide-review-months': publishing('公开指南复核周期', ['个月', 12, 1, 12], {
    meaning: '公开指南更新后多少个月提示复核；机构信息变更的，随即提示。',
    origin: 'product',
    source: '《中华人民共和国政府信息公开条例》第十二条：指南应当及时更新',
  }),
  'supervision.acknowledge-days': publishing('任务签收时限', ['天', 3, 1, 15], {
    meaning: '任务派发后多少天未签收的，发出提醒。',
    origin: 'product',
    source: `${ARTICLE_47}：主管部门督促公开工作`,
  }),
  'supervision.remind-days-before': publishing('任务到期提前提醒', ['天', 7, 1, 30], {
    meaning: '任务到期前多少天提醒承办单位，公众页面同时显示临近时限。',
    origin: 'product',
    source: `${ARTICLE_47}：主管部门督促公开工作`,
  }),
  'supervision.quarter-report-days': publishing('季度报告时限', ['天', 15, 5, 45], {
    meaning: '每季度结束后多少天内提交季度执行情况。',
    origin: 'custom',
    source: '定期公开政府工作报告重点任务、民生实事项目、重大工程项目执行情况的要求',
  }),
  'supervision.report-min-characters': publishing('报告每项最少字数', ['字', 20, 5, 200], {
    meaning: '报告的一项内容少于多少字时，提示可能不具体。',
    origin: 'product',
    source: `${ARTICLE_47}：主管部门督促公开工作`,
  }),
  'letters.answer-days': publishing('来信答复期限', ['个工作日', 5, 1, 15], {
    meaning: '咨询、建议、投诉、求助等来信自收到次日起多少个工作日内答复；对设定生效后收到的来信适用。',
    origin: 'product',
    source: '《政府网站发展指引》关于互动交流及时答复的要求，具体日数由本平台设定',
  }),
  'letters.site-error-days': publishing('网站找错答复期限', ['个工作日', 3, 1, 10], {
    meaning: '“我为政府网站找错”自收到次日起多少个工作日内处理并答复。',
    origin: 'custom',
    source: '政府网站监管关于找错留言限时办结的要求',
  }),
  'letters.extension-days': publishing('来信延长期限', ['个工作日', 10, 1, 20], {
    meaning: '情况复杂的来信，经批准可以延长一次，延长多少个工作日。',
    origin: 'product',
    source: '《政府网站发展指引》关于互动交流及时答复的要求，具体日数由本平台设定',
  }),
  'letters.wait-days': publishing('等待补充的时间', ['天', 10, 3, 30], {
    meaning: '请来信人补充后多少天仍未收到的，可以按现有内容继续办理。',
    origin: 'product',
    source: '《政府网站发展指引》关于互动交流及时答复的要求，具体日数由本平台设定',
  }),
  'letters.keep-months': publishing('来信个人信息保存时间', ['个月', 24, 6, 60], {
    meaning: '来信办结多少个月后，销毁来信人信息和来往内容，只保留统计数字和办理经过。',
    origin: 'product',
    source: '《中华人民共和国个人信息保护法》第十九条：保存期限应当为实现处理目的所必要的最短时间',
  }),
  'requests.days-to-serve': publishing('征求意见书在途天数', ['天', 5, 1, 15], {
    meaning: '没有登记签收日期的征求意见书，按发出后多少天视为签收，再计算 15 个工作日。',
    origin: 'product',
    source: `${REGULATION}第三十二条：第三方应当自收到征求意见书之日起 15 个工作日内提出意见`,
  }),
  'requests.third-party-days': publishing('告知第三方后的缓冲期', ['个工作日', 5, 0, 15], {
    meaning:
      '第三方不同意而决定公开的，书面告知第三方后多少个工作日才向申请人提供，使其可以先行申请复议或者起诉。',
    origin: 'product',
    source: '法释〔2025〕8号第十三条；《中华人民共和国政府信息公开条例》第三十二条',
  }),
  'requests.delay-days': publishing('数量多而理由合理的申请最长延迟', ['个工作日', 40, 5, 240], {
    meaning: '申请的数量、频次超过合理范围而理由合理，不能按期答复的，答复最多可以延迟多少个工作日。',
    origin: 'product',
    source: `${REGULATION}第三十五条：可以确定延迟答复的合理期限并告知申请人；没有规定具体日数`,
  }),
  'requests.only-reconsideration': {
    kind: 'switch',
    category: 'publishing',
    label: '不可诉的答复只写复议',
    meaning:
      '法院不受理起诉的答复（行政查询、加工分析、信访投诉、重复申请、公开出版物），文书中是否只告知行政复议。',
    default: false,
    origin: 'product',
    source: '法释〔2025〕8号第十条；按本地法制机构口径设定',
  },
  'requests.yellow-days': publishing('申请临期黄灯', ['个工作日', 5, 3, 10], {
    meaning: '依申请公开答复期限届满前多少个工作日亮黄灯。',
    origin: 'product',
    source: `${REGULATION}第三十三条：20 个工作日内予以答复`,
  }),
  'requests.red-days': publishing('申请临期红灯', ['个工作日', 2, 1, 5], {
    meaning: '依申请公开答复期限届满前多少个工作日亮红灯。',
    origin: 'product',
    source: `${REGULATION}第三十三条：20 个工作日内予以答复`,
  }),
  'requests.correction-days': publishing('更正申请办理时间', ['个工作日', 20, 5, 60], {
    meaning: '自收到更正本人信息的申请次日起，多少个工作日内告知结果。条例没有规定具体期限。',
    origin: 'product',
    source: `${REGULATION}第四十一条（没有写明期限，按合理期限设定）`,
  }),
  'requests.same-subject': publishing('建议主动公开的申请人数', ['人', 2, 2, 20], {
    meaning: '多少个申请人就相同的信息向同一机关提出申请并且已经公开的，提示研究主动公开。',
    origin: 'product',
    source: `${REGULATION}第四十四条（写明“多个申请人”，没有写明人数）`,
  }),
  'requests.papers-days': publishing('身份证明保存时间', ['天', 180, 30, 730], {
    meaning: '申请办结多少天后，销毁申请人的身份证明信息。须长于复议、诉讼的期限。',
    origin: 'product',
    source: '《中华人民共和国个人信息保护法》第十九条：保存期限应当为实现处理目的所必要的最短时间',
  }),
  'requests.keep-months': publishing('申请内容保存时间', ['个月', 60, 24, 360], {
    meaning:
      '申请办结多少个月后，销毁申请人信息、申请内容和文书，只保留编号、时间、处理决定和统计数字。归档的卷宗依档案法另行保管。',
    origin: 'product',
    source: '《中华人民共和国个人信息保护法》第十九条：保存期限应当为实现处理目的所必要的最短时间',
  }),
  'annual-reports.large-change-percent': publishing('年报较大变化', ['%', 50, 10, 500], {
    meaning: '年度报告的数字与上年相比，增减达到百分之多少标为“变化较大”。变化不足 10 的不标。',
    origin: 'product',
    source: '无统一规定，供编制和审核时参考',
  }),
  'attachments.most-megabytes': publishing('附件大小上限', ['MB', 50, 1, 100], {
    meaning: '单个附件最大多少兆字节。',
    origin: 'product',
    source: '公众手机网络下载的可承受范围',
  }),
} as const satisfies Readonly<Record<string, Setting>>

export type SettingKey = keyof typeof SETTINGS

/** The keys whose value is a number, and those whose value is yes or no. */
export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K] extends SwitchSetting ? boolean : number

/** Every value in force on a day. */
export type SettingValues = { readonly [K in SettingKey]: SettingValue<K> }

/** The keys in the order of the pages. */
export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[]

/** Whether a text from an address is the key of a setting. */
export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(SETTINGS, text)
}

/** The definition of a setting. */
export function settingOf(key: SettingKey): Setting {
  return SETTINGS[key]
}

function security(label: string, numbers: Numbers, text: NumberText): NumberSetting {
  return numberSetting('security', label, numbers, text)
}

function publishing(label: string, numbers: Numbers, text: NumberText): NumberSetting {
  return numberSetting('publishing', label, numbers, text)
}

function numberSetting(
  category: SettingCategory,
  label: string,
  [unit, byDefault, min, max]: Numbers,
  text: NumberText,
): NumberSetting {
  return { kind: 'number', category, label, unit, default: byDefault, min, max, ...text }
}
