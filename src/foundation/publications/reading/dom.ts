/** As much of the DOM as reading needs; the project is compiled without the browser's types. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly childNodes: readonly DomNode[]
  readonly parentNode: DomNode | null
  readonly nodeValue: string | null
  getAttribute?(name: string): string | null
}

const ELEMENT = 1
const TEXT = 3
const COMMENT = 8

export const isElement = (node: DomNode): boolean => node.nodeType === ELEMENT
export const isText = (node: DomNode): boolean => node.nodeType === TEXT
export const isComment = (node: DomNode): boolean => node.nodeType === COMMENT

/** Lower-case name of an element, '' for other nodes. */
export function tagOf(node: DomNode): string {
  return isElement(node) ? node.nodeName.toLowerCase() : ''
}

export function attribute(node: DomNode, name: string): string {
  return node.getAttribute?.(name) ?? ''
}

/** Elements whose text is machinery or furniture of a page and never the document's. */
const MACHINERY: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'select',
  'textarea',
  'button',
  'input',
  'canvas',
  'audio',
  'video',
])

export function isMachinery(node: DomNode): boolean {
  return MACHINERY.has(tagOf(node))
}

/** Every node below, in document order. Walks with a stack of its own, because hostile pages nest deeper than calls may. */
export function* descendants(
  root: DomNode,
  enter: (node: DomNode) => boolean = () => true,
): Generator<DomNode> {
  const stack: DomNode[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!enter(node)) continue
    yield node
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child) stack.push(child)
    }
  }
}

/**
 * The visible text below a node; reading stops once it is longer than `most`, or once as many nodes are passed, so that
 * asking every element of a deep page for its text stays cheap.
 */
export function textOf(root: DomNode, most = Number.POSITIVE_INFINITY): string {
  if (isText(root)) return root.nodeValue ?? ''
  let text = ''
  let passed = 0
  for (const node of descendants(root, one => !isMachinery(one))) {
    if (isText(node)) text += node.nodeValue ?? ''
    if (text.length > most || passed++ > most) break
  }
  return text
}
