import type { Findings } from './findings.ts'
import { attribute, type Tag, tagsOf, withoutElements } from './markup.ts'
import type { Package } from './package.ts'
import { countOf } from './sheets.ts'
import { unseenRuns } from './unseen.ts'

const PLACES: Readonly<Record<string, string>> = {
  officedocument: '正文',
  header: '页眉',
  footer: '页脚',
  footnotes: '脚注',
  endnotes: '尾注',
}

/** Revisions of ISO/IEC 29500-1, 17.13.5: text put in, taken out and moved, and changes of how it is set. */
const CHANGES = new Set(
  'ins del moveFrom moveTo cellIns cellDel cellMerge rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange numberingChange'.split(
    ' ',
  ),
)

/** What a text hides: revisions, hidden words, comments. */
export function lookThroughDocument(file: Package, findings: Findings): void {
  const styles = hidingStyles(file)
  for (const link of file.linksOf(...Object.keys(PLACES))) {
    const place = PLACES[link.kind] ?? ''
    const xml = file.text(link.to)
    findings.add('unseen-text', place, unseenRuns(xml))
    for (const tag of tagsOf(xml)) {
      if (tag.form === 'close') continue
      if (CHANGES.has(tag.name)) findings.add('tracked-change', place)
      const styled = /^[rp]Style$/.test(tag.name) && styles.has(attribute(tag, 'val') ?? '')
      if (styled || (tag.name === 'vanish' && isOn(tag))) findings.add('hidden-text', place)
    }
  }
  for (const link of file.linksOf('comments'))
    findings.add('comment', '批注', countOf(file.text(link.to), 'comment'))
}

/** The names of styles that hide what is written in them. */
function hidingStyles(file: Package): Set<string> {
  const hiding = new Set<string>()
  for (const link of file.linksOf('styles')) {
    let style = ''
    for (const tag of tagsOf(file.text(link.to))) {
      if (tag.name === 'style') style = tag.form === 'open' ? (attribute(tag, 'styleId') ?? '') : ''
      if (tag.name === 'vanish' && style && isOn(tag)) hiding.add(style)
    }
  }
  return hiding
}

function isOn(tag: Tag): boolean {
  return !['0', 'false', 'off'].includes(attribute(tag, 'val') ?? '1')
}

const MARKS = new Set(['commentRangeStart', 'commentRangeEnd', 'commentReference'])

/** Takes out the marks that tie words to comments. */
export function dropCommentMarks(file: Package): void {
  for (const { to } of file.linksOf(...Object.keys(PLACES))) {
    const before = file.text(to)
    const after = withoutElements(before, tag => MARKS.has(tag.name))
    if (after !== before) file.write(to, after)
  }
}
