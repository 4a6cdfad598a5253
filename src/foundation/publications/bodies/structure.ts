import { type BodyNode, type ElementNode, elementNode, innerText, parseBody, writeBody } from './tree.ts'

/**
 * The editor's command 整理: official documents number their parts 一、 （一） (GB/T 9704), and a text file or a web page
 * brings these as plain paragraphs. Words never change here, only what kind of element carries them.
 */

const NUMERAL = '[一二三四五六七八九十百]{1,5}'
const FIRST = new RegExp(`^(?:${NUMERAL}、|第${NUMERAL}章[\\s\\u3000])`)
const SECOND = new RegExp(`^(?:[（(]${NUMERAL}[）)]|第${NUMERAL}节[\\s\\u3000])`)
const LONGEST = 40
const DATE =
  /^(?:\d{4}|[二〇○零一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/

type Block = { node: BodyNode; text: string; rank: 1 | 2 | undefined }

/** A short numbered line that is a title: no sentence in it, though some end a title with a full stop. */
const rank = (text: string): 1 | 2 | undefined => {
  if (text.length > LONGEST || /[；;：:，,、]$/.test(text) || /[。；！？\n]./.test(text)) return undefined
  if (text.endsWith('。') && text.length > 24) return undefined
  return FIRST.test(text) ? 1 : SECOND.test(text) ? 2 : undefined
}

const read = (node: BodyNode): Block => {
  const text = innerText([node]).trim()
  const may =
    node.kind === 'element' && node.tag === 'p' && !/align-right|signature/.test(node.attrs.class ?? '')
  return { node, text, rank: may ? rank(text) : undefined }
}

/** Numbered lines that follow one another with nothing between are a list of things, not titles. */
const isListed = (blocks: readonly Block[], at: number): boolean => {
  const own = blocks[at]?.rank
  return own !== undefined && (blocks[at + 1]?.rank === own || blocks[at - 1]?.rank === own)
}

const bare = (nodes: readonly BodyNode[]): BodyNode[] =>
  nodes.flatMap(node => (node.kind === 'element' && node.tag === 'strong' ? bare(node.children) : [node]))

const withClass = (node: ElementNode, name: string): ElementNode => ({
  ...node,
  attrs: { ...node.attrs, class: name },
})

/** The date that closes the document and the agency above it stand on the right. */
const signed = (blocks: readonly Block[]): Map<number, BodyNode> => {
  const out = new Map<number, BodyNode>()
  const plain = (at: number) => {
    const node = blocks[at]?.node
    return node?.kind === 'element' && node.tag === 'p' && node.attrs.class === undefined ? node : undefined
  }
  for (let at = blocks.length - 1; at >= Math.max(0, blocks.length - 6); at -= 1) {
    const date = plain(at)
    if (date === undefined || !DATE.test(blocks[at]?.text ?? '')) continue
    out.set(at, withClass(date, 'align-right'))
    const above = blocks[at - 1]
    const agency = plain(at - 1)
    if (
      agency !== undefined &&
      above?.rank === undefined &&
      /^[\u4e00-\u9fff\s\u3000（）、]{2,40}$/.test(above?.text ?? '')
    )
      out.set(at - 1, withClass(agency, 'align-right'))
    break
  }
  return out
}

/**
 * Turns short paragraphs that begin with 一、 or 第一章 into `h2`, with （一） or 第一节 into `h3` (`h2` where the document has
 * no first rank), and sets the closing agency and date to the right. Takes and gives a sanitised body; doing it twice
 * changes nothing more.
 */
export const tidy = (html: string): string => {
  const blocks = parseBody(html)
    .filter(node => node.kind === 'element')
    .map(read)
  const isTitle = (at: number) => blocks[at]?.rank !== undefined && !isListed(blocks, at)
  const hasFirst =
    blocks.some((block, at) => block.rank === 1 && isTitle(at)) ||
    blocks.some(block => block.node.kind === 'element' && block.node.tag === 'h2')
  const ends = signed(blocks)
  return writeBody(
    blocks.map(({ node, rank: own }, at) => {
      if (node.kind === 'text' || !isTitle(at)) return ends.get(at) ?? node
      return elementNode(own === 2 && hasFirst ? 'h3' : 'h2', bare(node.children), node.attrs)
    }),
  )
}
