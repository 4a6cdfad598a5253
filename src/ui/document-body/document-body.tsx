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
  return <div class="document-body" id={id} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
