import { HEADING_ID } from './allow-list.ts'
import { layoutBody } from './layout.ts'
import { elements, innerText, parseBody, writeBody } from './tree.ts'

/** The words of a body: for search, feeds, excerpts and the list of contents. All take bodies that passed the sanitiser. */

/** The text of a body: one line a block, table rows with tabs, numbers of ordered lists written out. */
export const plainText = (html: string): string => layoutBody(html).text

/** `id` is the empty string until `withHeadingIds` has given one. */
export type Heading = { level: 2 | 3 | 4 | 5 | 6; id: string; text: string }

const levelOf = (tag: string): Heading['level'] | undefined => {
  const level = /^h([2-6])$/.exec(tag)?.[1]
  return level === undefined ? undefined : (Number(level) as Heading['level'])
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The headings in the order of the body. */
export const headings = (html: string): Heading[] => {
  const out: Heading[] = []
  for (const node of elements(parseBody(html))) {
    const level = levelOf(node.tag)
    if (level !== undefined)
      out.push({ level, id: node.attrs.id ?? '', text: words(innerText(node.children)) })
  }
  return out
}

/**
 * Gives every heading an id: `s-2-1` is the first heading below the second. The same body always gets the same ids; an
 * id that an editor set and nobody repeats stays, so that links into the document survive.
 */
export const withHeadingIds = (html: string): string => {
  const nodes = parseBody(html)
  const found = [...elements(nodes)].filter(node => levelOf(node.tag) !== undefined)
  const taken = new Set<string>()
  for (const node of found) {
    const { id } = node.attrs
    if (id === undefined) continue
    if (!HEADING_ID.test(id) || taken.has(id)) delete node.attrs.id
    else taken.add(id)
  }
  const path: { level: number; count: number }[] = []
  for (const node of found) {
    const level = levelOf(node.tag) ?? 2
    let count = 1
    for (let last = path.at(-1); last !== undefined && last.level >= level; last = path.at(-1)) {
      count = last.count + 1
      path.pop()
    }
    path.push({ level, count })
    if (node.attrs.id !== undefined) continue
    const base = `s-${path.map(step => step.count).join('-')}`
    let id = base
    for (let copy = 2; taken.has(id); copy += 1) id = `${base}-n${copy}`
    taken.add(id)
    // In the order in which the sanitiser writes attributes: a stored body stays as it is when it is saved again.
    node.attrs = { id, ...node.attrs }
  }
  return writeBody(nodes)
}

export type ContentsEntry = { id: string; text: string; level: number; children: ContentsEntry[] }

/** The list of contents as a tree. Give it a body with ids (`withHeadingIds`); headings without words are left out. */
export const contents = (html: string): ContentsEntry[] => {
  const root: ContentsEntry[] = []
  const path: ContentsEntry[] = []
  for (const { level, id, text } of headings(html)) {
    if (text === '') continue
    const entry: ContentsEntry = { id, text, level, children: [] }
    while ((path.at(-1)?.level ?? 0) >= level) path.pop()
    ;(path.at(-1)?.children ?? root).push(entry)
    path.push(entry)
  }
  return root
}

/** At most `most` characters of a text on one line: up to the end of a sentence where one is near, else with “…”. */
export const excerpt = (text: string, most: number): string => {
  const line = Array.from(words(text))
  if (line.length <= most) return line.join('')
  const head = line.slice(0, most).join('')
  const sentence = Math.max(...['。', '！', '？', '；'].map(mark => head.lastIndexOf(mark)))
  if (sentence + 1 >= most * 0.6) return head.slice(0, sentence + 1)
  return `${line.slice(0, Math.max(0, most - 1)).join('')}…`
}

const BRACKETS: [RegExp, string][] = [
  [/[〔﹝【〖［[({｛]/g, '('],
  [/[〕﹞】〗］\])}｝]/g, ')'],
  [/[“”„‟"＂「」『』‘’']/g, '"'],
  [/[‐‑‒–—―－]+/g, '-'],
]

/**
 * A text for simple comparison: NFKC, lower case, one kind of bracket, quote and dash, no space next to Chinese. Lengths
 * change: never use it where a place in the text matters.
 */
export const normaliseText = (text: string): string => {
  let out = text.normalize('NFKC').toLowerCase()
  for (const [kind, one] of BRACKETS) out = out.replace(kind, one)
  return out
    .replace(/\s+/g, ' ')
    .replace(/ ?([()"-]) ?/g, '$1')
    .replace(/(?<=[^\u0020-\u007e]) | (?=[^\u0020-\u007e])/g, '')
    .trim()
}
