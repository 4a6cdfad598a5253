import { parseDecimal } from '../../../law/report-cells.ts'
import {
  DISPUTE_GROUPS,
  type ReportCell,
  type ReportForm,
  TABLE_THREE_COLUMNS,
  TABLE_THREE_GROUPS,
  TABLE_TWO_COLUMNS,
  tableOne,
  tableTwo,
} from '../../../law/report-form.ts'

/** A table as a file gives it: the text of every place, merged cells repeated. */
export type Grid = readonly (readonly string[])[]

/** The numbers that were read, and every line that looks as if it held some and was not understood. */
export interface ReadTables {
  readonly values: ReadonlyMap<ReportCell, bigint>
  readonly strange: readonly { readonly line: string; readonly why: 'no-such-row' | 'not-a-number' }[]
}

/**
 * Reads the three tables of a report in the national form out of whatever tables a file holds, in any order: by the words of
 * their heads and rows, not by their places. A blank is no number (real reports leave totals blank). The first number of a
 * cell counts.
 */
export function readTables(form: ReportForm, grids: readonly Grid[]): ReadTables {
  const reading = new Reading(form)
  for (const grid of grids) {
    grid.forEach((row, at) => {
      const words = row.map(flat)
      if (words.includes('自然人')) reading.two(grid, at)
      else if (words.includes('结果维持')) reading.three(grid, at)
      else if (words.some(word => word.endsWith('信息内容'))) reading.one(grid, at)
    })
  }
  return { values: reading.values, strange: reading.strange }
}

/** Words without spaces, signs and the kind of width they are written in. */
export function flat(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '')
}

const isFigure = (text: string | undefined) => /^-?[\d.,，\s]+$/.test((text ?? '').normalize('NFKC').trim())

class Reading {
  readonly values = new Map<ReportCell, bigint>()
  readonly strange: { line: string; why: 'no-such-row' | 'not-a-number' }[] = []

  private readonly form: ReportForm

  constructor(form: ReportForm) {
    this.form = form
  }

  /** 主动公开: below each head with 信息内容 the rows of one item. */
  one(grid: Grid, top: number): void {
    const head = (grid[top] ?? []).map(flat)
    const side = head.findIndex(word => word.endsWith('信息内容'))
    for (const row of grid.slice(top + 1)) {
      const label = flat(row[side] ?? '')
      if (label === '' || label.startsWith('第二十条') || label.endsWith('信息内容')) return
      const group = tableOne(this.form).find(each => each.rows.some(line => flat(line.label) === label))
      const line = group?.rows.find(each => flat(each.label) === label)
      if (!group || !line) {
        if (row.slice(side + 1).some(isFigure)) this.note(row[side] ?? '', 'no-such-row')
        continue
      }
      for (const column of group.columns) {
        const at = head.indexOf(flat(column.label))
        if (at !== -1) this.put(`t1.${line.key}.${column.key}`, row[at], `${line.label}${column.label}`)
      }
    }
  }

  /** 收到和处理申请: the columns by their heads, which stand in one row or in two. */
  two(grid: Grid, top: number): void {
    const natural = (grid[top] ?? []).findIndex(text => flat(text) === '自然人')
    const columns = new Map<number, string>()
    for (const row of grid.slice(top, top + 2)) {
      row.forEach((text, at) => {
        const found = TABLE_TWO_COLUMNS.find(column => column.label === flat(text))
        const taken = found && [...columns.values()].includes(found.key)
        if (found && at >= natural && !taken) columns.set(at, found.key)
      })
    }
    const lines = tableTwo(this.form).map(line => ({ ...line, flat: flat(line.label) }))
    for (const row of grid.slice(top + 1)) {
      const words = row.map(flat)
      if (words.includes('结果维持')) return
      const label = [...new Set(row.slice(0, natural))].join('')
      const line = lines
        .filter(each => flat(label).endsWith(each.flat))
        .sort((one, other) => other.flat.length - one.flat.length)[0]
      if (!line) {
        if (row.slice(natural).some(isFigure)) this.note(label, 'no-such-row')
        continue
      }
      for (const [at, key] of columns)
        this.put(
          `t2.${line.key}.${key}` as ReportCell,
          row[at],
          `${line.label}${flat(grid[top]?.[at] ?? '')}`,
        )
    }
  }

  /** 复议、诉讼: the three groups beside each other with one row of numbers, or below each other with their names. */
  three(grid: Grid, top: number): void {
    const head = (grid[top] ?? []).map(flat)
    const places = TABLE_THREE_COLUMNS.map(column => ({
      ...column,
      at: head.flatMap((word, at) => (word === column.label ? [at] : [])),
    }))
    if ((places[0]?.at.length ?? 0) > 1) {
      const row = grid.slice(top + 1).find(each => each.some(isFigure))
      DISPUTE_GROUPS.forEach((group, nth) => {
        for (const { key, label, at } of places)
          if (row && at[nth] !== undefined) this.put(`t3.${group}.${key}`, row[at[nth]], label)
      })
      return
    }
    for (const row of grid.slice(top + 1)) {
      const label = [...new Set(row.slice(0, places[0]?.at[0] ?? 0))].join('')
      const group = TABLE_THREE_GROUPS.find(each => flat(label).endsWith(each.label))
      if (!group) {
        if (row.some(isFigure)) this.note(label, 'no-such-row')
        continue
      }
      for (const { key, at } of places)
        if (at[0] !== undefined) this.put(`t3.${group.key}.${key}`, row[at[0]], `${label}${key}`)
    }
  }

  private note(line: string, why: 'no-such-row' | 'not-a-number'): void {
    // A head of two rows is met twice.
    if (!this.strange.some(each => each.line === line)) this.strange.push({ line, why })
  }

  private put(cell: ReportCell, text: string | undefined, place: string): void {
    const written = (text ?? '').normalize('NFKC').trim()
    if (flat(written) === '' || this.values.has(cell)) return
    const value = parseDecimal(written)
    if (value === undefined) this.note(`${place}：${written.slice(0, 40)}`, 'not-a-number')
    else this.values.set(cell, value)
  }
}
