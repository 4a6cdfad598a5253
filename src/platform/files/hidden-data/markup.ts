/** One tag of a part; where an element has no content its tag is `empty`. */
export interface Tag {
  /** Without its prefix: writers choose prefixes freely. */
  readonly name: string
  readonly form: 'open' | 'close' | 'empty'
  readonly source: string
  readonly start: number
  readonly end: number
}

/** The tags of well-formed XML in their order, in one pass without a tree. Ends at a tag that is never closed. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let start = xml.indexOf('<'); start !== -1; ) {
    const end = endOf(xml, start)
    if (end === 0) return
    const second = xml[start + 1]
    if (second !== '!' && second !== '?') {
      const source = xml.slice(start, end)
      const named = /^<\/?(?:[^\s:/>]+:)?([^\s:/>]+)/.exec(source.slice(0, 200))
      const form = second === '/' ? 'close' : source.endsWith('/>') ? 'empty' : 'open'
      if (named?.[1]) yield { name: named[1], form, source, start, end }
    }
    start = xml.indexOf('<', end)
  }
}

/** The position behind what opens at `start`; 0 where it is never closed. */
function endOf(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return behind(xml, '-->', start + 4)
  if (xml.startsWith('<![CDATA[', start)) return behind(xml, ']]>', start + 9)
  if (xml[start + 1] === '?') return behind(xml, '?>', start + 2)
  // A value may hold `>`.
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml[at]
    if (sign === '>') return at + 1
    if (sign !== '"' && sign !== "'") continue
    at = xml.indexOf(sign, at + 1)
    if (at === -1) return 0
  }
  return 0
}

function behind(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found === -1 ? 0 : found + mark.length
}

/** The value of the attribute of this name, whatever its prefix, with its entities resolved. */
export function attribute(tag: Tag, name: string): string | undefined {
  for (const [, written = '', double, single] of tag.source.matchAll(
    /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    if (written.slice(written.indexOf(':') + 1) === name) return resolved(double ?? single ?? '')
  return undefined
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (all, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

/** What stands between a tag and the next one, with its entities resolved. */
export function textBehind(xml: string, tag: Tag): string {
  const next = xml.indexOf('<', tag.end)
  return resolved(xml.slice(tag.end, next === -1 ? undefined : next))
}

/** The same XML without the elements, content and all, whose tag is to be dropped. */
export function withoutElements(xml: string, drop: (tag: Tag) => boolean): string {
  const kept: string[] = []
  let from = 0
  let inside: { name: string; depth: number } | undefined
  for (const tag of tagsOf(xml)) {
    if (inside) {
      if (tag.name !== inside.name || tag.form === 'empty') continue
      inside.depth += tag.form === 'open' ? 1 : -1
      if (inside.depth > 0) continue
      inside = undefined
      from = tag.end
    } else if (tag.form !== 'close' && drop(tag)) {
      kept.push(xml.slice(from, tag.start))
      from = tag.end
      if (tag.form === 'open') inside = { name: tag.name, depth: 1 }
    }
  }
  kept.push(xml.slice(from))
  return kept.join('')
}
