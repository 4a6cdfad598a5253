import { civilDateOf, formatChineseDate } from '../../law/civil-date.ts'
import { renderLetter } from '../../platform/mail/letter.tsx'
import type { Mail } from '../../platform/mail/transport.ts'
import { WAITING_HOURS } from './rules.ts'
import type { LetterSite } from './sites.ts'
import type { News, Subscribed } from './sources.ts'
import type { Frequency } from './tables.ts'
import { frequencyWord, senderOf } from './words.ts'

/** What every letter of a subscription is made with. */
interface Ground {
  readonly to: string
  readonly token: string
  readonly site: LetterSite
  readonly now: Date
}

/** The pages that a token opens. */
export const paths = {
  confirm: (token: string) => `/subscriptions/confirm/${token}`,
  manage: (token: string) => `/subscriptions/manage/${token}`,
  unsubscribe: (token: string) => `/subscriptions/unsubscribe/${token}`,
} as const

/** Asks whoever reads the address whether it was they who subscribed. */
export function confirmingLetter(
  { to, token, site, now }: Ground,
  subscribed: Subscribed,
  frequency: Frequency,
): Mail {
  return {
    to,
    fromName: site.name,
    subject: `请确认邮件订阅：${subscribed.title}`,
    ...renderLetter({
      heading: '请确认邮件订阅',
      greeting: '您好：',
      paragraphs: [
        `有人用这个邮箱地址在“${site.name}”申请订阅下列内容。如果是您本人，请在 ${WAITING_HOURS} 小时内打开下面的链接，并在页面上点“确认订阅”。`,
        '如果不是您，不必理会这封邮件：没有确认就不会再发邮件，这个地址到期自动删除。',
      ],
      facts: [
        { label: '订阅内容', value: subscribed.title },
        { label: '发送频率', value: frequencyWord(frequency) },
      ],
      action: { label: '确认订阅', href: `${site.origin}${paths.confirm(token)}` },
      sender: senderOf(site.name),
      date: dateOf(now),
      notes: [sentBy(site)],
    }),
  }
}

/** Answers who subscribes again to what they are told of already; only they learn it. */
export function alreadyLetter({ to, token, site, now }: Ground, subscribed: Subscribed): Mail {
  return {
    to,
    fromName: site.name,
    subject: `您已订阅：${subscribed.title}`,
    ...renderLetter({
      heading: '您已经订阅了这项内容',
      greeting: '您好：',
      paragraphs: [
        `您再次申请了订阅“${subscribed.title}”。这项订阅一直有效，不需要再确认；要更改频率或者取消，请打开下面的链接。`,
      ],
      action: { label: '管理订阅', href: `${site.origin}${paths.manage(token)}` },
      sender: senderOf(site.name),
      date: dateOf(now),
      notes: [sentBy(site)],
    }),
  }
}

/** What is new since the last letter. Documents have their one address on the whole base, whatever site was subscribed. */
export function digestLetter(
  { to, token, site, now, baseOrigin }: Ground & { readonly baseOrigin: string },
  subscribed: Subscribed,
  frequency: Frequency,
  { entries, total }: News,
): Mail {
  const more = total - entries.length
  return {
    to,
    fromName: site.name,
    subject: `${subscribed.title}：${total} 条更新`,
    ...renderLetter({
      heading: subscribed.title,
      greeting: '您好：',
      paragraphs: [
        `您订阅的内容有 ${total} 条更新${more > 0 ? `，下面列出最新的 ${entries.length} 条` : ''}：`,
      ],
      entries: entries.map(entry => ({
        title: entry.title,
        href: `${baseOrigin}${entry.href}`,
        about: [entry.agencyName, civilDateOf(entry.at), entry.changed ? '有新版本' : '']
          .filter(part => part !== '')
          .join('　'),
      })),
      action: {
        label: more > 0 ? `另有 ${more} 条，在网站查看全部` : '在网站查看',
        href: `${site.origin}${subscribed.href}`,
      },
      sender: senderOf(site.name),
      date: dateOf(now),
      notes: [
        `您收到这封邮件，是因为这个地址在“${site.name}”（${site.origin}）订阅了上述内容（${frequencyWord(frequency)}）。`,
        `更改频率或者查看订阅：${site.origin}${paths.manage(token)}`,
        `取消订阅：${site.origin}${paths.unsubscribe(token)}`,
        '本邮件自动发出，请勿回复。',
      ],
    }),
    unsubscribe: `${site.origin}${paths.unsubscribe(token)}`,
  }
}

function sentBy({ name, origin }: LetterSite): string {
  return `本邮件由“${name}”（${origin}）自动发出，请勿回复。`
}

function dateOf(now: Date): string {
  return formatChineseDate(civilDateOf(now))
}
