import { type BodyNode, type ElementNode, elements, innerText, parseBody } from '../bodies/tree.ts'
import { placeOf, reading } from './reading.ts'
import type { Check, Checkable, Place } from './types.ts'

/** Links of a body: where they lead and what they say. */

type BodyLink = { target: string; text: string; kind: 'link' | 'image'; node: ElementNode }

const linksOf = (nodes: readonly BodyNode[]): BodyLink[] => {
  const out: BodyLink[] = []
  for (const node of elements(nodes)) {
    if (node.tag === 'a' && node.attrs.href !== undefined && !node.attrs.href.startsWith('#')) {
      const images = [...elements(node.children)].flatMap(child =>
        child.tag === 'img' ? [child.attrs.alt ?? ''] : [],
      )
      const text = [innerText(node.children), ...images].join(' ').replace(/\s+/g, ' ').trim()
      out.push({ target: node.attrs.href, text, kind: 'link', node })
    }
    if (node.tag === 'img')
      out.push({ target: node.attrs.src ?? '', text: node.attrs.alt ?? '', kind: 'image', node })
  }
  return out
}

/** The distinct targets worth asking: http, https and addresses of this site, in order. No `mailto:`, no `#…`. */
export const links = (html: string): string[] => [
  ...new Set(
    linksOf(parseBody(html)).flatMap(({ target }) =>
      target === '' || /^mailto:/i.test(target) ? [] : [target],
    ),
  ),
]

const among = (content: Checkable, test: (link: BodyLink) => boolean): Place[] =>
  linksOf(reading(content).nodes)
    .filter(test)
    .map(link => placeOf(content, link.node, `${link.text.slice(0, 30)}（${link.target}）`))
const VAGUE =
  /^(?:请?点击(?:这里|此处|查看|进入|链接|下载)?|这里|此处|链接|详情|查看详情|查看|更多|下载|here|click here|more|link)[>》…！!。]*$/i

const deadLink: Check = {
  code: 'link-dead',
  level: 'warn',
  run: (content, { deadLinks }) => among(content, link => deadLinks.has(link.target)),
}

const vagueLink: Check = {
  code: 'link-vague',
  level: 'warn',
  run: content => among(content, link => link.kind === 'link' && (link.text === '' || VAGUE.test(link.text))),
}

const NUMERIC_HOST = /^https?:\/\/(?:[^/@]*@)?\d{1,3}(?:\.\d{1,3}){3}(?:[:/?#]|$)/i

/** IPv6 readers cannot follow an IPv4 literal, and the state's site rules forbid it. */
const numericLink: Check = {
  code: 'link-numeric-host',
  level: 'warn',
  run: content => among(content, link => NUMERIC_HOST.test(link.target)),
}

export const LINK_CHECKS: readonly Check[] = [deadLink, vagueLink, numericLink]
