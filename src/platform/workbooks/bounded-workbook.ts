import { strFromU8, strToU8, zipSync } from 'fflate'
import { openOfficePackage } from '../files/office-package.ts'

/** Why a workbook is not read. */
export type WorkbookProblem = 'name-disagrees' | 'damaged-file' | 'encrypted' | 'macros' | 'file-too-large'

const MOST_UNPACKED = 60 * 1024 * 1024
/** A plan of five thousand rows has some megabytes; the library needs many times what it reads. */
const MOST_READ = 24 * 1024 * 1024
const MOST_MERGES = 5_000
/** The library makes every cell of a merged range. */
const MOST_MERGED_CELLS = 300_000

/** The parts that hold what stands in cells. Pictures, comments, charts, links to other workbooks are left behind. */
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/

/**
 * A workbook that is safe to give to the library that reads it: unpacked within bounds, with the parts alone that are
 * read, and without the ranges and numbers by which a file of a kilobyte would keep the library at work for hours.
 */
export async function safeWorkbook(bytes: Uint8Array): Promise<ArrayBuffer | WorkbookProblem> {
  const opened = await openOfficePackage(bytes, '.xlsx', MOST_UNPACKED)
  if (!opened.ok) {
    if (opened.code === 'archive-too-large') return 'file-too-large'
    return opened.code === 'damaged' ? 'damaged-file' : opened.code
  }
  const parts: Record<string, Uint8Array> = {}
  let size = 0
  for (const [name, content] of opened.parts) {
    if (!READ.test(name)) continue
    size += content.length
    if (size > MOST_READ) return 'file-too-large'
    const text = strFromU8(content)
    if (name === 'xl/workbook.xml') {
      const plain = withoutNames(text)
      if (plain === undefined) return 'damaged-file'
      parts[name] = strToU8(plain)
      continue
    }
    if (name.startsWith('xl/worksheets/') && (isStretched(text) || hasTooManyMerges(text)))
      return 'file-too-large'
    parts[name] = content
  }
  const packed = zipSync(parts, { level: 0 })
  return packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer
}

/** The workbook without names of ranges (print areas and the like), which are unfolded cell by cell. */
function withoutNames(workbook: string): string | undefined {
  const plain = workbook.replace(/<definedNames\b[^>]*\/>|<definedNames\b.*?<\/definedNames\s*>/gs, '')
  return /<definedName|\bsheetId\s*=\s*["']\d{6}/.test(plain) ? undefined : plain
}

/** Whether a row claims a number of eight digits; a sheet has 1,048,576 rows at the most. */
function isStretched(sheet: string): boolean {
  return /\sr\s*=\s*["']\d{8}/.test(sheet)
}

/** Merged ranges as every program writes them; one that is written otherwise cannot be measured and counts as too many. */
function hasTooManyMerges(sheet: string): boolean {
  const named = sheet.match(/<mergeCell\s/g)?.length ?? 0
  if (named > MOST_MERGES) return true
  let cells = 0
  let measured = 0
  for (const [, left = '', top, right = left, bottom = top] of sheet.matchAll(
    /<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?"\s*(?:\/>|><\/mergeCell>)/g,
  )) {
    measured += 1
    cells += (Math.abs(columnOf(right) - columnOf(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1)
  }
  return measured !== named || cells > MOST_MERGED_CELLS
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
