import { Extension, type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'

/**
 * What the editor can hold: the elements, classes and attributes of the server's allow-list, so that opening a text in
 * the editor and saving it loses nothing. The server sanitises whatever comes back.
 */

const BODY_CLASSES = ['align-right', 'align-center', 'no-indent', 'signature', 'kaiti']

function keptClasses(element: HTMLElement): string | null {
  const kept = BODY_CLASSES.filter(name => element.classList.contains(name))
  const align = element.getAttribute('align')
  if (kept.length === 0 && (align === 'right' || align === 'center')) return `align-${align}`
  return kept.length > 0 ? kept.join(' ') : null
}

/** Classes of the house, the addresses of headings and the scope of header cells survive a visit to the editor. */
const KeptAttributes = Extension.create({
  name: 'keptAttributes',
  addGlobalAttributes() {
    const plain = (name: string) => ({
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute(name),
      renderHTML: (attributes: Record<string, unknown>) =>
        attributes[name] ? { [name]: attributes[name] } : {},
    })
    return [
      {
        types: ['paragraph', 'heading', 'listItem', 'tableCell', 'tableHeader'],
        attributes: {
          class: {
            default: null,
            // A new paragraph after a signature line is an ordinary one again.
            keepOnSplit: false,
            parseHTML: keptClasses,
            renderHTML: (attributes: Record<string, unknown>) =>
              attributes.class ? { class: attributes.class } : {},
          },
        },
      },
      { types: ['heading'], attributes: { id: { ...plain('id'), keepOnSplit: false } } },
      { types: ['tableHeader'], attributes: { scope: plain('scope') } },
    ]
  },
})

const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'superscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
})

const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'subscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
})

const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'block+ figcaption?',
  isolating: true,
  parseHTML: () => [{ tag: 'figure' }],
  renderHTML: () => ['figure', 0],
})

const Figcaption = Node.create({
  name: 'figcaption',
  content: 'inline*',
  parseHTML: () => [{ tag: 'figcaption' }],
  renderHTML: () => ['figcaption', 0],
})

/** A table without inline styles (the page's policy forbids them); its caption travels as an attribute. */
const PlainTable = Table.extend({
  addAttributes() {
    return {
      caption: {
        default: null,
        parseHTML: (element: HTMLElement) => element.querySelector('caption')?.textContent?.trim() || null,
        rendered: false,
      },
    }
  },
  addNodeView: () => null,
  renderHTML({ node }) {
    const { caption } = node.attrs as { caption: string | null }
    return caption ? ['table', ['caption', caption], ['tbody', 0]] : ['table', ['tbody', 0]]
  },
  parseHTML: () => [{ tag: 'table', contentElement: withoutCaption }],
})

function withoutCaption(node: unknown): HTMLElement {
  const table = (node as HTMLElement).cloneNode(true) as HTMLElement
  table.querySelector('caption')?.remove()
  return table
}

/** Column widths are a matter of the page, so that a table fits a phone too. */
const PlainCell = TableCell.extend({
  renderHTML: ({ HTMLAttributes }) => ['td', withoutWidths(HTMLAttributes), 0],
})
const PlainHeader = TableHeader.extend({
  renderHTML: ({ HTMLAttributes }) => ['th', withoutWidths(HTMLAttributes), 0],
})

function withoutWidths(attributes: Record<string, unknown>): Record<string, unknown> {
  const { style: _style, colwidth: _colwidth, align: _align, ...rest } = mergeAttributes(attributes)
  return rest
}

/** The extensions of the editor. None of them adds a style element or an inline style. */
export function editorExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4, 5, 6] },
      code: false,
      codeBlock: false,
      // A heading or table at the end stays the end: the stored text gets no empty paragraph.
      trailingNode: false,
      dropcursor: false,
      link: { openOnClick: false, autolink: false, HTMLAttributes: { rel: null, target: null, class: null } },
    }),
    Image.configure({ inline: true }),
    PlainTable.configure({ resizable: false }),
    TableRow,
    PlainHeader,
    PlainCell,
    Figure,
    Figcaption,
    Subscript,
    Superscript,
    KeptAttributes,
  ]
}
