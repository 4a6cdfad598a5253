/**
 * How strongly the law keeps something back: `prohibited` is never published; `prohibited-unless` only with the third
 * party's consent or for a grave public interest; `discretionary` may be kept back, and need not be.
 */
export type ExemptionStrength = 'prohibited' | 'prohibited-unless' | 'discretionary'

export type ExemptionKey = 'X1' | 'X2' | 'X3' | 'X4' | 'X5' | 'X6' | 'X7'

/** A ground on which information is not published, and what must be recorded to rely on it. */
export interface Exemption {
  readonly key: ExemptionKey
  readonly name: string
  readonly text: string
  readonly strength: ExemptionStrength
  readonly article: string
  readonly record: string
}

const REGULATION = '《中华人民共和国政府信息公开条例》'
const PROCESS_AND_FILES = `${REGULATION}第十六条第二款`

/** The grounds of arts. 14 to 16 of the Regulation. There are no others: what they do not cover shall be public (art. 13). */
export const EXEMPTIONS: readonly Exemption[] = [
  {
    key: 'X1',
    name: '国家秘密',
    text: '依法确定为国家秘密的政府信息',
    strength: 'prohibited',
    article: `${REGULATION}第十四条`,
    record: '密级、保密期限、定密依据（涉密原文不得进入本系统）',
  },
  {
    key: 'X2',
    name: '法律、行政法规禁止公开',
    text: '法律、行政法规禁止公开的政府信息',
    strength: 'prohibited',
    article: `${REGULATION}第十四条`,
    record: '禁止公开的法律、行政法规具体条款（不含规章）',
  },
  {
    key: 'X3',
    name: '三安全一稳定',
    text: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息',
    strength: 'prohibited',
    article: `${REGULATION}第十四条`,
    record: '风险评估、会商情况',
  },
  {
    key: 'X4',
    name: '商业秘密、个人隐私等第三方合法权益',
    text: '涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息；第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开',
    strength: 'prohibited-unless',
    article: `${REGULATION}第十五条`,
    record: '第三方意见',
  },
  {
    key: 'X5',
    name: '内部事务信息',
    text: '行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息',
    strength: 'discretionary',
    article: `${REGULATION}第十六条第一款`,
    record: '归类',
  },
  {
    key: 'X6',
    name: '过程性信息',
    text: '行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息；法律、法规、规章规定应当公开的，从其规定',
    strength: 'discretionary',
    article: PROCESS_AND_FILES,
    record: '归类',
  },
  {
    key: 'X7',
    name: '行政执法案卷信息',
    text: '行政执法案卷信息；法律、法规、规章规定应当公开的，从其规定',
    strength: 'discretionary',
    article: PROCESS_AND_FILES,
    record: '归类',
  },
]

/** The exemption of a key; undefined for any other text. */
export function exemptionOf(key: string): Exemption | undefined {
  return EXEMPTIONS.find(exemption => exemption.key === key)
}
