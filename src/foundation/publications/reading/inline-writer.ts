import { escapeText, plainText } from './blocks.ts'
import type { LossCode, ReadImage, Remark } from './document.ts'
import { attribute, type DomNode, isMachinery, isText, tagOf, textOf } from './dom.ts'

const INLINE_TAGS: ReadonlyMap<string, string> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['u', 'u'],
  ['ins', 'u'],
  ['s', 's'],
  ['strike', 's'],
  ['del', 's'],
  ['sub', 'sub'],
  ['sup', 'sup'],
])
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|\/(?!\/))/i
const DEEPEST_INLINE = 60
const HAN = '[\\u3400-\\u9fff\\u3000-\\u303f\\uff00-\\uffef]'
const SOURCE_LINE_BREAK = new RegExp(`(?<=${HAN})[ \\t]*\\n[ \\t\\n]*(?=${HAN})`, 'g')

/** Gathers the inline content of one paragraph as lines of clean inline HTML, divided at `<br>`. */
export class InlineWriter {
  private readonly done: string[] = []
  private readonly open: string[] = []
  private current = ''

  constructor(
    private readonly trustAttachments: boolean,
    private readonly images: ReadImage[],
    private readonly lost: Remark<LossCode>[],
  ) {}

  text(value: string): void {
    // A line break of the source between two Chinese characters is no space: Chinese is written without them.
    this.current += escapeText(value.replace(SOURCE_LINE_BREAK, '').replace(/[ \t\r\n\f\u00a0]+/g, ' '))
  }

  children(node: DomNode, depth = 0): void {
    for (const child of node.childNodes) {
      if (isText(child)) this.text(child.nodeValue ?? '')
      else if (isMachinery(child)) continue
      else if (depth > DEEPEST_INLINE) this.text(textOf(child))
      else if (tagOf(child) !== '') this.element(child, depth + 1)
    }
  }

  element(node: DomNode, depth = 0): void {
    const tag = tagOf(node)
    // Anchors inside the file lead nowhere here; the arrow back from a footnote is no text.
    if (tag === 'a' && textOf(node, 5).trim() === '↑') return
    if (tag === 'br') this.breakLine()
    else if (tag === 'img') this.image(node)
    else this.wrapped(node, tag, depth)
  }

  private wrapped(node: DomNode, tag: string, depth: number): void {
    const inline = INLINE_TAGS.get(tag) ?? (isBold(node) ? 'strong' : undefined)
    const address = tag === 'a' ? attribute(node, 'href').trim() : ''
    const opening = SAFE_ADDRESS.test(address) ? `a href="${escapeText(address)}"` : inline
    if (opening === undefined || (opening === 'strong' && this.open.includes('strong'))) {
      this.children(node, depth)
      return
    }
    this.open.push(opening)
    this.current += `<${opening}>`
    this.children(node, depth)
    this.open.pop()
    this.current += `</${nameOf(opening)}>`
  }

  /** The lines so far, trimmed, without empty ones. */
  lines(): string[] {
    return [...this.done, this.current].map(tidy).filter(line => line !== '')
  }

  private breakLine(): void {
    const closing = this.open.toReversed().map(tag => `</${nameOf(tag)}>`)
    this.done.push(this.current + closing.join(''))
    this.current = this.open.map(tag => `<${tag}>`).join('')
  }

  private image(node: DomNode): void {
    const src = attribute(node, 'src')
    const alt = attribute(node, 'alt').trim()
    const embedded = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)$/.exec(src)
    if (this.trustAttachments && /^attachment:\d+$/.test(src)) {
      this.current += `<img src="${src}" alt="${escapeText(alt)}">`
    } else if (embedded) {
      const type = embedded[1] ?? ''
      const name = `image-${this.images.length + 1}.${type.slice(6).replace('jpeg', 'jpg')}`
      this.current += `<img src="attachment:${this.images.length}" alt="${escapeText(alt)}">`
      this.images.push({ name, type, bytes: new Uint8Array(Buffer.from(embedded[2] ?? '', 'base64')), alt })
    } else {
      this.lost.push({ code: 'image-not-included', detail: alt === '' ? src.slice(0, 200) : alt })
    }
  }
}

function nameOf(opening: string): string {
  return opening.split(' ', 1)[0] ?? opening
}

function isBold(node: DomNode): boolean {
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attribute(node, 'style'))
}

const EMPTY_INLINE = /<(strong|em|u|s|sub|sup|a)(?: [^>]*)?>(\s*)<\/\1>/g

function tidy(html: string): string {
  let clean = html
  for (let before = ''; before !== clean; ) {
    before = clean
    clean = clean.replace(EMPTY_INLINE, '$2').replace(/<\/(strong|em|u|s)><\1>/g, '')
  }
  clean = clean.trim()
  return plainText(clean).trim() === '' && !clean.includes('<img') ? '' : clean
}
