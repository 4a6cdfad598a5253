import { civilDateOf, formatChineseDate } from '../../law/civil-date.ts'
import { renderLetter } from '../../platform/mail/letter.tsx'
import type { Mail } from '../../platform/mail/transport.ts'

/** What a writer is told by mail. Neither the words of the letter nor those of the answer travel by mail. */
export type Told = 'received' | 'transferred' | 'asked' | 'extended' | 'answered' | 'referred'

const TOLD: Readonly<Record<Told, { readonly heading: string; readonly paragraph: string }>> = {
  received: {
    heading: '来信已收到',
    paragraph: '您的来信已经收到。查询码只在提交后的页面上显示，本邮件不含查询码；请妥善保管。',
  },
  transferred: { heading: '来信已转交', paragraph: '您的来信已经转交负责这件事的机关，办理期限不重新计算。' },
  asked: {
    heading: '请补充来信内容',
    paragraph:
      '办理您的来信需要补充一些情况。请在进度页面查看要补充什么，并在那里填写。等待期间不计入办理期限。',
  },
  extended: {
    heading: '办理期限已延长',
    paragraph: '您的来信情况复杂，办理期限经批准延长一次。新的期限见进度页面。',
  },
  answered: {
    heading: '来信已答复',
    paragraph: '您的来信已经答复。请在进度页面查看答复，并对办理情况作出评价。',
  },
  referred: {
    heading: '来信办理情况',
    paragraph: '您反映的事项应当通过其他渠道办理。请在进度页面查看应当向哪里提出、怎样提出。',
  },
}

/** A message about the standing of a letter: its number and where to look, nothing of what it says. */
export function noticeMail(
  told: Told,
  to: string,
  letter: { readonly number: string; readonly agencyName: string },
  origin: string,
  now: Date,
): Mail {
  const { heading, paragraph } = TOLD[told]
  return {
    to,
    subject: `${heading}：${letter.number}`,
    ...renderLetter({
      heading,
      greeting: '您好：',
      paragraphs: [paragraph],
      facts: [
        { label: '来信编号', value: letter.number },
        { label: '承办机关', value: letter.agencyName },
      ],
      action: { label: '查看办理进度', href: `${origin}/letters/status` },
      sender: letter.agencyName,
      date: formatChineseDate(civilDateOf(now)),
      notes: [
        '在进度页面填写来信编号和查询码即可查看，不需要登录。',
        '本邮件由系统发送，请勿回复。工作人员不会向您索要查询码。',
      ],
    }),
  }
}

/** What is due and late in an agency, for its mailbox. Numbers alone. */
export function reminderMail(
  agency: { readonly name: string; readonly email: string },
  letters: readonly {
    readonly number: string
    readonly kind: string
    readonly due: string
    readonly late: boolean
  }[],
  origin: string,
  now: Date,
): Mail {
  const late = letters.filter(letter => letter.late).length
  return {
    to: agency.email,
    subject: `来信办理提醒：${letters.length} 件${late > 0 ? `，其中 ${late} 件已超期` : ''}`,
    ...renderLetter({
      heading: '来信办理提醒',
      greeting: `${agency.name}：`,
      paragraphs: [`下列来信即将到期或者已经超期，请抓紧办理。`],
      facts: letters.slice(0, 50).map(letter => ({
        label: `${letter.number}　${letter.kind}`,
        value: `${letter.due}${letter.late ? '（已超期）' : ''}`,
      })),
      action: { label: '打开来信办理', href: `${origin}/desk/letters` },
      sender: '政务公开平台',
      date: civilDateOf(now),
      notes: ['本邮件由系统发送，每个工作日最多一封，请勿回复。'],
    }),
  }
}
