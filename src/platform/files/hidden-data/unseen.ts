import { attribute, type Tag, tagsOf } from './markup.ts'

/*
 * Words that are there and cannot be seen: white on white, or under a number format that shows nothing. What stands on a
 * ground of its own colour can be read, so it is not counted.
 */

const WHITE = /^(?:FF)?FFFFFF$/i
/** The first two colours of the old palette of workbooks that are white (ISO/IEC 29500-1, 18.8.27). */
const WHITE_INDEXES = new Set(['1', '9'])
const SHOWS_NOTHING = /^;{2,}$/

function isWhite(color: Tag): boolean {
  if (WHITE.test(attribute(color, 'rgb') ?? attribute(color, 'val') ?? '')) return true
  if (WHITE_INDEXES.has(attribute(color, 'indexed') ?? '')) return true
  // The ground of the theme: number 0 in workbooks, by its name in texts; a shade of it is grey.
  const theme = attribute(color, 'theme') ?? attribute(color, 'themeColor')
  return (theme === '0' || theme === 'background1') && attribute(color, 'tint') === undefined
}

/** The places of the cell styles of a workbook (`s` of a cell) that show nothing of what is in the cell. */
export function unseenStyles(xml: string): ReadonlySet<number> {
  const blankFormats = new Set<string>()
  const whiteFonts = new Set<number>()
  const plainFills = new Set<number>()
  const unseen = new Set<number>()
  let list = ''
  let at = -1
  for (const tag of tagsOf(xml)) {
    if (LISTS.has(tag.name)) {
      list = tag.form === 'open' ? tag.name : ''
      at = -1
    }
    if (tag.form === 'close') continue
    if (tag.name === 'numFmt' && SHOWS_NOTHING.test(attribute(tag, 'formatCode') ?? ''))
      blankFormats.add(attribute(tag, 'numFmtId') ?? '')
    if (tag.name === ENTRY[list]) at += 1
    if (list === 'fonts' && tag.name === 'color' && isWhite(tag)) whiteFonts.add(at)
    if (
      list === 'fills' &&
      tag.name === 'patternFill' &&
      (attribute(tag, 'patternType') ?? 'none') === 'none'
    )
      plainFills.add(at)
    if (list === 'cellXfs' && tag.name === 'xf') {
      const white = whiteFonts.has(Number(attribute(tag, 'fontId') ?? 0))
      const plain = plainFills.has(Number(attribute(tag, 'fillId') ?? 0))
      if (blankFormats.has(attribute(tag, 'numFmtId') ?? '') || (white && plain)) unseen.add(at)
    }
  }
  return unseen
}

const ENTRY: Readonly<Record<string, string>> = { fonts: 'font', fills: 'fill', cellXfs: 'xf' }
const LISTS = new Set(Object.keys(ENTRY))

/** How many runs of a text are white on a ground that is not coloured by the run, its paragraph or its cell. */
export function unseenRuns(xml: string): number {
  let count = 0
  /** Whether each cell around the place has a colour of its own. */
  const cells: boolean[] = []
  let paragraph = false
  let run = { open: false, white: false, coloured: false, filled: false }
  let properties = ''
  for (const tag of tagsOf(xml)) {
    const opens = tag.form !== 'close'
    if (/^(?:tc|p|r)Pr$/.test(tag.name)) properties = tag.form === 'open' ? tag.name : ''
    if (tag.name === 'tc' && tag.form !== 'empty') {
      if (opens) cells.push(false)
      else cells.pop()
    }
    if (tag.name === 'p') paragraph = false
    if (tag.name === 'r') {
      const seen = !run.white || run.coloured || paragraph || cells.includes(true)
      if (!opens && run.filled && !seen) count += 1
      run = { open: opens, white: false, coloured: false, filled: false }
    }
    if (!opens) continue
    if (run.open && tag.name === 't') run.filled = true
    if (run.open && tag.name === 'color') run.white = isWhite(tag)
    if ((tag.name !== 'shd' && tag.name !== 'highlight') || !isColoured(tag)) continue
    if (run.open) run.coloured = true
    else if (properties === 'pPr') paragraph = true
    else if (properties === 'tcPr' && cells.length > 0) cells[cells.length - 1] = true
  }
  return count
}

function isColoured(tag: Tag): boolean {
  if (tag.name === 'highlight') return !['none', 'white'].includes(attribute(tag, 'val') ?? 'none')
  const fill = attribute(tag, 'fill') ?? 'auto'
  return fill !== 'auto' && !WHITE.test(fill)
}
