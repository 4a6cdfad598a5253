import {
  attribute,
  type DomNode,
  descendants,
  isComment,
  isElement,
  isMachinery,
  tagOf,
  textOf,
} from './dom.ts'
import {
  isKnownLabel,
  type LabelledLine,
  mergeStated,
  parseLabelledLine,
  type StatedMetadata,
  stateOf,
} from './stated-metadata.ts'

/** The labels of 《政府网站发展指引》 that say what the same Chinese label says. */
const META_NAMES: ReadonlyMap<string, string> = new Map([
  ['articletitle', '标题'],
  ['pubdate', '发布日期'],
  ['keywords', '关键词'],
])

const PROPERTY_ELEMENTS: ReadonlySet<string> = new Set([
  'td',
  'th',
  'li',
  'dt',
  'dd',
  'span',
  'p',
  'b',
  'strong',
  'label',
  'div',
])

/**
 * What a page says about its document: comments at the top, then meta tags, then the table or list of properties beside
 * the article. Inside the article a labelled cell is content, so `content` is not searched.
 */
export function statedInPage(root: DomNode, content: DomNode): StatedMetadata {
  const comments: LabelledLine[] = []
  const meta: LabelledLine[] = []
  const properties: LabelledLine[] = []
  for (const node of descendants(
    root,
    one => one !== content && (!isMachinery(one) || tagOf(one) === 'head'),
  )) {
    if (isComment(node)) comments.push(...labelled(node.nodeValue ?? ''))
    else if (tagOf(node) === 'meta') meta.push(...metaLine(node))
    else if (content !== root && PROPERTY_ELEMENTS.has(tagOf(node))) properties.push(...property(node))
  }
  const page = pageTitles(root, content)
  return [comments, meta, properties]
    .map(stateOf)
    .reduceRight((later, first) => mergeStated(first, later), page)
}

function pageTitles(root: DomNode, content: DomNode): StatedMetadata {
  const headings: string[] = []
  let pageTitle = ''
  for (const node of descendants(
    root,
    one => one !== content && (!isMachinery(one) || tagOf(one) === 'head'),
  )) {
    if (tagOf(node) === 'h1') headings.push(textOf(node, 300).replace(/\s+/g, ' ').trim())
    if (tagOf(node) === 'title')
      pageTitle = (node.childNodes[0]?.nodeValue ?? '').split(/[-_|–—]/, 1)[0]?.trim() ?? ''
  }
  const [pageHeading = '', ...others] = headings.filter(text => text !== '')
  return {
    ...(pageHeading !== '' && others.length === 0 ? { pageHeading } : {}),
    ...(pageTitle === '' ? {} : { pageTitle }),
  }
}

const FEWEST_PROPERTIES = 3

/** The properties in a table of the article itself, where at least three known labels and 索引号 or a number stand in it. */
export function statedInTable(rows: readonly (readonly string[])[]): StatedMetadata | undefined {
  const cells = rows.flat().map(cell => cell.trim())
  const found = cells.flatMap((cell, at): LabelledLine[] => {
    const whole = parseLabelledLine(cell)
    if (whole && whole.value !== '') return [whole]
    const label = cell.replace(/[\s：:]/g, '')
    return isKnownLabel(label) ? [{ label, value: cells[at + 1] ?? '' }] : []
  })
  const labels = new Set(found.map(line => line.label))
  const isProperties =
    labels.size >= FEWEST_PROPERTIES &&
    ['索引号', '信息索引号', '发文字号', '文号'].some(label => labels.has(label))
  return isProperties ? stateOf(found) : undefined
}

function metaLine(node: DomNode): LabelledLine[] {
  const label = META_NAMES.get(attribute(node, 'name').toLowerCase())
  return label === undefined ? [] : [{ label, value: attribute(node, 'content').trim() }]
}

function labelled(text: string): LabelledLine[] {
  return text.split('\n').flatMap(line => parseLabelledLine(line) ?? [])
}

// A property is either one element (`<li>索引号：…</li>`) or a label element and its neighbour (`<td>索引号</td><td>…</td>`).
function property(node: DomNode): LabelledLine[] {
  const size = node.childNodes.length
  if (size === 0 || size > 6) return []
  const text = textOf(node, 400).trim()
  if (text.length > 200) return []
  const inOne = parseLabelledLine(text.replace(/\s+/g, ' '))
  if (inOne && inOne.value !== '') return [inOne]
  const label = text.replace(/[\s：:]/g, '')
  if (!isKnownLabel(label)) return []
  const neighbour = nextElement(node)
  const value = neighbour ? textOf(neighbour, 400).replace(/\s+/g, ' ').trim() : ''
  return value === '' || value.length > 200 ? [] : [{ label, value }]
}

function nextElement(node: DomNode): DomNode | undefined {
  const siblings = node.parentNode?.childNodes ?? []
  const at = siblings.indexOf(node)
  return siblings.slice(at + 1).find(isElement)
}
