import { type PageAnswer, page, type RefusalAnswer } from '../platform/http/answers.ts'
import { ErrorBody } from '../ui/error-body/error-body.tsx'

interface Refusal {
  readonly title: string
  readonly what: string
  readonly next: readonly string[]
}

/** What happened and what to do, by status. A room's own sentence replaces `what`. */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: {
    title: '请求有误',
    what: '系统没有看懂这次请求，没有做任何改动。',
    next: ['返回上一页，重新填写后再提交。'],
  },
  401: { title: '需要登录', what: '这个页面需要登录后才能打开。', next: ['登录后重试。'] },
  403: {
    title: '不能办理',
    what: '这次操作不是从本网站的页面发出的，或者您没有相应的权限，系统没有办理。',
    next: ['回到本网站的页面，重新操作。'],
  },
  404: {
    title: '没有找到这个页面',
    what: '地址可能有误，或者页面已经移动。',
    next: ['核对地址中有没有多余或缺少的字符。', '用标题、发文字号或关键词在站内搜索。'],
  },
  405: {
    title: '不支持的操作',
    what: '这个地址不接受这样的操作，没有做任何改动。',
    next: ['回到首页，从页面上的链接进入。'],
  },
  409: {
    title: '内容已经变化',
    what: '在您操作期间，内容已被其他人修改，系统没有保存您的操作。',
    next: ['返回上一页，刷新后按最新内容重新办理。'],
  },
  410: { title: '内容已不再提供', what: '该内容已经撤下。', next: ['用站内搜索查找其他相关信息。'] },
  413: {
    title: '内容过大',
    what: '提交的内容或者文件超过了大小限制，没有保存。',
    next: ['压缩文件或者分次提交。'],
  },
  415: {
    title: '不支持的格式',
    what: '系统不接受这种格式的内容，没有保存。',
    next: ['改用页面上的表单提交。'],
  },
  422: { title: '填写有误', what: '有的内容不符合要求，没有保存。', next: ['返回上一页，改正后再提交。'] },
  429: {
    title: '操作过于频繁',
    what: '短时间内的操作次数过多，系统暂停了办理。',
    next: ['过几分钟再试。'],
  },
  500: {
    title: '系统出现故障',
    what: '系统没能完成这次请求，故障已经记录。',
    next: ['稍后重试。', '多次出现时，请把下面的编号告诉我们。'],
  },
  503: {
    title: '暂时无法提供服务',
    what: '系统正在启动、维护或者负荷过高。',
    next: ['过几分钟再试。'],
  },
}

const UNKNOWN: Refusal = { title: '请求未能完成', what: '系统没能完成这次请求。', next: ['稍后重试。'] }

/** Where somebody goes on from an error page. */
export interface WayOn {
  readonly href: string
  readonly label: string
}

export const PORTAL_WAYS: readonly WayOn[] = [
  { href: '/search', label: '站内搜索' },
  { href: '/', label: '回到首页' },
  { href: '/sitemap', label: '网站地图' },
]

export const DESK_WAYS: readonly WayOn[] = [{ href: '/desk', label: '回到工作台' }]

/** The error page of a status: what happened, what to do, and for a fault the number to quote. */
export function troublePage(
  status: number,
  message?: string,
  reference?: string,
  ways: readonly WayOn[] = PORTAL_WAYS,
): PageAnswer {
  const { title, what, next } = REFUSALS[status] ?? UNKNOWN
  return page(
    title,
    <ErrorBody
      what={message ?? what}
      next={
        <ul>
          {next.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      }
      actions={ways.map(way => (
        <a key={way.href} class="button button-secondary" href={way.href}>
          {way.label}
        </a>
      ))}
      reference={status >= 500 ? reference : undefined}
    />,
    { status },
  )
}

/** The page of a refusal that has none of its own. */
export function refusalPage(answer: RefusalAnswer, ways?: readonly WayOn[]): PageAnswer {
  return troublePage(answer.status, answer.message, undefined, ways)
}
