import { civilDateOf } from '../../law/civil-date.ts'
import type { Agency } from '../agencies/index.ts'
import type { SearchEntry } from '../search/index.ts'
import { excerpt, plainText } from './bodies/text.ts'
import type { PublicationKind } from './kinds.ts'
import type { Standing } from './standing.ts'

/** What the one index learns of a publication. The day is the document's own: written, or else first published. */
export function searchEntryOf(
  standing: Standing,
  kind: PublicationKind,
  number: number,
  agency: Agency,
  now: Date,
): SearchEntry {
  const { content } = standing
  const text = plainText(content.body)
  return {
    id: standing.publicationId,
    kind: standing.kind,
    href: `/d/${number}`,
    title: content.title,
    documentNumber: content.documentNumber,
    agencyKey: agency.key,
    agencyName: agency.name,
    topic: content.theme,
    day: content.firstPublished ?? content.written ?? civilDateOf(now),
    holdsUntil: lastDay(content.details, kind),
    summary: content.summary || excerpt(text, 120),
    text: [
      content.issuers.join(' '),
      content.addressee ?? '',
      content.keywords.join(' '),
      content.summary,
      text,
    ].join('\n'),
  }
}

/** The last day on which a text holds, where its kind has a field for it and the text fills it. */
function lastDay(details: Standing['content']['details'], kind: PublicationKind): string | null {
  const field = kind.details.find(each => each.holdsUntil)
  const day = field && details[field.name]
  return typeof day === 'string' && day !== '' ? day : null
}
