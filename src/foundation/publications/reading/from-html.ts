import { parseHTML } from 'linkedom'
import { type Block, plainText, type Source } from './blocks.ts'
import { type DomNode, textOf } from './dom.ts'
import { blocksOfDom } from './dom-blocks.ts'
import { mainContent } from './main-content.ts'
import { statedInPage, statedInTable } from './stated-in-page.ts'
import { mergeStated, type StatedMetadata } from './stated-metadata.ts'

/**
 * Reads a saved web page: the article out of its navigation and furniture, and what the page says about it in
 * `<meta>` tags (《政府网站发展指引》 附件 names ArticleTitle, PubDate, ContentSource), property tables and comments.
 */
export function fromHtml(html: string): Source {
  const root = parseMarkup(html)
  const content = mainContent(root)
  const { blocks, images, lost } = blocksOfDom(content, { trustAttachments: false })
  const inTable = propertiesTable(blocks)
  const stated = mergeStated(statedInPage(root, content), inTable?.stated ?? {})
  const skipped = lengthOf(root) - lengthOf(content)
  return {
    blocks: blocks.filter(block => block !== inTable?.table),
    stated,
    images,
    lost: skipped < FEWEST_SKIPPED ? lost : [...lost, { code: 'page-chrome', detail: String(skipped) }],
  }
}

const FEWEST_SKIPPED = 40

// Some sites put the table of properties on top of the article; it is metadata and leaves the body.
function propertiesTable(blocks: readonly Block[]): { table: Block; stated: StatedMetadata } | undefined {
  for (const table of blocks.slice(0, 4)) {
    if (table.kind !== 'table') continue
    const stated = statedInTable(table.rows.map(row => row.map(cell => plainText(cell.html))))
    if (stated) return { table, stated }
  }
  return undefined
}

function lengthOf(node: DomNode): number {
  return textOf(node).replace(/\s+/g, '').length
}

/** Parses markup, broken or not, into a tree to read. A fragment is wrapped, so that loose text has a body. */
export function parseMarkup(html: string): DomNode {
  const whole = /<body[\s>]/i.test(html.slice(0, 200_000))
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`
  const parsed = parseHTML(whole) as unknown as { document: DomNode }
  return parsed.document
}
