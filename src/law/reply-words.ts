import type { OutcomeChoice, RequestOutcome } from './outcomes.ts'

/** What a letter of an outcome must say beyond its standard words (domain/01 §8, 答复书必写). */
export interface ReplyField {
  readonly key: string
  readonly label: string
  readonly hint: string
  /** One line, or several. */
  readonly long: boolean
  readonly required: boolean
}

const REASON = field('reason', '查明的事实和理由', '写入答复书：经审查，……', true)
const MORE = field('more', '补充说明', '需要一并告知申请人的内容', true, false)
const WHERE = field('where', '获取的途径', '具体网址、公报期号或者场所，能够直达原文', true)
const LIST = field('attachments', '提供的信息清单', '每行一份：名称、文号、页数', true)
const OPINION = field(
  'opinion',
  '征求第三方意见的情况',
  '何时征求，第三方是否答复、是否同意、理由是否合理；不写第三方的姓名或者名称',
  true,
)
const EARLIER = field('earlier', '前次答复', '文号和日期')

const FIELDS: Readonly<Record<string, readonly ReplyField[]>> = {
  R01: [WHERE],
  R02: [LIST],
  R03: [field('when', '何时可以获取', '日期'), WHERE],
  R04: [LIST, field('withheld', '未公开的部分及理由', '逐项写明内容、理由和条文', true)],
  R05: [REASON],
  R06: [field('law', '禁止公开的法律、行政法规', '名称和条款；规章不够格'), REASON],
  R07: [REASON],
  R08: [OPINION, REASON],
  R09: [REASON],
  R10: [REASON],
  R11: [REASON, { ...field('channel', '依法查阅案卷的渠道', '有的，告知当事人', true), required: false }],
  R12: [
    field('law', '有关的法律、行政法规', '名称和条款'),
    field('how', '怎样办理', '办理的机关、途径', true),
  ],
  R13: [field('searched', '检索的情况', '检索的系统、范围和结果的概要', true)],
  R14: [
    REASON,
    { ...field('responsible', '负责公开的机关', '能够确定的，写明名称和联系方式', true), required: false },
  ],
  R15: [REASON],
  R16: [REASON],
  R17: [{ ...field('channel', '应当通过的渠道', '告知信访、投诉、举报的渠道', true), required: false }],
  R18: [EARLIER],
  R19: [field('source', '获取的途径', '出版物的名称和获取途径', true)],
  R20: [REASON],
  R21: [EARLIER],
  R22: [field('facts', '补正告知和期满的情况', '补正告知书的送达日期、补正期限', true)],
  R23: [field('facts', '收费通知和期满的情况', '收费通知书的送达日期、缴费期限', true)],
  R24: [field('facts', '有关事实', '', true)],
}

/** What is asked of whoever drafts the reply of an outcome. */
export function replyFields(outcome: RequestOutcome): readonly ReplyField[] {
  return [...(FIELDS[outcome.code] ?? []), MORE]
}

/** The keys of required fields that are empty. */
export function missingFields(
  outcome: RequestOutcome,
  fields: Readonly<Record<string, string>>,
): readonly string[] {
  return replyFields(outcome)
    .filter(({ key, required }) => required && (fields[key] ?? '').trim() === '')
    .map(({ key }) => key)
}

type Words = (fields: Readonly<Record<string, string>>, choice: OutcomeChoice) => string

/** Why it is not there, by the outcome's kind (苏规三). */
const ABSENT: Readonly<Record<string, string>> = {
  'not-made': '：本机关没有制作过该信息',
  'not-obtained': '：本机关没有获取过该信息',
  'period-over': '：该信息已经超过保管期限，本机关不再保存',
  destroyed: '：该信息已经依法销毁',
  lost: '：该信息已经灭失，本机关客观上无法提供',
}

const ENDED = '本机关终结该政府信息公开申请的办理。'
const ENDINGS: Readonly<Record<string, string>> = {
  withdrawn: '您已经撤回申请，',
  'applicant-ended': '申请人已经死亡或者终止，',
}
const PARTY_AFFAIRS = '申请信息适用《中国共产党党务公开条例（试行）》，本机关不予公开。'
const NO_CHOICE: OutcomeChoice = { key: '', label: '' }

const WITHHELD = (ground: string) => () => `您申请公开的政府信息${ground}，本机关决定不予公开。`

const DECISIONS: Readonly<Record<string, Words>> = {
  R01: ({ where }) => `您申请公开的政府信息已经主动公开，您可以通过以下途径获取：${whole(where)}`,
  R02: () => '本机关决定予以公开，向您提供所附的政府信息。',
  R03: ({ when, where }) =>
    `本机关决定予以公开。该政府信息将于${bare(when)}公开，届时您可以通过以下途径获取：${whole(where)}`,
  R04: ({ withheld }) =>
    `您申请公开的政府信息中含有不应当公开的内容，能够作区分处理。本机关决定向您公开可以公开的内容（见附件）；未公开的部分及理由：${whole(withheld)}`,
  R05: WITHHELD('属于依法确定的国家秘密'),
  R06: ({ law }) => `您申请公开的政府信息属于${bare(law)}禁止公开的政府信息，本机关决定不予公开。`,
  R07: WITHHELD('公开后可能危及国家安全、公共安全、经济安全、社会稳定'),
  R08: ({ opinion }, choice) =>
    `您申请公开的政府信息涉及第三方的${choice.label}，公开会对第三方合法权益造成损害。${whole(opinion)}本机关决定不予公开。`,
  R09: (_fields, choice) =>
    `您申请公开的政府信息属于本机关的内部事务信息（${choice.label}），本机关决定不予公开。`,
  R10: (_fields, choice) =>
    `您申请公开的政府信息属于在履行行政管理职能过程中形成的过程性信息（${choice.label}），且法律、法规、规章没有规定应当公开，本机关决定不予公开。`,
  R11: ({ channel }) =>
    `您申请公开的政府信息属于行政执法案卷信息，且法律、法规、规章没有规定应当公开，本机关决定不予公开。${
      bare(channel) === '' ? '' : `您是案件当事人或者利害关系人的，可以通过以下渠道查阅：${whole(channel)}`
    }`,
  R12: ({ law, how }, { key }) =>
    key === 'archives'
      ? `您申请公开的信息已经移交国家档案馆，其利用适用${bare(law)}，请您依照该规定办理：${whole(how)}`
      : `您申请公开的信息属于工商、不动产登记资料等信息，${bare(law)}对其获取有特别规定，请您依照该规定办理：${whole(how)}`,
  R13: ({ searched }, choice) => `经检索（${bare(searched)}），该政府信息不存在${ABSENT[choice.key] ?? ''}。`,
  R14: ({ responsible }) =>
    `您申请公开的政府信息不属于本机关负责公开。${
      bare(responsible) === '' ? '' : `请您向负责公开的机关提出申请：${whole(responsible)}`
    }`,
  R15: () => '您申请公开的信息需要本机关对现有政府信息进行加工、分析，本机关没有现成的信息，不能提供。',
  R16: () => '经补正，您的申请内容仍不明确，本机关无法指向特定的政府信息，不能提供。',
  R17: ({ channel }) =>
    `您以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理。${
      bare(channel) === '' ? '' : `您可以通过相应渠道提出：${whole(channel)}`
    }`,
  R18: ({ earlier }) =>
    `您申请公开的政府信息，本机关已经答复（${bare(earlier)}），您重复申请，本机关不予重复处理。`,
  R19: ({ source }) => `您要求提供的是公开出版物，本机关不予提供。您可以通过以下途径获取：${whole(source)}`,
  R20: () => '您申请公开政府信息的数量、频次明显超过合理范围，且理由不合理，本机关不予处理。',
  R21: ({ earlier }) =>
    `您要求确认或者重新出具的政府信息，本机关已经向您提供（${bare(earlier)}），本机关不予处理。`,
  R22: () => '您没有正当理由逾期不补正，视为放弃申请，本机关不再处理该政府信息公开申请。',
  R23: () => '您逾期未缴纳信息处理费，视为放弃申请，本机关不再处理该政府信息公开申请。',
  R24: (_fields, { key }) => (key === 'party-affairs' ? PARTY_AFFAIRS : `${ENDINGS[key] ?? ''}${ENDED}`),
}

/** The sentence that decides. `choice` is a key of the outcome's own kinds, or empty. */
export function decisionOf(
  outcome: RequestOutcome,
  choice: string,
  fields: Readonly<Record<string, string>>,
): string {
  const chosen = outcome.choices.find(each => each.key === choice) ?? NO_CHOICE
  return DECISIONS[outcome.code]?.(fields, chosen) ?? ''
}

/**
 * What a reply rests on, as the words before its decision. A norm that was forwarded as a reference is followed, not applied; a
 * statement of facts rests on no article (苏规五1).
 */
export function basisOf({ code, article }: RequestOutcome): string {
  if (code === 'R24') return `依据${article}`
  return code === 'R21' ? `参照${article}的规定` : `依据${article}的规定`
}

/** What was found, before the ground and the decision. */
export function findingOf(fields: Readonly<Record<string, string>>): string {
  const found = bare(fields.reason || fields.facts)
  return found === '' ? '经审查，现答复如下：' : `经审查，${found}。`
}

/** A field's words inside a sentence. */
function bare(text: string | undefined): string {
  return (text ?? '').trim().replace(/[。；;，,]+$/u, '')
}

/** A field's words as a sentence. */
function whole(text: string | undefined): string {
  return `${bare(text)}。`
}

function field(key: string, label: string, hint: string, long = false, required = true): ReplyField {
  return { key, label, hint, long, required }
}
