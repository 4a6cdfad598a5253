/**
 * A small tree for bodies. It reads what the sanitiser writes (well-formed, a closed set of elements), tolerates
 * what an importer builds by hand, and never decides what is allowed: that is `sanitise.ts` alone.
 */

export type TextNode = { kind: 'text'; text: string }
export type ElementNode = {
  kind: 'element'
  tag: string
  attrs: Record<string, string>
  children: BodyNode[]
}
export type BodyNode = TextNode | ElementNode

const VOID = new Set(['br', 'hr', 'img', 'col'])
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

export const textNode = (text: string): TextNode => ({ kind: 'text', text })

export const elementNode = (
  tag: string,
  children: BodyNode[] = [],
  attrs: Record<string, string> = {},
): ElementNode => ({ kind: 'element', tag, attrs, children })

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
        if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
        const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
      })
    : text

export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const escapeAttr = (text: string): string => escapeText(text).replace(/"/g, '&quot;')

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const ATTR = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

const readAttrs = (source: string): Record<string, string> => {
  const attrs: Record<string, string> = {}
  for (const match of source.matchAll(ATTR)) {
    const name = (match[1] ?? '').toLowerCase()
    if (name !== '__proto__') attrs[name] = decode(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return attrs
}

const OWN_LINE =
  /^(?:h[2-6]|p|hr|ul|ol|li|blockquote|figure|figcaption|table|caption|colgroup|thead|tbody|tfoot|tr|th|td)$/

/** The line ends that `writeBody` puts before blocks are not part of the words. */
const dropLineEnd = (siblings: BodyNode[]): void => {
  const last = siblings.at(-1)
  if (last?.kind !== 'text' || !/\n[ \t]*$/.test(last.text.slice(-80))) return
  last.text = last.text.trimEnd()
  if (last.text === '') siblings.pop()
}

/** Reads body HTML into nodes. Never throws: an end tag without a start is ignored, an open element ends with its parent. */
export const parseBody = (html: string): BodyNode[] => {
  const root = elementNode('#root')
  const stack: ElementNode[] = [root]
  const top = () => stack[stack.length - 1] ?? root
  let at = 0
  for (const match of html.matchAll(TOKEN)) {
    if (match.index > at) top().children.push(textNode(decode(html.slice(at, match.index))))
    at = match.index + match[0].length
    const name = match[2]?.toLowerCase()
    if (name === undefined) continue
    if (match[1] === '/') {
      const open = stack.findLastIndex(node => node.tag === name)
      if (open > 0) stack.length = open
      continue
    }
    const node = elementNode(name, [], readAttrs(match[3] ?? ''))
    if (OWN_LINE.test(name)) dropLineEnd(top().children)
    top().children.push(node)
    if (!VOID.has(name)) stack.push(node)
  }
  if (at < html.length) top().children.push(textNode(decode(html.slice(at))))
  return root.children
}

const write = (node: BodyNode): string => {
  if (node.kind === 'text') return escapeText(node.text)
  const attrs = Object.entries(node.attrs)
    .map(([name, value]) => ` ${name}="${escapeAttr(value)}"`)
    .join('')
  if (VOID.has(node.tag)) return `<${node.tag}${attrs}>`
  return `<${node.tag}${attrs}>${writeBody(node.children)}</${node.tag}>`
}

/** Writes nodes as HTML: a new line before each block, so that the textarea of the desk stays readable without script. */
export const writeBody = (nodes: readonly BodyNode[]): string => {
  let out = ''
  for (const node of nodes) {
    if (out !== '' && node.kind === 'element' && OWN_LINE.test(node.tag)) out += '\n'
    out += write(node)
  }
  return out
}

/** Every element below `nodes`, in the order of the document. */
export function* elements(nodes: readonly BodyNode[]): Generator<ElementNode> {
  for (const node of nodes) {
    if (node.kind !== 'element') continue
    yield node
    yield* elements(node.children)
  }
}

/** The characters below `nodes`, without any separator. */
export const innerText = (nodes: readonly BodyNode[]): string =>
  nodes
    .map(node => (node.kind === 'text' ? node.text : node.tag === 'br' ? '\n' : innerText(node.children)))
    .join('')
