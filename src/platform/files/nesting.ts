/** Elements that hold no others, and those whose end may be left out: a long page opens thousands of these and closes none. */
const UNCOUNTED: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr thead tbody tfoot colgroup option optgroup rt rp html head body'.split(
    ' ',
  ),
)
/** Elements whose content is text, whatever stands in it. */
const TEXT: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp'])

/**
 * Whether markup nests deeper than `most`. Parsers and whoever walks their trees take time by the square of
 * the depth, or all of the stack; nobody writes so deep. One pass, no tree; elements that are never closed count as open.
 */
export function nestsDeeper(markup: string, kind: 'html' | 'xml', most: number): boolean {
  const open = new Map<string, number>()
  let depth = 0
  for (let at = markup.indexOf('<'); at !== -1; at = markup.indexOf('<', at)) {
    const end = endOfTag(markup, at)
    if (end === -1) return false
    const [, closes, written = ''] =
      /^<(\/?)([a-z][^\s/>]*)/i.exec(markup.slice(at, Math.min(end, at + 60))) ?? []
    const name = written.toLowerCase()
    const empty = markup[end - 1] === '/'
    at = end + 1
    // In HTML `<div/>` opens an element; in XML nothing is left out and every name means the same.
    if (name === '' || (kind === 'html' ? UNCOUNTED.has(name) : empty)) continue
    const count = open.get(name) ?? 0
    if (closes) {
      if (count === 0) continue
      open.set(name, count - 1)
      depth -= 1
    } else {
      open.set(name, count + 1)
      depth += 1
      if (depth > most) return true
      if (kind === 'html' && TEXT.has(name)) at = endOfText(markup, name, at)
    }
  }
  return false
}

function endOfTag(markup: string, at: number): number {
  if (markup.startsWith('<!--', at)) return closing(markup, '-->', at + 4)
  if (markup.startsWith('<![CDATA[', at)) return closing(markup, ']]>', at + 9)
  return markup.indexOf('>', at)
}

function closing(markup: string, mark: string, from: number): number {
  const found = markup.indexOf(mark, from)
  return found === -1 ? -1 : found + mark.length - 1
}

function endOfText(markup: string, name: string, from: number): number {
  const found = new RegExp(`</${name}`, 'gi')
  found.lastIndex = from
  return found.exec(markup)?.index ?? markup.length
}
