import type { LiveAgency } from '../../../foundation/agencies/index.ts'
import { XML_HEAD, xmlElement, xmlText } from '../../../platform/http/xml.ts'
import { eventWords } from '../tasks/words.ts'
import type { LiveList } from './store-live.ts'
import type { TaskNews } from './store-news.ts'
import { listPath } from './task-paths.ts'

interface Feed {
  readonly origin: string
  /** What it was narrowed to. */
  readonly list: LiveList | undefined
  readonly agency: LiveAgency | undefined
  /** Newest first. */
  readonly news: readonly TaskNews[]
}

/** What happened with tasks, as Atom (RFC 4287): states and dates, and the titles that the pages show. */
export function taskFeed({ origin, list, agency, news }: Feed): string {
  const query = new URLSearchParams({
    ...(list ? { plan: String(list.number) } : {}),
    ...(agency ? { agency: agency.key } : {}),
  })
  const self = `${origin}/tasks.atom${query.size > 0 ? `?${query}` : ''}`
  const page = list ? listPath(list.number) : agency ? `/tasks?agency=${agency.key}` : '/tasks'
  const updated = new Date(Math.max(0, ...news.map(each => each.at.getTime())))
  const title = ['任务动态', agency?.name, list?.title].filter(Boolean).join('：')
  return [
    `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">`,
    xmlElement('id', self),
    xmlElement('title', title),
    xmlElement('updated', updated.toISOString()),
    `<author>${xmlElement('name', agency?.name ?? '任务落实')}</author>`,
    link('self', self),
    link('alternate', `${origin}${page}`),
    ...news.map(each => entry(each, origin)),
    '</feed>\n',
  ].join('\n')
}

function entry(news: TaskNews, origin: string): string {
  const place = news.ordinal === null ? listPath(news.list) : `${listPath(news.list)}/${news.ordinal}`
  const words =
    news.what === 'question'
      ? '答复了公众提问'
      : news.ordinal === null
        ? '派发任务清单'
        : eventWords(news.family, news.what)
  return [
    '<entry>',
    xmlElement('id', `${origin}${place}#${news.id}`),
    xmlElement('title', `${news.agencyName}：${words}：${news.title ?? news.listTitle}`),
    link('alternate', `${origin}${place}${news.what === 'question' ? '#questions' : ''}`),
    xmlElement('updated', news.at.toISOString()),
    `<author>${xmlElement('name', news.agencyName)}</author>`,
    xmlElement('summary', news.listTitle),
    '</entry>',
  ].join('\n')
}

function link(rel: string, href: string): string {
  return `<link rel="${rel}" href="${xmlText(href)}"/>`
}
