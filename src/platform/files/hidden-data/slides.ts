import type { Findings } from './findings.ts'
import { attribute, tagsOf, textBehind } from './markup.ts'
import type { Package } from './package.ts'
import { countOf } from './sheets.ts'

/** What a presentation hides: slides and shapes that are not shown, the speaker's notes, comments. */
export function lookThroughSlides(file: Package, findings: Findings): void {
  let number = 0
  for (const tag of tagsOf(file.text(file.main))) {
    if (tag.name !== 'sldId' || tag.form === 'close') continue
    number += 1
    const place = `第 ${number} 张幻灯片`
    // `id` is the slide's number; the link's name is the attribute with a prefix.
    const id = /\s[^\s:="']+:id\s*=\s*["']([^"']*)/.exec(tag.source)?.[1]
    const part = file.links.find(link => link.from === file.main && link.id === id)?.to ?? ''
    for (const shape of tagsOf(file.text(part))) {
      if (shape.form === 'close') continue
      if (shape.name === 'sld' && isFalse(attribute(shape, 'show'))) findings.add('hidden-sheet', place)
      const hidden = attribute(shape, 'hidden')
      if (shape.name === 'cNvPr' && (hidden === '1' || hidden === 'true')) findings.add('hidden-text', place)
    }
    for (const link of file.linksOf('comments'))
      if (link.from === part) findings.add('comment', place, countOf(file.text(link.to), 'cm'))
    for (const link of file.linksOf('notesslide'))
      if (link.from === part && hasWords(file.text(link.to))) findings.add('comment', `${place}的备注`)
  }
}

const isFalse = (value: string | undefined) => value === '0' || value === 'false'

/** Whether notes say anything; the number that a program sets under them is a field, not a run. */
function hasWords(xml: string): boolean {
  let inField = false
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'fld') inField = tag.form === 'open'
    if (!inField && tag.name === 't' && tag.form === 'open' && textBehind(xml, tag).trim()) return true
  }
  return false
}
