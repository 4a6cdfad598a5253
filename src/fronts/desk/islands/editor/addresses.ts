/**
 * Images of a draft are not public: the text names them `/files/…`, and the workbench shows them from `/desk/files/…`,
 * where only people of the agency reach them.
 */
export function forShowing(html: string): string {
  return html.replace(/(<img\b[^>]*?\ssrc=["'])\/files\//g, '$1/desk/files/')
}

/** The way back, for what is sent to the server. */
export function forStoring(html: string): string {
  return html.replace(/(<img\b[^>]*?\ssrc=["'])\/desk\/files\//g, '$1/files/')
}

/**
 * What Word puts on the clipboard, without what only Word understands: comments, its own elements, styles. The server
 * sanitises again; this only keeps the editor from showing what would not last.
 */
export function tidyPaste(html: string): string {
  return (
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<\/?(?:o|w|v|m|st1):[^>]*>/gi, '')
      .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1>/gi, '')
      .replace(/<(meta|link)\b[^>]*>/gi, '')
      // An image of the clipboard lies on the writer's own disk; pictures are uploaded with their words.
      .replace(/<img\b[^>]*\ssrc=["'](?!\/(?:desk\/)?files\/)[^>]*>/gi, '')
  )
}
