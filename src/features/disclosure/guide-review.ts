import { datePartsOf, isCivilDate, parseCivilDate } from '../../law/civil-date.ts'

/** What a decision about one agency's guide goes by. */
export interface LiveGuide {
  readonly agencyId: string
  readonly agencyName: string
  readonly number: number
  /** The released edition, for the workbench. */
  readonly editionId: string
  /** 更新日期 as the guide states it. */
  readonly reviewed: string
  /** The day on which the agency's details last changed after its founding; none where they never did. */
  readonly detailsChanged: string | null
  /** The agency's own mailbox; '' where it has none. */
  readonly email: string
}

/** Why and since when a guide is due for review. */
export interface GuideDue {
  readonly guide: LiveGuide
  readonly dueOn: string
  readonly reason: 'age' | 'details'
}

/**
 * Whether a guide is due for review on a day: so many months after it was last brought up to date, or at once when the
 * agency's details changed after that (条例 第十二条: the guide is kept up to date). The earlier day counts.
 */
export function guideDue(guide: LiveGuide, months: number, today: string): GuideDue | undefined {
  if (!isCivilDate(guide.reviewed)) return undefined
  const byAge = addMonths(guide.reviewed, months)
  const { detailsChanged } = guide
  const byDetails = detailsChanged !== null && detailsChanged > guide.reviewed ? detailsChanged : undefined
  const first: GuideDue =
    byDetails !== undefined && byDetails <= byAge
      ? { guide, dueOn: byDetails, reason: 'details' }
      : { guide, dueOn: byAge, reason: 'age' }
  return first.dueOn <= today ? first : undefined
}

/** The guides that are due, the longest overdue first. */
export function guidesDue(guides: readonly LiveGuide[], months: number, today: string): readonly GuideDue[] {
  return guides
    .flatMap(guide => guideDue(guide, months, today) ?? [])
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** The same day some months later; the last day of a shorter month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const parsed = parseCivilDate(date)
  if (!parsed) throw new Error(`not a date: ${date}`)
  const { year, month, day } = datePartsOf(parsed)
  const at = month - 1 + months
  const y = year + Math.floor(at / 12)
  const m = (at % 12) + 1
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${y}-${two(m)}-${two(Math.min(day, last))}`
}
