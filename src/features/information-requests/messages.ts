import { civilDateOf, formatChineseDate } from '../../law/civil-date.ts'
import { renderLetter } from '../../platform/mail/letter.tsx'
import { mobileOf, shortMessage } from '../../platform/mail/sms.ts'
import type { Mail } from '../../platform/mail/transport.ts'
import type { Applicant } from './sealing.ts'

/** What an applicant can have asked for, and where it is followed. */
const ASKED = {
  request: { noun: '政府信息公开申请', status: '/requests/status' },
  correction: { noun: '更正本人信息的申请', status: '/requests/correction/status' },
} as const

/** What an applicant is told. Neither what they asked for nor what the letters say travels outside the status page. */
export type Told = 'submitted' | 'demanded' | 'received' | 'notice' | 'answered' | 'withdrawn' | 'complaint'

const TOLD: Readonly<
  Record<Told, { readonly heading: string; readonly says: string; readonly more: string }>
> = {
  submitted: {
    heading: '申请已提交',
    says: '已提交，等待确认',
    more: '受理机关将与您确认，双方确认之日为收到申请之日。查询码只在提交后的页面上显示，本邮件不含查询码；请妥善保管。',
  },
  demanded: {
    heading: '更正申请已提交',
    says: '已提交，等待受理',
    more: '查询码只在提交后的页面上显示，本邮件不含查询码；请妥善保管。',
  },
  received: {
    heading: '申请已收到',
    says: '已确认收到，开始计算答复期限',
    more: '答复期限和每一天的计算依据，可以在进度页面查看。',
  },
  notice: {
    heading: '有文书需要您查看',
    says: '有新的文书，请及时查看',
    more: '文书中可能有需要您在期限内办理的事项（补正、说明理由、缴费等），请尽快在进度页面查看。',
  },
  answered: {
    heading: '申请已答复',
    says: '已经答复',
    more: '请在进度页面查看答复。答复书写明了救济的途径和期限。',
  },
  complaint: {
    heading: '投诉举报已处理',
    says: '的投诉举报已有处理结果',
    more: '处理结果见进度页面。',
  },
  withdrawn: {
    heading: '申请已撤回',
    says: '已按您的要求撤回',
    more: '如果不是您本人撤回，请与受理机关联系。',
  },
}

/**
 * The message for an applicant: by mail where they gave an address, otherwise to their mobile phone. Undefined where they gave
 * neither; the status page and the post tell them.
 */
export function messageTo(
  applicant: Pick<Applicant, 'mail' | 'phone'>,
  told: Told,
  asked: { readonly kind: keyof typeof ASKED; readonly number: string; readonly agencyName: string },
  origin: string,
  now: Date,
): Mail | undefined {
  const { heading, says, more } = TOLD[told]
  const { noun } = ASKED[asked.kind]
  const status = `${origin}${ASKED[asked.kind].status}`
  if (applicant.mail === '') {
    const phone = mobileOf(applicant.phone)
    return phone === undefined
      ? undefined
      : shortMessage(phone, `您的${noun}（${asked.number}）${says}。凭查询码查看：${status}`)
  }
  return {
    to: applicant.mail,
    subject: `${heading}：${asked.number}`,
    ...renderLetter({
      heading,
      greeting: '您好：',
      paragraphs: [`您的${noun}${says}。${more}`],
      facts: [
        { label: '申请编号', value: asked.number },
        { label: '受理机关', value: asked.agencyName },
      ],
      action: { label: '查看进度', href: status },
      sender: asked.agencyName,
      date: formatChineseDate(civilDateOf(now)),
      notes: [
        '在进度页面填写申请编号和查询码即可查看，不需要登录。',
        '本邮件由系统发送，请勿回复。工作人员不会向您索要查询码。',
      ],
    }),
  }
}
