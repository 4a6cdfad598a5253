const NOTE =
  /\s*[（(](?:原文如此|原文有误|换页[^（）()]*|编者[^（）()]*|整理者[^（）()]*|此处[^（）()]*原文[^（）()]*)[)）]/gu

/** Remarks that somebody who copied a plan has put into its cells (（原文如此）). */
export function notesIn(text: string): string[] {
  return [...text.matchAll(NOTE)].map(match => match[0].trim())
}

/** A cell without such remarks. */
export function withoutNotes(text: string): string {
  return text.replace(NOTE, '')
}
