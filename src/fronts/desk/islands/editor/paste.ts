/**
 * What Word puts on the clipboard, without what only Word understands: comments, its own elements, styles. What a style
 * says about the text (bold, to the right) becomes an element or class that says the same, because the page's policy
 * lets no style in. The server sanitises whatever is sent.
 */
export function tidyPaste(html: string): string {
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?(?:o|w|v|m|st1):[^>]*>/gi, '')
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(meta|link)\b[^>]*>/gi, '')
    // An image of the clipboard lies on the writer's own disk; pictures are uploaded with their words.
    .replace(/<img\b[^>]*\ssrc=["'](?!\/(?:desk\/)?files\/)[^>]*>/gi, '')
    .replace(/(<[a-z][^<>]*?\s)style=/gi, '$1data-style=')
  const page = new DOMParser().parseFromString(bare, 'text/html')
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) carryMeaning(page, element)
  return page.body.innerHTML
}

function carryMeaning(page: Document, element: HTMLElement): void {
  const style = element.dataset.style ?? ''
  element.removeAttribute('data-style')
  const align = /(?:^|;)\s*text-align\s*:\s*(right|center)/i.exec(style)?.[1]
  if (align) element.classList.add(`align-${align.toLowerCase()}`)
  if (element.tagName !== 'SPAN' || !/(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) return
  const strong = page.createElement('strong')
  strong.append(...element.childNodes)
  element.append(strong)
}
