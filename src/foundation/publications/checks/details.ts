import type { PublicationContent } from '../content.ts'
import type { DetailField } from '../kinds.ts'
import type { Finding } from './types.ts'

/** The codes of what is found in fields of a kind's own. */
export const DETAIL_CODES = ['date-in-future', 'date-goes-back'] as const

type Details = PublicationContent['details']

/**
 * What is wrong with the dates of a kind's own that must move on: one that lies in the future, or before the one that the
 * public has now (条例 第十二条: a guide says when it was last brought up to date).
 */
export function detailFindings(
  fields: readonly DetailField[],
  details: Details,
  inForce: Details | undefined,
  today: string,
): readonly Finding[] {
  return fields
    .filter(field => field.advances === true)
    .flatMap(({ name }) => {
      const date = dayOf(details[name])
      const before = dayOf(inForce?.[name])
      if (date === undefined) return []
      const found = (code: (typeof DETAIL_CODES)[number], suggestion: string): Finding => ({
        code,
        level: 'block',
        field: `details.${name}`,
        excerpt: date,
        suggestion,
      })
      if (date > today) return [found('date-in-future', `不晚于 ${today}`)]
      return before !== undefined && date < before ? [found('date-goes-back', `不早于 ${before}`)] : []
    })
}

function dayOf(value: Details[string] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
