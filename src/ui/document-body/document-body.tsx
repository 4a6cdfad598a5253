interface DocumentBodyProps {
  /**
   * HTML that went through the one sanitiser of the platform when it was stored, and nothing else: it is written to the
   * page as it is.
   */
  html: string
  id?: string | undefined
  lang?: string | undefined
}

/** The body of an official text, in Song type. The only component that writes HTML as it comes. */
export function DocumentBody({ html, id = 'document-body', lang }: DocumentBodyProps) {
  return (
    <div class="document-body" id={id} lang={lang} dangerouslySetInnerHTML={{ __html: scrollTables(html) }} />
  )
}

/**
 * Puts each table into a box of its own, numbered so that a list of the page's regions tells them apart, that scrolls sideways and can be reached by keyboard (WCAG 2.2 SC 1.4.10, 2.1.1).
 * In sanitised HTML `<table` only ever begins a table, since `<` is escaped everywhere else, attributes included.
 */
function scrollTables(html: string): string {
  let tables = 0
  return html
    .replace(/<table(?=[\s>])/g, () => {
      tables += 1
      return `<div class="table-scroll" role="region" tabindex="0" aria-label="表格 ${tables}"><table`
    })
    .replace(/<\/table>/g, '</table></div>')
}
