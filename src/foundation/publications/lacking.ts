import type { PublicationContent } from './content.ts'
import type { PublicationKind } from './kinds.ts'

/**
 * The fields that the text still lacks before it can be submitted. A form names them one by one, and the order is
 * the order of the form.
 */
export function lackingFields(content: PublicationContent, kind: PublicationKind): readonly string[] {
  const lacking: string[] = []
  if (content.title === '') lacking.push('title')
  if (content.issuers.length === 0) lacking.push('issuers')
  if (kind.official && content.written === null) lacking.push('written')
  for (const field of kind.details) {
    const value = content.details[field.name]
    if (field.required && (value === undefined || value === null || value === ''))
      lacking.push(`details.${field.name}`)
  }
  if (content.body.trim() === '' && content.attachments.length === 0) lacking.push('body')
  return lacking
}
