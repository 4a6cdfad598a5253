import { type CivilDate, parseCivilDate } from '../../../law/civil-date.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import type { Indicator } from './store-lists.ts'

/** An item as a line says it: agencies still by the names that somebody wrote. */
export interface ItemLine {
  readonly row: number
  readonly number: string
  readonly part: string
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly due: CivilDate | null
  readonly indicators: readonly Indicator[]
  readonly withheldBasis: string | null
}

/** The columns of a line in their order, as the form names them. */
export const LINE_COLUMNS = [
  '序号',
  '部分',
  '一级',
  '二级',
  '要求',
  '牵头单位',
  '配合单位',
  '完成时限',
  '指标',
  '不公开依据',
] as const

const LIMITS = [20, 200, 500, 500, 8000] as const
const MOST = 500

/**
 * Reads items from text, one a line, columns parted by tabs (as a spreadsheet copies them) or `｜`. The last columns may be
 * missing. Several agencies are parted by 、; indicators are `名称 目标 单位`, parted by ；. Every wrong line is told.
 */
export function readItemLines(
  text: string,
  takes: { readonly figures: boolean; readonly withholding: boolean },
): { readonly items: readonly ItemLine[]; readonly problems: readonly Problem[] } {
  const items: ItemLine[] = []
  const problems: Problem[] = []
  const lines = text.split('\n')
  if (lines.length > MOST) return { items, problems: [bad(MOST + 1, `最多${MOST}行`)] }
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || isHead(line)) continue
    const row = at + 1
    const cells = line.split(/[\t｜|]/).map(cell => cell.trim())
    const why = faultOf(cells, takes)
    if (why !== undefined) {
      problems.push(bad(row, why))
      continue
    }
    const [number = '', part = '', level1 = '', level2 = '', requirement = ''] = cells
    items.push({
      row,
      number,
      part,
      level1,
      level2,
      requirement,
      lead: namesIn(cells[5]),
      support: namesIn(cells[6]),
      due: parseCivilDate(cells[7] ?? '') ?? null,
      indicators: readIndicators(cells[8] ?? '') ?? [],
      withheldBasis: cells[9] ? cells[9] : null,
    })
  }
  return { items, problems }
}

/** The lines that `readItemLines` reads. */
export function writeItemLines(
  items: readonly (Omit<ItemLine, 'row' | 'lead' | 'support'> & {
    readonly lead: string
    readonly support: string
  })[],
): string {
  return items
    .map(each =>
      [
        each.number,
        each.part,
        each.level1,
        each.level2,
        each.requirement.replace(/\s*\n\s*/g, ' '),
        each.lead,
        each.support,
        each.due ?? '',
        each.indicators.map(({ name, target, unit }) => `${name} ${target} ${unit}`.trim()).join('；'),
        each.withheldBasis ?? '',
      ]
        .join('｜')
        .replace(/｜+$/, ''),
    )
    .join('\n')
}

function isHead(line: string): boolean {
  return line.includes('牵头') && line.includes('要求')
}

/** What is wrong with a line, in words; undefined where nothing is. */
function faultOf(
  cells: readonly string[],
  takes: { readonly figures: boolean; readonly withholding: boolean },
): string | undefined {
  if (cells.length > LINE_COLUMNS.length) return '栏目多于十个'
  if (!cells[4]) return '缺少要求'
  const long = LIMITS.findIndex((limit, at) => (cells[at] ?? '').length > limit)
  if (long >= 0) return `“${LINE_COLUMNS[long]}”过长`
  if (namesIn(cells[5]).length === 0) return '缺少牵头单位'
  if (cells[7] && !parseCivilDate(cells[7])) return '时限应写成2026-12-31的样子'
  const indicators = readIndicators(cells[8] ?? '')
  if (!indicators) return '指标应写成“名称 目标 单位”'
  if (indicators.length > 0 && !takes.figures) return '这类清单没有指标'
  const basis = cells[9] ?? ''
  if (basis !== '' && !takes.withholding) return '这类清单的内容都应当公开'
  if (basis !== '' && (basis.length < 4 || basis.length > 300)) return '不公开依据应写明法律条款'
  return undefined
}

function namesIn(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split(/[、，,；;]+/)
    .map(name => name.trim())
    .filter(name => name !== '')
}

function readIndicators(cell: string): readonly Indicator[] | undefined {
  const found: Indicator[] = []
  for (const piece of cell.split(/[；;]+/).map(each => each.trim())) {
    if (piece === '') continue
    const match = /^(\S.{0,99}?)\s+(\d{1,15}(?:\.\d{1,6})?)\s*(\S{0,20})$/.exec(piece)
    if (!match) return undefined
    found.push({ name: match[1] ?? '', target: match[2] ?? '', unit: match[3] ?? '' })
  }
  return found
}

function bad(row: number, why: string): Problem {
  return { field: 'items', code: 'bad-row', detail: { row, why } }
}
