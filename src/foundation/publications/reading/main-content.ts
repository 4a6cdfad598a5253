import { attribute, type DomNode, descendants, isElement, isMachinery, isText, tagOf, textOf } from './dom.ts'
import { endsWithGenre } from './title-words.ts'

/** Containers that the content systems of government sites wrap an article in; the first that holds text wins. */
const KNOWN_CONTAINERS =
  /^(?:UCAP-CONTENT|zoom|zoomcon|Zoom|ZOOM|js_content|artibody|article-?content|art_con|ContentRegion|news_?content|pages_content|TRS_Editor|TRS_UEDITOR|trs_editor_view|view|article_con|xxgk_content|wzcon|content_text)$/
const FURNITURE =
  /(?:^|[\s_-])(?:nav|menu|header|footer|foot|top|breadcrumb|crumbs?|sidebar|share|print|related|copyright|toolbar|banner|search)(?:$|[\s_-])/i
const MOST_LINK_SHARE = 0.5
const DEEPEST_WRAPPER = 60

interface Weight {
  text: number
  links: number
}

type Weights = ReadonlyMap<DomNode, Weight>

/**
 * The element that holds the article: a known container, an `<article>` or `<main>`, else the deepest element that
 * still holds most of the page's text outside links and furniture. The whole page when it has no such part.
 */
export function mainContent(root: DomNode): DomNode {
  const elements = [...descendants(root, node => !isMachinery(node))].filter(isElement)
  const weights = weighAll(root)
  const known = elements.find(
    element =>
      (KNOWN_CONTAINERS.test(attribute(element, 'id')) || namesKnownContainer(element)) &&
      textWeight(weights, element) > 0,
  )
  if (known) return known
  const landmark = elements.find(
    element => ['article', 'main'].includes(tagOf(element)) && textWeight(weights, element) > 0,
  )
  return landmark ?? densest(root, weights)
}

function namesKnownContainer(element: DomNode): boolean {
  return attribute(element, 'class')
    .split(/\s+/)
    .some(name => name !== '' && KNOWN_CONTAINERS.test(name))
}

/** Furniture by its landmark or by the name of its class. */
export function isFurniture(node: DomNode): boolean {
  if (isMachinery(node) || ['header', 'footer', 'aside', 'form'].includes(tagOf(node))) return true
  return isElement(node) && FURNITURE.test(`${attribute(node, 'class')} ${attribute(node, 'id')}`)
}

// Wrappers are followed down while one child keeps most of the text and nothing beside it may belong to the document:
// furniture that stays is easily deleted by the drafter, a paragraph that is lost is not seen.
function densest(root: DomNode, weights: Weights): DomNode {
  let current = root
  for (let depth = 0; depth < DEEPEST_WRAPPER; depth++) {
    const total = textWeight(weights, current)
    const heavy = current.childNodes.find(
      child =>
        CONTAINERS.has(tagOf(child)) &&
        !isFurniture(child) &&
        textWeight(weights, child) > total * HEAVY_SHARE,
    )
    if (heavy === undefined || total === 0) return current
    if (current.childNodes.some(child => child !== heavy && mayBelong(child, weights))) return current
    current = heavy
  }
  return current
}

const HEAVY_SHARE = 0.7
const CONTAINERS: ReadonlySet<string> = new Set(['html', 'body', 'div', 'section', 'center'])
const CONTENT_TAGS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'table', 'blockquote', 'ol'])

function mayBelong(node: DomNode, weights: Weights): boolean {
  if (isText(node)) return (node.nodeValue ?? '').trim() !== ''
  if (!isElement(node) || isFurniture(node) || textWeight(weights, node) === 0) return false
  const text = textOf(node, 200).trim()
  if (CONTENT_TAGS.has(tagOf(node)) || endsWithGenre(text)) return true
  for (const below of descendants(node, one => !isFurniture(one)))
    if (CONTENT_TAGS.has(tagOf(below))) return true
  return false
}

/** The text below each element, links apart, without furniture; in one pass, since pages nest deep. */
function weighAll(root: DomNode): Weights {
  const weights = new Map<DomNode, Weight>([[root, { text: 0, links: 0 }]])
  const nodes = [...descendants(root, one => !isFurniture(one))]
  for (const node of nodes) weights.set(node, { text: 0, links: 0 })
  for (const node of nodes.toReversed()) {
    const own = weights.get(node)
    const above = node.parentNode === null ? undefined : weights.get(node.parentNode)
    if (own === undefined || above === undefined) continue
    const length = isText(node) ? (node.nodeValue ?? '').replace(/\s+/g, '').length : 0
    above.links += own.links + (tagOf(node) === 'a' ? own.text : 0)
    above.text += (tagOf(node) === 'a' ? 0 : own.text) + length
  }
  return weights
}

// A part that is mostly links is a menu, however long its words are.
function textWeight(weights: Weights, node: DomNode): number {
  const { text, links } = weights.get(node) ?? { text: 0, links: 0 }
  return links > (text + links) * MOST_LINK_SHARE ? 0 : text
}
