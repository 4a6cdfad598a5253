import { type BodyNode, type ElementNode, elementNode, innerText } from './tree.ts'

/**
 * Word pastes a list as paragraphs with a marker each. They become a list where that is certain (one level, bullets or
 * an unbroken run of 1. 2. 3.); everywhere else the marker stays as text, because 一、 and （一） of an official
 * document are part of its words.
 */

const BULLET = /^[·•●○■□◆◇▪§Øüvnluqo➢✓–-]$/
const NUMBER = /^(\d{1,3})[.)．、]$/

type Item = { node: ElementNode; key: string; marker: string }

const readItem = (node: BodyNode): Item | undefined => {
  if (node.kind !== 'element' || node.tag !== 'p' || node.attrs['data-list'] === undefined) return undefined
  const marker = findMarker(node.children)
  return { node, key: node.attrs['data-list'], marker: marker === undefined ? '' : trim(innerText([marker])) }
}

const trim = (text: string) => text.replace(/[\s\u00a0\u3000]/g, '')

const findMarker = (nodes: readonly BodyNode[]): ElementNode | undefined => {
  for (const node of nodes) {
    if (node.kind === 'text') continue
    if (node.tag === 'x-marker') return node
    const inside = findMarker(node.children)
    if (inside !== undefined) return inside
  }
  return undefined
}

const withoutMarker = (nodes: readonly BodyNode[]): BodyNode[] =>
  nodes
    .filter(node => node.kind === 'text' || node.tag !== 'x-marker')
    .map(node => (node.kind === 'text' ? node : { ...node, children: withoutMarker(node.children) }))

const asList = (run: readonly Item[]): BodyNode[] => {
  const first = run[0]
  if (first === undefined) return []
  const items = () => run.map(item => elementNode('li', withoutMarker(item.node.children)))
  if (run.every(item => BULLET.test(item.marker))) return [elementNode('ul', items())]
  const numbers = run.map(item => Number(NUMBER.exec(item.marker)?.[1] ?? Number.NaN))
  const start = numbers[0] ?? Number.NaN
  const unbroken = numbers.every((number, at) => number === start + at)
  if (run.length > 1 && unbroken)
    return [elementNode('ol', items(), start > 1 ? { start: String(start) } : {})]
  return run.map(item => item.node)
}

/** Turns runs of Word list paragraphs among `nodes` into lists, where certain. */
export const wordLists = (nodes: readonly BodyNode[]): BodyNode[] => {
  if (!nodes.some(node => node.kind === 'element' && node.attrs['data-list'] !== undefined)) return [...nodes]
  const out: BodyNode[] = []
  let run: Item[] = []
  const flush = () => {
    out.push(...asList(run))
    run = []
  }
  for (const node of nodes) {
    const item = readItem(node)
    if (item === undefined) {
      if (node.kind === 'text' && node.text.trim() === '' && run.length > 0) continue
      flush()
      out.push(node)
      continue
    }
    const kind = (marker: string) => BULLET.test(marker)
    if (run[0] !== undefined && (run[0].key !== item.key || kind(run[0].marker) !== kind(item.marker)))
      flush()
    run.push(item)
  }
  flush()
  return out
}
