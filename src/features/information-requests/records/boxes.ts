import { redactionGroundOf } from '../../../law/redaction-grounds.ts'
import type { PageBox } from '../../../platform/raster/index.ts'
import type { BurnedBox, RecordBoxRow } from './tables.ts'

/** Four sides per mille of the page, whole numbers. */
export interface Sides {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A little more than the line, so that no edge of a letter is left standing. */
const ROOM = 2

/** The box over a line of text. */
export function boxOverLine(line: Sides): Sides {
  const left = Math.max(0, Math.floor(line.left) - ROOM)
  const top = Math.max(0, Math.floor(line.top) - ROOM)
  const right = Math.min(1000, Math.ceil(line.left + line.width) + ROOM)
  const bottom = Math.min(1000, Math.ceil(line.top + line.height) + ROOM)
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
}

/** Four numbers in percent of the page as a box; undefined where they are none, or leave the page. */
export function boxOfPercents(
  percents: {
    readonly [side in keyof Sides]: string
  },
): Sides | undefined {
  const { left, top, width, height } = percents
  if (![left, top, width, height].every(each => /^\d{1,3}(\.\d)?$/.test(each))) return undefined
  const box = {
    left: Math.round(Number(left) * 10),
    top: Math.round(Number(top) * 10),
    width: Math.round(Number(width) * 10),
    height: Math.round(Number(height) * 10),
  }
  const inside = box.left + box.width <= 1000 && box.top + box.height <= 1000
  return inside && box.width >= 1 && box.height >= 1 ? box : undefined
}

/** Boxes as they are drawn, with the words of their ground in them. */
export function boxesToDraw(rows: readonly RecordBoxRow[]): PageBox[] {
  return rows.map(row => ({
    page: row.page,
    left: row.from_left,
    top: row.from_top,
    width: row.width,
    height: row.height,
    label: redactionGroundOf(row.ground)?.label ?? '',
  }))
}

/** What is kept of boxes with the copy that they were burned into. */
export function burnedBoxes(rows: readonly RecordBoxRow[]): BurnedBox[] {
  return rows.map(({ page, from_left, from_top, width, height, ground }) => ({
    page,
    from_left,
    from_top,
    width,
    height,
    ground,
  }))
}
