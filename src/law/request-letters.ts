import { type CivilDate, formatChineseDate } from './civil-date.ts'
import { feeReckoning } from './fee-words.ts'
import { FEE_RULES } from './fees.ts'
import type { LetterText } from './letter-text.ts'
import { outcomeOf, type RequestOutcome } from './outcomes.ts'
import { basisOf, decisionOf, findingOf } from './reply-words.ts'
import { requestDocument, titleOfDocument } from './request-documents.ts'

/** Changes with every change of what letters say; kept with each letter. */
export const TEMPLATE_VERSION = '2026-11-23'

/** What letters are composed of. */
export interface LetterFacts {
  readonly agency: string
  readonly applicant: string
  /** Of the case. */
  readonly number: string
  /** What is asked for, as the applicant put it. */
  readonly description: string
  readonly receivedOn: CivilDate | undefined
  readonly today: CivilDate
  /** When the answer is due now. */
  readonly dueOn: CivilDate | undefined
  /** How the agency is reached. */
  readonly contact: string
  /** What was typed for this letter, by key. */
  readonly fields: Readonly<Record<string, string>>
}

const REGULATION = '《中华人民共和国政府信息公开条例》'
/** As much of a description as a letter repeats. */
const MOST = 200

/** What was asked, in a sentence: the beginning of every letter to an applicant. */
function asked({ receivedOn, description, number }: LetterFacts): string {
  const day = receivedOn ? `本机关于${formatChineseDate(receivedOn)}收到您` : '本机关收到您'
  return `${day}提出的政府信息公开申请（编号${number}），申请公开“${shortened(description)}”。`
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > MOST ? `${flat.slice(0, MOST)}……` : flat
}

/**
 * The reply of an outcome: what was asked, on what ground, what is decided, what one can do. `remedy` is the standard text of the
 * kind that the outcome names on the day of the reply; empty where it names none.
 */
export function composeReply(
  outcome: RequestOutcome,
  choice: string,
  remedy: string,
  facts: LetterFacts,
): LetterText {
  const request = asked(facts)
  const decision = decisionOf(outcome, choice, facts.fields)
  const basis = basisOf(outcome)
  return {
    title: titleOfDocument(outcome.document),
    addressee: facts.applicant,
    request,
    basis,
    decision,
    paragraphs: [
      request,
      findingOf(facts.fields),
      `${basis}，${decision}`,
      ...(facts.fields.more ? [facts.fields.more] : []),
      requestDocument(outcome.document).paper === '告知书' ? '特此告知。' : '特此答复。',
    ],
    namesRemedy: remedy !== '',
    remedy,
    attachments: (facts.fields.attachments ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
    signer: facts.agency,
  }
}

/** The letters on the way to the reply, by document. Throws RangeError for one that is no notice. */
export function composeNotice(document: string, facts: LetterFacts): LetterText {
  const { agency, applicant, fields } = facts
  const toOthers = requestDocument(document).to !== 'applicant'
  const notice = NOTICES[document]
  if (!notice) throw new RangeError(`not a notice: ${document}`)
  const { basis, body, title = titleOfDocument(document) } = notice(facts)
  const request = toOthers ? '' : asked(facts)
  return {
    title,
    addressee: toOthers ? (fields.name ?? '') : applicant,
    request,
    basis,
    decision: body[0] ?? '',
    paragraphs: [...(request === '' ? [] : [request]), ...body],
    namesRemedy: false,
    remedy: '',
    attachments: [],
    signer: agency,
  }
}

type Notice = (facts: LetterFacts) => {
  readonly basis: string
  readonly body: readonly string[]
  /** Where one document has a kind of its own name. */
  readonly title?: string
}

const due = ({ dueOn }: LetterFacts) => (dueOn ? formatChineseDate(dueOn) : '')

const NOTICES: Readonly<Record<string, Notice>> = {
  D03: facts => ({
    basis: `${REGULATION}第三十一条`,
    body: [
      `您的申请已经登记。依据${REGULATION}第三十三条的规定，本机关最迟于${due(facts)}答复；需要延长答复期限的，将另行告知。`,
      `查询进度请凭申请编号和查询码；有疑问的，请与本机关联系：${facts.contact}。`,
    ],
  }),
  D04: ({ fields }) => ({
    basis: `${REGULATION}第三十条`,
    body: [
      `经审查，您的申请内容需要补正：${ended(fields.words)}`,
      `依据${REGULATION}第三十条的规定，请您自收到本告知书之日起${fields.days}个工作日内补正。答复期限自本机关收到补正的申请之日起重新计算。`,
      '无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。',
    ],
  }),
  D05: ({ fields }) => ({
    basis: `${REGULATION}第三十五条`,
    body: [
      `您申请公开政府信息的数量、频次明显超过合理范围：${ended(fields.words)}`,
      `依据${REGULATION}第三十五条的规定，请您自收到本告知书之日起${fields.days}个工作日内说明理由。`,
      '本机关认为申请理由不合理的，将告知您不予处理；理由合理但无法在规定期限内答复的，将确定延迟答复的合理期限并告知您。',
    ],
  }),
  D06: facts => {
    const delayed = facts.fields.kind === 'delay'
    const article = `${REGULATION}${delayed ? '第三十五条' : '第三十三条第二款'}`
    const granted = delayed
      ? `确定延迟${facts.fields.days}个工作日答复`
      : `经政府信息公开工作机构负责人同意，延长答复期限${facts.fields.days}个工作日`
    const former = facts.fields.formerDue ? `（原答复期限至${facts.fields.formerDue}届满）` : ''
    // While others are heard the clock stands: there is no day yet to name.
    const until = facts.dueOn ? `最迟于${due(facts)}答复` : '征求意见所需时间不计入答复期限'
    return {
      basis: article,
      body: [
        `由于${ended(facts.fields.reason, '，')}本机关不能在规定期限内答复。依据${article}的规定，${granted}${former}，${until}。`,
      ],
    }
  },
  D07: ({ fields }) => ({
    basis: `${REGULATION}第十五条、第三十二条`,
    body: [
      `本机关办理的一件政府信息公开申请涉及您（单位）的合法权益。拟公开的内容：${ended(fields.question)}`,
      `依据${REGULATION}第三十二条的规定，请您（单位）自收到本意见书之日起15个工作日内，书面答复是否同意公开，并说明理由。`,
      `逾期未提出意见的，由本机关依照${REGULATION}的规定决定是否公开。`,
    ],
  }),
  D09: () => ({
    basis: `${REGULATION}第三十二条、第三十三条第三款`,
    body: [
      `您申请公开的政府信息涉及第三方的合法权益，本机关已经书面征求第三方的意见。依据${REGULATION}第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。`,
    ],
  }),
  D11: ({ fields }) => ({
    basis: `${REGULATION}第三十四条`,
    body: [
      `本机关正在办理的一件政府信息公开申请，涉及与贵单位共同制作的政府信息：${ended(fields.question)}`,
      `依据${REGULATION}第三十四条的规定，请贵单位自收到本意见书之日起15个工作日内提出意见；逾期未提出意见的，视为同意公开。`,
    ],
  }),
  D12: ({ fields }) =>
    fields.kind === 'determination'
      ? {
          title: '关于报请确定政府信息是否可以公开的函',
          basis: `${REGULATION}第十七条`,
          body: [
            `本机关正在办理一件政府信息公开申请，不能确定下列政府信息是否可以公开：${ended(fields.question)}`,
            `依据${REGULATION}第十七条的规定，现报请贵单位确定，请将结果书面告知本机关，并写明依据。`,
          ],
        }
      : {
          basis: `${REGULATION}第十一条`,
          body: [
            `本机关正在办理一件政府信息公开申请，请贵单位协助：${ended(fields.question)}`,
            '请在15个工作日内反馈书面意见，并附有关材料。',
          ],
        },
  D13: ({ fields, contact }) => {
    const basis = fields.basis === 'pages' ? 'pages' : 'pieces'
    const ground = basis === 'pages' ? FEE_RULES.perPage : FEE_RULES.perPiece
    const how = (fields.how ?? '').trim()
    return {
      basis: `${FEE_RULES.article}，${ground}`,
      body: [
        `依据${FEE_RULES.article}和${ground}的规定，您的本件申请应当缴纳信息处理费${fields.amount}元。`,
        feeReckoning(basis, Number(fields.count)),
        `请自收到本通知书次日起20个工作日内缴纳。${how === '' ? `缴纳方式请向本机关查询：${ended(contact)}` : `缴纳方式：${ended(how)}`}`,
        '自完成缴费次日起，本机关重新计算办理期限；逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。',
        '对收费有异议的，可以在缴费期满后，就本机关不再处理的行为投诉、举报，或者依法申请行政复议、提起行政诉讼。',
      ],
    }
  },
}

/** The letters that can be composed as notices. */
export const NOTICE_DOCUMENTS: readonly string[] = Object.keys(NOTICES)

/** A field's words as the end of a sentence. */
function ended(text: string | undefined, mark = '。'): string {
  const trimmed = (text ?? '').trim().replace(/[。；;，,.]+$/u, '')
  return `${trimmed}${mark}`
}

/** The outcome of a code with its letter; throws RangeError for any other text. */
export function outcomeForReply(code: string): RequestOutcome {
  const outcome = outcomeOf(code)
  if (!outcome) throw new RangeError(`no such outcome: ${code}`)
  return outcome
}
