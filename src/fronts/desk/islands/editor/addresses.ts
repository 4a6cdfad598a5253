/**
 * Images of a draft are not public: the text names them `/files/…`, and the workbench shows them from `/desk/files/…`,
 * where only people of the agency reach them.
 */
export function forShowing(html: string): string {
  // Plain text, as a field without script has it: a paragraph for each line.
  if (!/<[a-z!/?]/i.test(html)) return paragraphs(html)
  return html.replace(/(<img\b[^>]*?\ssrc=["'])\/files\//g, '$1/desk/files/')
}

/** The way back, for what is sent to the server. */
export function forStoring(html: string): string {
  return html.replace(/(<img\b[^>]*?\ssrc=["'])\/desk\/files\//g, '$1/files/')
}

function paragraphs(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.map(line => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('')
}
