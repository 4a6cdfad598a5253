import type { CivilDate } from './civil-date.ts'

/** How a request reached the agency. */
export type RequestChannel = 'in-person' | 'spoken' | 'signed-mail' | 'ordinary-mail' | 'internet' | 'fax'

/** The days of a request that may count as its receipt. */
export interface ReceiptFacts {
  /** When it was handed over, or sent through the form or the machine. */
  readonly submittedOn?: CivilDate | undefined
  /** When the agency, not its disclosure office, signed for the post. */
  readonly signedForOn?: CivilDate | undefined
  /** When both sides confirmed that it had come. */
  readonly confirmedOn?: CivilDate | undefined
}

/** By which day a request of a channel counts as received (收到申请之日), and what proves it. */
export interface ReceiptRule {
  readonly channel: RequestChannel
  readonly name: string
  readonly counts: keyof ReceiptFacts
  /** The day in words, for the receipt and the file. */
  readonly day: string
  /** What must be in the file: the agency has to prove the day. */
  readonly evidence: readonly string[]
  readonly article: string
  /** Of channels that are confirmed: by which working day after the request came in it should be. */
  readonly confirmWithin?: { readonly workdays: number; readonly basis: string }
  readonly unverified: boolean
}

const ARTICLE = '《中华人民共和国政府信息公开条例》第三十一条'
const CONFIRMATION = ['确认方式', '确认时间', '经办人', '通话记录、回执或者其他确认凭证']

export const RECEIPT_RULES: readonly ReceiptRule[] = [
  {
    channel: 'in-person',
    name: '当面提交',
    counts: 'submittedOn',
    day: '提交之日',
    evidence: ['登记回执'],
    article: `${ARTICLE}第一项`,
    unverified: false,
  },
  {
    channel: 'spoken',
    name: '口头提出、代为填写',
    counts: 'submittedOn',
    day: '申请人确认代填内容之日',
    evidence: ['代填的申请表', '申请人签名或者盖章', '登记回执'],
    article: `《中华人民共和国政府信息公开条例》第二十九条第一款、第三十一条第一项`,
    unverified: true,
  },
  {
    channel: 'signed-mail',
    name: '邮寄（挂号信、特快专递等需要签收）',
    counts: 'signedForOn',
    day: '行政机关签收之日',
    evidence: ['邮件号', '签收记录', '信封'],
    article: `${ARTICLE}第二项`,
    unverified: false,
  },
  {
    channel: 'ordinary-mail',
    name: '平常信函（无需签收）',
    counts: 'confirmedOn',
    day: '与申请人确认之日',
    evidence: ['信封', ...CONFIRMATION],
    article: `${ARTICLE}第二项`,
    confirmWithin: { workdays: 0, basis: '应当于收到申请的当日与申请人确认' },
    unverified: false,
  },
  {
    channel: 'internet',
    name: '互联网',
    counts: 'confirmedOn',
    day: '双方确认之日',
    evidence: ['提交记录', ...CONFIRMATION],
    article: `${ARTICLE}第三项`,
    confirmWithin: { workdays: 1, basis: '平台设定：提交后一个工作日内确认' },
    unverified: false,
  },
  {
    channel: 'fax',
    name: '传真',
    counts: 'confirmedOn',
    day: '双方确认之日',
    evidence: ['传真件', ...CONFIRMATION],
    article: `${ARTICLE}第三项`,
    confirmWithin: { workdays: 1, basis: '平台设定：提交后一个工作日内确认' },
    unverified: false,
  },
]

const BY_CHANNEL = new Map(RECEIPT_RULES.map(rule => [rule.channel, rule]))

/** The rule of a channel. */
export function receiptRule(channel: RequestChannel): ReceiptRule {
  const rule = BY_CHANNEL.get(channel)
  if (!rule) throw new RangeError(`no such channel: ${channel}`)
  return rule
}

/** The day of receipt; undefined until the day that counts for this channel is known: no clock runs before it. */
export function receiptDay(channel: RequestChannel, facts: ReceiptFacts): CivilDate | undefined {
  return facts[receiptRule(channel).counts]
}
