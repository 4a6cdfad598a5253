/** What a document may say of remedies: nothing, what its outcome gives, or that either way is open (kind B). */
export type DocumentRemedy = 'none' | 'by-outcome' | 'either'

/** When a document is due and what it must say (domain/01 §12.2; 苏规五2 for replies). */
export interface DocumentContents {
  readonly when: string
  readonly contents: readonly string[]
  readonly remedy: DocumentRemedy
}

const ANSWER = '答复期限内'
const REPLY = ['申请事实', '法律依据', '处理决定']

/** D01–D27. Who has no decision in hand has nothing to contest: notices on the way name no remedy (法释〔2025〕8号第十条). */
export const DOCUMENT_CONTENTS: Readonly<Record<string, DocumentContents>> = {
  D01: contents('提出申请时', [
    '姓名或者名称、身份证明、联系方式',
    '所需信息的名称、文号或者其他特征性描述',
    '形式要求',
  ]),
  D02: contents('收到当日', ['编号', '渠道', '收到日及依据', '初步类别', '补正告知和答复的到期日']),
  D03: contents('收到时', ['编号', '收到日', '查询方式', '承办机构电话', '最迟答复日']),
  D04: contents('收到申请之日起7个工作日内', [
    '申请内容',
    '需补正的事项和理由',
    '指导与释明',
    '补正期限',
    '逾期视为放弃',
  ]),
  D05: contents(ANSWER, ['数量、频次的事实', '要求说明的内容', '期限', '不说明或者理由不合理的后果']),
  D06: contents('原答复期限届满前', ['原到期日', '延长的天数', '新到期日', '理由']),
  D07: contents('承办中', ['拟公开内容的摘要', '是否同意公开及理由', '15个工作日的期限', '逾期由本机关决定']),
  D08: contents('收到征求意见书之日起15个工作日内', ['同意、不同意或者部分同意', '理由', '签章']),
  D09: contents('发出征求意见书当日', ['征求意见所需时间不计入答复期限']),
  D10: contents('决定公开时', ['决定公开的内容', '理由'], 'either'),
  D11: contents('承办中', ['15个工作日的期限', '逾期视为同意公开']),
  D12: contents('承办中', ['协查的内容', '反馈期限']),
  D13: contents(ANSWER, ['依据', '标准', '数额', '缴纳方式', '20个工作日的期限', '逾期的后果']),
  D14: contents(ANSWER, [...REPLY, '获取的具体网址、公报期号或者场所'], 'by-outcome'),
  D15: contents(ANSWER, [...REPLY, '信息清单，或者获取的方式、途径和时间'], 'by-outcome'),
  D16: contents(ANSWER, [...REPLY, '公开部分的清单', '未公开部分逐项的理由和条文'], 'by-outcome'),
  D17: contents(ANSWER, [...REPLY, '不予公开的理由'], 'by-outcome'),
  D18: contents(ANSWER, [...REPLY, '有关法律、行政法规和办理途径'], 'by-outcome'),
  D19: contents(ANSWER, [...REPLY, '该政府信息不存在', '检索的情况'], 'by-outcome'),
  D20: contents(ANSWER, [...REPLY, '理由', '能够确定的，负责机关的名称和联系方式'], 'by-outcome'),
  D21: contents(ANSWER, [...REPLY, '需加工、分析的说明，或者补正的经过'], 'by-outcome'),
  D22: contents(ANSWER, [...REPLY, '不予处理的事实'], 'by-outcome'),
  D23: contents('期限届满后', ['期限届满的事实', '法律依据', '不再处理'], 'by-outcome'),
  D24: contents('合理期限内', ['要求更正的记录', '审核的情况', '法律依据', '处理决定'], 'either'),
  D25: contents('送达时', ['文书名称', '文号', '送达方式', '签收人', '日期']),
  D26: contents('签发前', ['检索', '保密审查', '合法性意见', '拟答类型', '签发']),
  D27: contents('转为主动公开时', ['信息', '理由', '拟公开的栏目和时限']),
}

/** When a document is due and what it must say; undefined for a key that the list does not hold. */
export function documentContents(key: string): DocumentContents | undefined {
  return DOCUMENT_CONTENTS[key]
}

function contents(when: string, parts: readonly string[], remedy: DocumentRemedy = 'none'): DocumentContents {
  return { when, contents: parts, remedy }
}
