import { parseHTML } from 'linkedom'

/** What a browser that was fooled would call: every hostile piece tries to, and no page may let it. */
export const CALL = 'gkhostile'

/** Bodies that carry something active: each a way by which texts became programs somewhere. */
export const HOSTILE_BODIES: readonly string[] = [
  `<script>${CALL}(1)</script><ScRiPt src=//evil.example/x.js></sCrIpT><<script>${CALL}(1)//<</script>`,
  `<img src=x onerror=${CALL}(1)><img src="/files/a.png" onerror="${CALL}(1)"><body onload=${CALL}(1)>`,
  `<a href="javascript:${CALL}(1)">甲</a><a href="java&#x09;script:${CALL}(1)">乙</a><a href=" &#1;javascript:${CALL}(1)">丙</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD5naygxKTwvc2NyaXB0Pg==">丁</a><a href="vbscript:${CALL}">戊</a>`,
  `<svg onload=${CALL}(1)><script>${CALL}(1)</script><a xlink:href="javascript:${CALL}(1)"><text>己</text></a></svg>`,
  `<svg><animate onbegin=${CALL}(1) attributeName=x dur=1s><set attributeName=href to=javascript:${CALL}(1)></svg>`,
  `<math href="javascript:${CALL}(1)"><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CALL}(1)&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${CALL}(1)>">`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}(1)>"></noscript>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${CALL}(1)></form>`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}(1)"><base href="//evil.example/"><link rel=import href=//evil.example>`,
  `<p style="width:expression(${CALL}(1));background:url(javascript:${CALL}(1))">庚</p><style>@import "//evil.example";</style>`,
  `<iframe srcdoc="<script>${CALL}(1)</script>"></iframe><object data="javascript:${CALL}(1)"></object><embed src=//evil.example>`,
  `<input autofocus onfocus=${CALL}(1)><details open ontoggle=${CALL}(1)><video><source onerror=${CALL}(1)></video></details>`,
  `<form action="//evil.example"><button formaction="javascript:${CALL}(1)">辛</button></form>`,
  `{{constructor.constructor('${CALL}(1)')()}}\${${CALL}(1)}<%= ${CALL}(1) %>#{${CALL}(1)}`,
  `<p title="&quot; onmouseover=&quot;${CALL}(1)">壬\u202e癸\u2066\u0000</p><p>&lt;img src=x onerror=${CALL}(1)&gt;</p>`,
  `<template><script>${CALL}(1)</script></template><xmp><img src=x onerror=${CALL}(1)></xmp>`,
  `<!--><img src=x onerror=${CALL}(1)>--><![CDATA[<img src=x onerror=${CALL}(1)>]]><?xml-stylesheet href="javascript:${CALL}(1)"?>`,
  // Those that end nothing come last: what follows them would be swallowed.
  `<p>子<table><td><textarea></td></table><img src=x onerror=${CALL}(1)>`,
  `<p>丑<plaintext><img src=x onerror=${CALL}(1)>`,
]

/** One line that is a formula to a spreadsheet, a tag to a page, an end to a script and a template to some. */
export const HOSTILE_LINE = `=1+1"'><script>${CALL}(2)</script><img src=x onerror=${CALL}(3)>\u202e{{7*7}}</title></script>javascript:${CALL}(4)`

/** The same for names, which are short. */
export const HOSTILE_NAME = `=局"'><img src=x onerror=${CALL}(5)>`

const SCHEME = /^(?:javascript|vbscript|data|blob|file):/i
/** What a public page, the workbench or a letter never holds. */
const NEVER =
  'iframe, object, embed, applet, base, frame, frameset, math, template, noembed, plaintext, xmp, marquee, foreignObject, animate, set, portal'
const ADDRESSES = [
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'data',
  'poster',
  'background',
  'srcset',
]

/**
 * Everything in a page that would act: scripts that are not files of ours, handlers, addresses that run, frames, and
 * characters that turn a line around. `styles`: a letter by mail has its looks in its elements, and nothing else in them.
 */
export function activeThings(html: string, { styles = false } = {}): string[] {
  const found: string[] = []
  const { document } = parseHTML(html)
  for (const each of document.querySelectorAll(NEVER)) found.push(`<${each.localName}>`)
  for (const script of document.querySelectorAll('script')) {
    const src = script.getAttribute('src')
    if (src !== null && /^\/assets\//.test(src)) continue
    if (script.getAttribute('type') !== 'application/ld+json') found.push(`script ${src ?? 'in the page'}`)
    else if (!isJson(script.textContent ?? '')) found.push('structured data that is no JSON')
  }
  for (const each of document.querySelectorAll('meta[http-equiv]')) {
    if (/refresh/i.test(each.getAttribute('http-equiv') ?? '')) found.push('a page that leads away')
  }
  for (const each of document.querySelectorAll('style'))
    found.push(`a style sheet in the page: ${each.textContent}`)
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name)) found.push(`a handler ${name} at ${element.localName}`)
      if (name === 'style' && (!styles || /url|expression|import|[\\@]/i.test(value)))
        found.push(`a style ${value}`)
      if (ADDRESSES.includes(name) && SCHEME.test(value.replace(/[\p{Cc}\p{Zs}\u200b-\u200f\ufeff]/gu, ''))) {
        found.push(`an address ${name}=${value}`)
      }
    }
  }
  return [...found, ...turned(html)]
}

/** Characters that turn or end a text for some reader of it. */
export function turned(text: string): string[] {
  const turns = /[\u202a-\u202e\u2066-\u2069]/.test(text) || text.includes('\0')
  return turns ? ['a character that turns the line around, or NUL'] : []
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return !text.includes('<')
  } catch {
    return false
  }
}

/** The cells of a CSV file (RFC 4180) that a spreadsheet would reckon instead of show. */
export function formulaCells(csv: string): string[] {
  const cells = [...csv.replace(/^\ufeff/, '').matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)]
  return cells
    .map(cell => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'))
    .filter(cell => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell))
}
