import type { Findings } from './findings.ts'
import { attribute, type Tag, tagsOf, textBehind, withoutElements } from './markup.ts'
import type { Package } from './package.ts'
import { unseenStyles } from './unseen.ts'

/** What a workbook hides in its sheets, its names and its caches. */
export function lookThroughWorkbook(file: Package, findings: Findings): void {
  const unseen = unseenStyles(file.linksOf('styles').map(link => file.text(link.to))[0] ?? '')
  for (const tag of tagsOf(file.text(file.main))) {
    if (tag.form === 'close') continue
    if (tag.name === 'definedName' && isOwnName(tag)) findings.add('defined-name', '名称管理器')
    if (tag.name !== 'sheet') continue
    const place = `工作表“${attribute(tag, 'name') ?? ''}”`
    if ((attribute(tag, 'state') ?? 'visible') !== 'visible') findings.add('hidden-sheet', place)
    const id = attribute(tag, 'id')
    const part = file.links.find(link => link.from === file.main && link.id === id)?.to ?? ''
    lookThroughSheet(file.text(part), place, unseen, findings)
    for (const link of file.linksOf('comments'))
      if (link.from === part) findings.add('comment', place, countOf(file.text(link.to), 'comment'))
  }
  findings.add('embedded-file', '数据透视表缓存', file.linksOf('pivotcacherecords').length)
  findings.add('embedded-file', '数据模型', file.linksOf('powerpivotdata').length)
  findings.add('external-link', '数据连接', file.linksOf('connections').length)
  findings.add('tracked-change', '共享工作簿修订记录', file.linksOf('revisionheaders').length)
}

/** Counts what is hidden and holds something, rows, columns and cells: empty ones hide nothing. */
function lookThroughSheet(xml: string, place: string, unseen: ReadonlySet<number>, findings: Findings): void {
  const hidden: [number, number][] = []
  const columns = new Set<number>()
  let row = { hidden: false, filled: false }
  let column = 0
  let rows = 0
  let cells = 0
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'col' && tag.form !== 'close' && isHidden(tag, 'width'))
      hidden.push([Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))])
    if (tag.name === 'row' && tag.form === 'open') {
      row = { hidden: isHidden(tag, 'ht'), filled: false }
      column = 0
    }
    if (tag.name === 'row' && tag.form === 'close' && row.hidden && row.filled) rows += 1
    if (tag.name !== 'c' || tag.form === 'close') continue
    const at = columnOf(attribute(tag, 'r')) ?? column + 1
    column = at
    if (tag.form === 'empty') continue
    row.filled = true
    if (unseen.has(Number(attribute(tag, 's') ?? 0))) cells += 1
    if (hidden.some(([from, to]) => from <= at && at <= to)) columns.add(at)
  }
  findings.add('hidden-rows', place, rows)
  findings.add('hidden-columns', place, columns.size)
  findings.add('unseen-text', place, cells)
}

function isHidden(tag: Tag, size: 'width' | 'ht'): boolean {
  const hidden = attribute(tag, 'hidden')
  return hidden === '1' || hidden === 'true' || Number(attribute(tag, size) ?? 1) === 0
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : undefined
}

/** Names that programs give themselves, for print areas and filters, tell nothing of their own. */
function isOwnName(tag: Tag): boolean {
  return !(attribute(tag, 'name') ?? '').startsWith('_xlnm.')
}

/** Takes out the names that no formula uses: without one that is used, values would turn into errors. */
export function dropIdleNames(file: Package): void {
  const used = usedWords(file)
  const before = file.text(file.main)
  const after = withoutElements(
    before,
    tag =>
      tag.name === 'definedName' && isOwnName(tag) && !used.has((attribute(tag, 'name') ?? '').toLowerCase()),
  )
  if (after !== before) file.write(file.main, after)
}

const FORMULAS = new Set(
  'f formula formula1 formula2 calculatedColumnFormula totalsRowFormula definedName'.split(' '),
)

function usedWords(file: Package): Set<string> {
  const used = new Set<string>()
  const read = (text: string) => {
    for (const [word] of text.matchAll(/[\p{L}_\\][\p{L}\p{N}_.\\?]*/gu)) used.add(word.toLowerCase())
  }
  for (const name of file.parts.keys()) {
    if (!/^xl\/.*\.(xml|vml)$/i.test(name) || name.endsWith('sharedStrings.xml')) continue
    const xml = file.text(name)
    for (const tag of tagsOf(xml)) {
      if (tag.form === 'open' && (FORMULAS.has(tag.name) || tag.name.startsWith('Fmla')))
        read(textBehind(xml, tag))
      if (tag.name === 'hyperlink') read(attribute(tag, 'location') ?? '')
      if (tag.name === 'worksheetSource') read(attribute(tag, 'name') ?? '')
    }
  }
  return used
}

/** Notes are drawn as shapes of an old kind: where a drawing holds nothing else it goes with them. */
export function noteDrawings(file: Package): string[] {
  return file
    .linksOf('vmldrawing')
    .filter(link => {
      const shapes = [...tagsOf(file.text(link.to))].filter(
        tag => tag.name === 'ClientData' && tag.form !== 'close',
      )
      const onlyNotes = shapes.every(tag => attribute(tag, 'ObjectType') === 'Note')
      if (!shapes.length || !onlyNotes) return false
      file.write(
        link.from,
        withoutElements(
          file.text(link.from),
          tag => tag.name === 'legacyDrawing' && attribute(tag, 'id') === link.id,
        ),
      )
      return true
    })
    .map(link => link.to)
}

export function countOf(xml: string, name: string): number {
  let count = 0
  for (const tag of tagsOf(xml)) if (tag.name === name && tag.form !== 'close') count += 1
  return count
}
