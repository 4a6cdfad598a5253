import type { ResultRow } from './report-form.ts'

export type OutcomeCode =
  | `R${'01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09'}`
  | `R1${Digit}`
  | 'R20'
  | 'R21'
  | 'R22'
  | 'R23'
  | 'R24'
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

export type OutcomeGroup = '予以公开' | '部分公开' | '不予公开' | '无法提供' | '不予处理' | '其他处理'

/** What proves an outcome: in the file before the reply is handed in (法释〔2025〕8号第五条、第六条). */
export type EvidenceKey =
  | 'public-address'
  | 'attachments'
  | 'when-and-where'
  | 'withheld-reasons'
  | 'secrecy-basis'
  | 'legal-basis'
  | 'query-basis'
  | 'risk-assessment'
  | 'third-party-file'
  | 'inner-affairs'
  | 'process-basis'
  | 'enforcement-file'
  | 'search-record'
  | 'responsible-agency'
  | 'correction-file'
  | 'contact-record'
  | 'excess-file'
  | 'earlier-answer'
  | 'publication-source'
  | 'petition-facts'
  | 'fee-file'
  | 'facts'

export const EVIDENCE: Readonly<Record<EvidenceKey, string>> = {
  'public-address': '已公开的网址、公报期号或者场所，公开时间和页面快照',
  attachments: '提供的信息清单、份数和页数',
  'when-and-where': '将在何时何处公开',
  'withheld-reasons': '未公开部分逐项的理由和条文',
  'secrecy-basis': '密级标识、保密期限等定密依据（不写密级事项细节）',
  'legal-basis': '禁止公开的法律或者行政法规的名称和条款（规章不够格）',
  'query-basis': '对信息的获取有特别规定的法律、行政法规的名称和条款，办理途径',
  'risk-assessment': '《风险评估报告》和会商材料',
  'third-party-file': '征求第三方意见的情况，属于商业秘密、个人隐私的说明',
  'inner-affairs': '属于人事管理、后勤管理或者内部工作流程的说明',
  'process-basis': '属于处理决定作出前的讨论记录、过程稿、磋商信函或者请示报告的说明',
  'enforcement-file': '记录于行政执法案卷的证明',
  'search-record': '检索记录和不存在的合理说明',
  'responsible-agency': '不属于本机关负责公开的理由，负责机关的名称和联系方式',
  'correction-file': '补正告知书的送达和补正的情况',
  'contact-record': '补正后与申请人沟通的记录',
  'excess-file': '数量、频次的事实，要求说明理由的经过，不合理的理由',
  'earlier-answer': '前次答复的文号、日期和送达情况',
  'publication-source': '公开出版物的名称和获取途径',
  'petition-facts': '以申请形式进行信访、投诉、举报的事实',
  'fee-file': '收费通知的送达和缴费期限届满的情况',
  facts: '有关事实',
}

/** One of the legal outcomes of a request. */
export interface RequestOutcome {
  readonly code: OutcomeCode
  readonly name: string
  readonly group: OutcomeGroup
  /** 条、款、项, as a letter cites them, never typed by hand; of R24 what it rests on instead. */
  readonly article: string
  /** The one row of table two of the annual report. */
  readonly row: ResultRow
  /** The letter, by the key of request-documents. */
  readonly document: string
  readonly evidence: readonly EvidenceKey[]
  /** Somebody looks at the lawfulness before it is signed (product rule for R05–R11 and R20). */
  readonly legalityReview: boolean
  /** The kinds that the law tells apart within the outcome; one must be chosen where there are any. */
  readonly choices: readonly OutcomeChoice[]
}

export interface OutcomeChoice {
  readonly key: string
  readonly label: string
}

const R = '《中华人民共和国政府信息公开条例》'
const SU = '《江苏省政府信息公开申请办理答复规范》'

/** R01–R24. Source: domain/01 §8; the Regulation arts. 14–16, 30, 32, 35–39, 42. */
export const OUTCOMES: readonly RequestOutcome[] = [
  outcome('R01', '已主动公开，告知获取途径', '予以公开', `${R}第三十六条第（一）项`, 'r3.1', 'D14', [
    'public-address',
  ]),
  outcome('R02', '予以公开', '予以公开', `${R}第三十六条第（二）项`, 'r3.1', 'D15', [
    'search-record',
    'attachments',
  ]),
  outcome(
    'R03',
    '予以公开，告知获取的方式、途径和时间',
    '予以公开',
    `${R}第三十六条第（二）项`,
    'r3.1',
    'D15',
    ['when-and-where'],
  ),
  outcome(
    'R04',
    '部分公开',
    '部分公开',
    `${R}第三十七条`,
    'r3.2',
    'D16',
    ['search-record', 'attachments', 'withheld-reasons'],
    {
      choices: [
        choice('withheld-14-16', '未公开部分依照第十四条、第十五条、第十六条'),
        choice('withheld-other', '未公开部分依照其他条款'),
      ],
    },
  ),
  outcome(
    'R05',
    '不予公开：国家秘密',
    '不予公开',
    `${R}第十四条、第三十六条第（三）项`,
    'r3.3.1',
    'D17',
    ['secrecy-basis'],
    reviewed(),
  ),
  outcome(
    'R06',
    '不予公开：法律、行政法规禁止公开',
    '不予公开',
    `${R}第十四条、第三十六条第（三）项`,
    'r3.3.2',
    'D17',
    ['legal-basis'],
    reviewed(),
  ),
  outcome(
    'R07',
    '不予公开：危及国家安全、公共安全、经济安全、社会稳定',
    '不予公开',
    `${R}第十四条、第三十六条第（三）项`,
    'r3.3.3',
    'D17',
    ['risk-assessment'],
    reviewed(),
  ),
  outcome(
    'R08',
    '不予公开：保护第三方合法权益',
    '不予公开',
    `${R}第十五条、第三十二条、第三十六条第（三）项`,
    'r3.3.4',
    'D17',
    ['third-party-file'],
    reviewed([
      choice('trade-secret', '商业秘密'),
      choice('privacy', '个人隐私'),
      choice('other-rights', '其他合法权益'),
    ]),
  ),
  outcome(
    'R09',
    '不予公开：内部事务信息',
    '不予公开',
    `${R}第十六条第一款、第三十六条第（三）项`,
    'r3.3.5',
    'D17',
    ['inner-affairs'],
    reviewed([
      choice('personnel', '人事管理'),
      choice('logistics', '后勤管理'),
      choice('procedure', '内部工作流程'),
    ]),
  ),
  outcome(
    'R10',
    '不予公开：过程性信息',
    '不予公开',
    `${R}第十六条第二款、第三十六条第（三）项`,
    'r3.3.6',
    'D17',
    ['process-basis'],
    reviewed([
      choice('discussion', '讨论记录'),
      choice('drafts', '过程稿'),
      choice('letters', '磋商信函'),
      choice('reports', '请示报告'),
    ]),
  ),
  outcome(
    'R11',
    '不予公开：行政执法案卷信息',
    '不予公开',
    `${R}第十六条第二款、第三十六条第（三）项`,
    'r3.3.7',
    'D17',
    ['enforcement-file'],
    reviewed(),
  ),
  outcome('R12', '行政查询事项', '不予公开', `${R}第三十六条第（七）项`, 'r3.3.8', 'D18', ['query-basis'], {
    choices: [
      choice('registry', '工商、不动产登记资料等查询事项'),
      // 法释〔2025〕8号第九条; what is handed over before its time stays with the agency. That it counts here is unverified.
      choice('archives', '已经移交国家档案馆的档案（提前移交、移交期限未满的除外）'),
    ],
  }),
  outcome('R13', '信息不存在', '无法提供', `${R}第三十六条第（四）项`, 'r3.4.1', 'D19', ['search-record'], {
    choices: [
      choice('not-made', '未制作'),
      choice('not-obtained', '未获取'),
      choice('period-over', '超过保管期限'),
      choice('destroyed', '依法销毁'),
      choice('lost', '灭失'),
    ],
  }),
  outcome('R14', '不属于本机关负责公开', '无法提供', `${R}第三十六条第（五）项`, 'r3.4.1', 'D20', [
    'responsible-agency',
  ]),
  outcome('R15', '没有现成信息，需要加工、分析', '无法提供', `${R}第三十八条`, 'r3.4.2', 'D21', [
    'search-record',
    'facts',
  ]),
  outcome('R16', '补正后申请内容仍不明确', '无法提供', `${R}第三十条`, 'r3.4.3', 'D21', [
    'correction-file',
    'contact-record',
  ]),
  outcome('R17', '信访、投诉、举报类申请', '不予处理', `${R}第三十九条第一款`, 'r3.5.1', 'D22', [
    'petition-facts',
  ]),
  outcome('R18', '重复申请', '不予处理', `${R}第三十六条第（六）项`, 'r3.5.2', 'D22', ['earlier-answer'], {
    choices: [choice('disclosed', '前次已经予以公开'), choice('not-disclosed', '前次没有予以公开')],
  }),
  outcome('R19', '要求提供公开出版物', '不予处理', `${R}第三十九条第二款`, 'r3.5.3', 'D22', [
    'publication-source',
  ]),
  outcome(
    'R20',
    '无正当理由大量、反复申请',
    '不予处理',
    `${R}第三十五条`,
    'r3.5.4',
    'D22',
    ['excess-file'],
    reviewed(),
  ),
  outcome('R21', '要求确认或者重新出具已获取的信息', '不予处理', `${SU}四（四）5`, 'r3.5.5', 'D22', [
    'earlier-answer',
  ]),
  outcome('R22', '逾期不补正，不再处理', '其他处理', `${R}第三十条`, 'r3.6.1', 'D23', ['correction-file']),
  outcome(
    'R23',
    '逾期未缴费，不再处理',
    '其他处理',
    '《政府信息公开信息处理费管理办法》第六条',
    'r3.6.2',
    'D23',
    ['fee-file'],
  ),
  // No article of the Regulation ends a request so: it is a statement of facts (苏规五1).
  outcome('R24', '其他处理', '其他处理', '查明的事实', 'r3.6.3', 'D23', ['facts'], {
    choices: [
      choice('withdrawn', '申请人撤回'),
      choice('party-affairs', '党务信息'),
      choice('applicant-ended', '申请人死亡或者终止'),
      choice('other', '其他情形'),
    ],
  }),
]

const BY_CODE = new Map<string, RequestOutcome>(OUTCOMES.map(each => [each.code, each]))

/** The outcome of a code; undefined for any other text. */
export function outcomeOf(code: string): RequestOutcome | undefined {
  return BY_CODE.get(code)
}

function outcome(
  code: OutcomeCode,
  name: string,
  group: OutcomeGroup,
  article: string,
  row: ResultRow,
  document: string,
  evidence: readonly EvidenceKey[],
  more: Partial<Pick<RequestOutcome, 'legalityReview' | 'choices'>> = {},
): RequestOutcome {
  return { code, name, group, article, row, document, evidence, legalityReview: false, choices: [], ...more }
}

function reviewed(choices: readonly OutcomeChoice[] = []) {
  return { legalityReview: true, choices }
}

function choice(key: string, label: string): OutcomeChoice {
  return { key, label }
}
