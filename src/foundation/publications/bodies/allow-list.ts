/**
 * The allow-list of bodies: elements, attributes, classes, addresses. What is not here does not live.
 */

/** Classes that official documents need and that the stylesheet knows. */
export const BODY_CLASSES = ['align-right', 'align-center', 'no-indent', 'signature', 'kaiti'] as const

/** Headings are the only elements with an id, and each id starts so: a body can never take an id of the page. */
export const HEADING_ID = /^s-[0-9a-z][0-9a-z-]{0,40}$/

export const CLASSED = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'li', 'figure', 'div'])
export const RENAMED: Record<string, string> = {
  h1: 'h2',
  b: 'strong',
  i: 'em',
  strike: 's',
  del: 's',
  ins: 'u',
  center: 'div',
  section: 'div',
  article: 'div',
  header: 'div',
  footer: 'div',
  main: 'div',
  aside: 'div',
  address: 'div',
  pre: 'div',
  dl: 'div',
  dt: 'div',
  dd: 'div',
  fieldset: 'div',
  font: 'span',
  // The tree has its own names for a marker of a Word list and for a box to open; nobody may bring one along.
  'x-marker': 'x-none',
}
// biome-ignore format: a list read as a list
export const ALLOWED = [
  'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'u', 's', 'sub',
  'sup', 'a', 'img', 'figure', 'figcaption', 'table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr',
  'th', 'td', 'div', 'x-marker', 'x-none',
]
/** Elements whose text is not the text of the document. */
// biome-ignore format: a list read as a list
export const WITH_CONTENT = [
  'script', 'style', 'textarea', 'option', 'xmp', 'noscript', 'noembed', 'noframes', 'plaintext', 'template', 'title', 'xml', 'svg', 'math', 'iframe', 'object', 'select', 'canvas', 'audio', 'video', 'button', 'listing',
]
/** What a clerk must be told about when it is lost: no government text means to carry these, some documents rely on them. */
export const REPORTED = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'svg',
  'math',
  'video',
  'audio',
])

export type Attrs = Record<string, string>
const TRANSPARENT_BASE = 'https://own.invalid/'

/** An address that a link may carry: http, https, mailto, or relative to this site. Answers the address to write, or nothing. */
export const safeHref = (raw: string): string | undefined => {
  // Browsers drop tabs and line ends inside an address and read a backslash as a slash: judge what they will see.
  const href = raw.replace(/\p{Cc}/gu, '').trim()
  if (href === '' || href.includes('\\')) return undefined
  // Only headings keep an id: a jump to anything else (a table of contents of Word, a footnote) would lead nowhere.
  if (href.startsWith('#')) return HEADING_ID.test(href.slice(1)) ? href : undefined
  let url: URL
  try {
    url = new URL(href, TRANSPARENT_BASE)
  } catch {
    return undefined
  }
  if (url.protocol === 'mailto:') return href
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (/^https?:\/\//i.test(href)) return href
  return url.origin === new URL(TRANSPARENT_BASE).origin ? href : undefined
}

/** An image of a body is an attachment of this site: `/files/…`, no other host, no climbing. */
export const safeImage = (src: string): boolean =>
  /^\/files\/[A-Za-z0-9][A-Za-z0-9/_.%-]*$/.test(src) && !/\.\.|%2e|%2f|%5c|\/\//i.test(src)

const whole = (value: string | undefined, least: number, most: number): string | undefined => {
  const number = /^\s*(\d{1,5})\s*(?:px)?\s*$/.exec(value ?? '')?.[1]
  return number !== undefined && Number(number) >= least && Number(number) <= most
    ? String(Number(number))
    : undefined
}

export const style = (attrs: Attrs, property: string): string => {
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'i').exec(attrs.style ?? '')
  return (found?.[1] ?? '').trim().toLowerCase()
}

export const classes = (attrs: Attrs, tag: string): string | undefined => {
  const own = (attrs.class ?? '').split(/\s+/)
  const kept = new Set(BODY_CLASSES.filter(name => own.includes(name)))
  const align = style(attrs, 'text-align') || (attrs.align ?? '').trim().toLowerCase()
  if (align === 'right' || align === 'end') kept.add('align-right')
  if (align === 'center' || tag === 'center') kept.add('align-center')
  if (kept.has('align-right')) kept.delete('align-center')
  if (/楷体|kaiti/.test(style(attrs, 'font-family'))) kept.add('kaiti')
  return kept.size === 0 ? undefined : BODY_CLASSES.filter(name => kept.has(name)).join(' ')
}

/** What a `span` or `font` says by its style, as an element that says the same. */
export const meaning = (attrs: Attrs): string => {
  if (/ignore/.test(style(attrs, 'mso-list'))) return 'x-marker'
  const weight = style(attrs, 'font-weight')
  if (/^bold|^[6-9]00$/.test(weight)) return 'strong'
  if (/^italic|^oblique/.test(style(attrs, 'font-style'))) return 'em'
  const decoration = style(attrs, 'text-decoration')
  if (/underline/.test(decoration)) return 'u'
  if (/line-through/.test(decoration)) return 's'
  const vertical = style(attrs, 'vertical-align')
  return vertical === 'super' ? 'sup' : vertical === 'sub' ? 'sub' : 'x-none'
}

const keep = (attrs: Attrs, pairs: Record<string, string | undefined>): Attrs => {
  const out: Attrs = {}
  for (const [name, value] of Object.entries(pairs)) if (value !== undefined) out[name] = value
  if (attrs.class !== undefined) out.class = attrs.class
  return out
}

export const attributes = (tag: string, attrs: Attrs, classed: Attrs): Attrs => {
  switch (tag) {
    case 'a': {
      const href = safeHref(attrs.href ?? '')
      if (href === undefined) return {}
      return /^https?:/i.test(href) ? { href, rel: 'noopener' } : { href }
    }
    case 'img':
      return safeImage(attrs.src ?? '')
        ? keep(
            {},
            {
              src: attrs.src,
              alt: attrs.alt ?? '',
              width: whole(attrs.width, 1, 4000),
              height: whole(attrs.height, 1, 4000),
            },
          )
        : {}
    case 'ol': {
      const type = /^[1aAiI]$/.test(attrs.type ?? '') && attrs.type !== '1' ? attrs.type : undefined
      return keep({}, { start: whole(attrs.start, 2, 9999), type })
    }
    case 'col':
      return keep({}, { span: whole(attrs.span, 2, 100) })
    case 'td':
    case 'th': {
      const scope =
        /^(?:row|col|rowgroup|colgroup)$/.test(attrs.scope ?? '') && tag === 'th' ? attrs.scope : undefined
      return keep(classed, {
        scope,
        colspan: whole(attrs.colspan, 2, 100),
        rowspan: whole(attrs.rowspan, 2, 1000),
      })
    }
    case 'p': {
      const list = /^(l\d+)\s+level(\d+)/.exec(style(attrs, 'mso-list'))
      return keep(classed, { 'data-list': list ? `${list[1]}-${list[2]}` : undefined })
    }
    default:
      if (/^h[2-6]$/.test(tag))
        return keep(classed, { id: HEADING_ID.test(attrs.id ?? '') ? attrs.id : undefined })
      return classed
  }
}
